/**
 * Owns everything that touches the CDKTF framework, and is the only file that imports it: `cdktf` itself, or `cdktn` under that name.
 * Must not know what a host or a domU is.
 */
import { NullProvider } from "@cdktf/provider-null/lib/provider";
import { Resource as NullResource, type ResourceConfig as NullResourceConfig } from "@cdktf/provider-null/lib/resource";
import {
  App,
  type AppConfig,
  Fn,
  type IResolvable,
  type IResolveContext,
  LocalBackend,
  type SSHProvisionerConnection,
  TerraformBackend,
  TerraformElement,
  TerraformStack,
  Token,
  Tokenization,
} from "cdktf";
import { Construct, type IConstruct } from "constructs";
import type { PlacedThing } from "../lib/model/assemble";
import { encodePayload } from "../lib/model/payload";
import { Unknown } from "../lib/model/planned";

export { App, Construct };
export type { AppConfig, IConstruct, IResolvable, SSHProvisionerConnection };

// --- resources -------------------------------------------------------------------------------------------------------------------

/** A null_resource, with the provider that its stack needs for it. */
abstract class ProvidedResource extends NullResource {
  constructor(scope: Construct, id: string, config: NullResourceConfig = {}) {
    super(scope, id, config);
    provideNull(TerraformStack.of(this));
  }

  /** What other resources call it. */
  get address(): string {
    return `${this.terraformResourceType}.${this.friendlyUniqueId}`;
  }
}

/** A null_resource whose triggers carry the payload of one declared thing. Where it was declared goes into its metadata, never into a trigger. */
export abstract class PayloadResource extends ProvidedResource {
  constructor(
    scope: Construct,
    id: string,
    private readonly declared: PlacedThing,
  ) {
    super(scope, id, { triggers: triggers(declared) });
  }

  /** What policies judge. */
  get placed(): PlacedThing {
    return this.declared;
  }

  /** What Terraform does on the host for this thing. Undefined: nothing. */
  protected abstract provisioning(): Provisioning | undefined;

  override toTerraform(): unknown {
    // What was declared of it by others, after it.
    if (this.placed !== this.declared) this.retrigger(triggers(this.placed));
    const provisioning = this.provisioning();
    if (provisioning !== undefined) this.provideWith(provisioning);
    return super.toTerraform();
  }

  /** Lands under `//` of the resource, which Terraform ignores. */
  protected override get constructNodeMetadata(): Record<string, unknown> {
    const { location } = this.declared.origin;
    const notes = { ...super.constructNodeMetadata, ...(location !== undefined && { xenplan: { location } }) };
    return Object.fromEntries(Object.entries(notes).map(([name, note]) => [name, new Plain(note)]));
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    const { triggersInput } = this;
    const isPlain = triggersInput !== undefined && triggersInput === this.plain && !("triggers" in this.rawOverrides);
    return isPlain ? { triggers: new Plain(triggersInput) } : super.synthesizeAttributes();
  }

  /** The triggers, where no part of them is a token. */
  private plain: Readonly<Record<string, string>> | undefined =
    expressionOf(Object.values(this.triggersInput ?? {})) === undefined ? this.triggersInput : undefined;

  private provideWith(provisioning: Provisioning): void {
    provide(this, provisioning);
    if (provisioning.fingerprint === undefined) return;
    this.retrigger({ [SCRIPT_KEY]: provisioning.fingerprint });
  }

  private retrigger(more: Readonly<Record<string, string>>): void {
    const isPlain = this.triggersInput === this.plain && expressionOf(Object.values(more)) === undefined;
    this.triggers = { ...this.triggersInput, ...more };
    if (isPlain) this.plain = this.triggersInput;
  }
}

/**
 * A value that is known to hold no token, so that the framework need not look for one in each of its strings: it does so three times over
 * otherwise, which is half of what synth costs. Resolved per element it is itself still, resolved with the whole stack it is the value.
 */
class Plain implements IResolvable {
  readonly creationStack: string[] = [];

  constructor(
    private readonly value: unknown,
    private readonly passes = 2,
  ) {}

  resolve(context: IResolveContext): unknown {
    const resolved = this.passes === 1 ? this.value : new Plain(this.value, this.passes - 1);
    context.registerPostProcessor({ postProcess: () => resolved });
    return null;
  }

  toJSON(): unknown {
    return this.value;
  }

  toString(): string {
    return Token.asString(this);
  }
}

function triggers({ thing, origin }: PlacedThing): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [key, value] of Object.entries(encodePayload(thing))) {
    if (value instanceof Unknown && value.expression === undefined) {
      throw new Error(
        `${origin.label ?? thing.kind}: ${key} is unknown until apply, and no expression says where it will come from`,
      );
    }
    result[literal(key)] = value instanceof Unknown ? (value.expression as string) : literal(value);
  }
  return result;
}

const provided = new WeakSet<TerraformStack>();

/** Gives a stack the provider that our resources need, unless somebody else does, be it later. */
function provideNull(stack: TerraformStack): void {
  if (provided.has(stack)) return;
  provided.add(stack);
  new NullProviderOfLastResort(stack, "xenplan-null-provider");
}

/** Steps back when the stack has a default null provider of its own: Terraform refuses two. */
class NullProviderOfLastResort extends NullProvider {
  override toTerraform(): unknown {
    return this.isNeeded ? super.toTerraform() : {};
  }

  override toHclTerraform(): unknown {
    return this.isNeeded ? super.toHclTerraform() : {};
  }

  private get isNeeded(): boolean {
    return !this.cdktfStack
      .allProviders()
      .some((other) => other !== this && other.terraformResourceType === "null" && other.alias === undefined);
  }
}

// --- provisioners ----------------------------------------------------------------------------------------------------------------

/** Tells Terraform that a script has changed: of a changed provisioner alone it takes no notice. */
const SCRIPT_KEY = "xenplan.script";

/** What is done on a host. */
export interface RemoteRun {
  /** How it is reached. */
  readonly connection: SSHProvisionerConnection;
  /** Of its shell, in Terraform's template syntax. */
  readonly commands: readonly string[];
}

/** What Terraform does for a resource when it creates it. No resource ever has anything that is done when it is destroyed. */
export interface Provisioning {
  /** The addresses of what comes before it. */
  readonly after: readonly string[];
  /** What is done. Absent: nothing but waiting. */
  readonly run?: RemoteRun;
  /** Changes when the run is to be repeated. */
  readonly fingerprint?: string;
}

/** Does something on a host, and stands for nothing that was declared. Its one trigger says when to do it again. */
export abstract class RunResource extends ProvidedResource {
  protected abstract provisioning(): Provisioning;

  override toTerraform(): unknown {
    const provisioning = this.provisioning();
    provide(this, provisioning);
    if (provisioning.fingerprint !== undefined) this.triggers = { [SCRIPT_KEY]: provisioning.fingerprint };
    return super.toTerraform();
  }
}

/** Does something on the machine that applies, after everything else in the stack has been done. */
export class LastResource extends ProvidedResource {
  private static readonly ID = "xenplan-applied";

  /** The one of a stack. */
  static of(stack: object): LastResource {
    const scope = stack as TerraformStack;
    const known = scope.node.tryFindChild(LastResource.ID);
    return known instanceof LastResource ? known : new LastResource(scope, LastResource.ID);
  }

  /** @param command of a POSIX shell, in Terraform's template syntax. It is run anew whenever the triggers change. */
  configure(triggers: Readonly<Record<string, string>>, command: string): void {
    this.triggers = { ...triggers };
    this.provisioners = [{ type: "local-exec", interpreter: ["/bin/sh", "-c"], command }];
  }

  override toTerraform(): unknown {
    this.dependsOn = TerraformStack.of(this)
      .node.findAll()
      .flatMap((one) => (one instanceof ProvidedResource && one !== this ? [one.address] : []));
    return super.toTerraform();
  }
}

/** A resource that is gone from the code, and what Terraform does on its host as it destroys it. Such a block is the only place for that. */
export abstract class RemovedResource extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly from: string | undefined,
  ) {
    super(scope, id);
    provideNull(TerraformStack.of(this));
  }

  /** The address that the resource had. */
  protected get address(): string {
    return this.from ?? `null_resource.${this.friendlyUniqueId}`;
  }

  /** May refer to `self` alone. */
  protected abstract removal(): RemoteRun;

  override toTerraform(): unknown {
    const { connection, commands } = this.removal();
    const provisioner = [{ "remote-exec": { when: "destroy", inline: commands } }];
    return {
      removed: [{ from: this.address, lifecycle: { destroy: true }, connection: inSnakeCase(connection), provisioner }],
    };
  }

  override toHclTerraform(): unknown {
    throw new Error(`${this.node.path}: removals are synthesized as JSON only`);
  }
}

/** May be called again: the framework synthesizes some resources twice. */
function provide(resource: NullResource, { after, run }: Provisioning): void {
  const dependencies = new Set([...(resource.dependsOn ?? []), ...after]);
  if (dependencies.size > 0) resource.dependsOn = [...dependencies];
  if (run === undefined) return;
  resource.connection = run.connection;
  resource.provisioners = [{ type: "remote-exec", inline: [...run.commands] }];
}

function inSnakeCase(connection: SSHProvisionerConnection): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(connection).map(([key, value]) => [
      key.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`),
      value as unknown,
    ]),
  );
}

// --- seams of synth --------------------------------------------------------------------------------------------------------------

/** The app that a construct belongs to, undefined where the tree has none (some tests). */
export function appOf(construct: IConstruct): App | undefined {
  const root = construct.node.root;
  return App.isApp(root) ? root : undefined;
}

/** Runs `check` before the stack of `construct` is written, and wherever else the framework validates it. It rejects by throwing. */
export function validateStackOf(construct: IConstruct, check: () => void): void {
  const validate = (): string[] => {
    check();
    return [];
  };
  TerraformStack.of(construct).node.addValidation({ validate });
}

/** Whether a construct is still where it was declared. */
export function isInTree(construct: IConstruct): boolean {
  const { id, scope } = construct.node;
  return scope === undefined || (scope.node.tryFindChild(id) === construct && isInTree(scope));
}

/** What the framework calls a stack, and its folder. */
export function stackId(stack: object): string {
  return (stack as TerraformStack).node.id;
}

export function stackOf(construct: IConstruct): object {
  return TerraformStack.of(construct);
}

/**
 * Gives every stack without a backend a local one with a relative path: the framework's own writes an absolute path into the output. The state
 * lies where the framework puts it for people who work in the folder above their output, not in the output, which people delete. From any
 * stack's folder the path is the same, as a stack that refers to another reads the state of that one.
 */
export function keepStatesByRelativePaths(app: App): void {
  for (const construct of app.node.findAll()) {
    if (!TerraformStack.isStack(construct) || construct.node.findAll().some(TerraformBackend.isBackend)) continue;
    new LocalBackend(construct, { path: `../../../terraform.${construct.node.id}.tfstate` });
  }
}

// --- strings and tokens ----------------------------------------------------------------------------------------------------------

const TOKEN = /(\$\{TfToken\[[^[\]]+\]\})/;

/** The same text as Terraform's template syntax writes it. */
export function literal(text: string): string {
  return text.includes("{") ? text.replace(/[$%](?=\{)/g, "$&$&") : text;
}

/** The Terraform expression that stands for a value of the framework's (a token, a list of tokens), undefined for a plain value. */
export function expressionOf(value: unknown): string | undefined {
  if (typeof value === "string") return value.includes("{") && Token.isUnresolved(value) ? template(value) : undefined;
  if (typeof value === "number")
    return Token.isUnresolved(value) ? Token.asString(Tokenization.reverseNumber(value)) : undefined;
  if (Tokenization.isResolvable(value)) return Token.asString(value);
  if (Array.isArray(value) && (Token.isUnresolved(value) || value.some((item) => expressionOf(item) !== undefined)))
    return jsonExpression(value);
  return undefined;
}

/** The expression of what is in a file of the machine that applies the plan. Empty where there is none: plans are made elsewhere too. */
export function fileContent(path: string): string {
  return Token.asString(Fn.try([Fn.file(Fn.pathexpand(path)), ""]));
}

/** The expression of a value's JSON, for what travels as JSON. */
export function jsonExpression(value: unknown): string {
  return Fn.jsonencode(value);
}

/** Text around tokens is literal. A $ or % just before one would escape it, so it becomes an expression itself. */
function template(text: string): string {
  return text
    .split(TOKEN)
    .map((part, index) => (index % 2 === 1 ? part : literal(part).replace(/[$%]$/, '${"$&"}')))
    .join("");
}
