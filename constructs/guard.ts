/**
 * Owns the guard of an app: it sees to it that the whole fleet is judged before the framework writes a byte, whichever class the app is of.
 * One guard per construct tree, whatever its number of stacks.
 */
import { keyOf, nameOf, type ThingName } from "../lib/emit/provision";
import { EmitError } from "../lib/emit/artefact";
import type { Fleet, Host } from "../lib/model/fleet";
import { InputError } from "../lib/model/input-error";
import { type App, appOf, type IConstruct, PayloadResource, stackOf, validateStackOf } from "./cdktf";
import { DeclarationError } from "./declaration-error";
import { fleetOf, type Judged, judge, type JudgeOptions, RejectedFleet } from "./judge";
import { removeOutput } from "./output";
import { OutputError } from "../lib/output/owned-folder";
import { presentable } from "./presentable";

/** What is wrong with the person's program or files, and no bug of anybody's. */
function isOfPerson(error: unknown): error is Error {
  return (
    error instanceof InputError ||
    error instanceof EmitError ||
    error instanceof DeclarationError ||
    error instanceof RejectedFleet ||
    error instanceof OutputError
  );
}

const guards = new WeakMap<IConstruct, Guard>();

export class Guard {
  private readonly stacks = new WeakSet<object>();
  /** How many things were declared so far: tells whether a judgement still covers them all. */
  private declared = 0;
  private last: { readonly declared: number; readonly judged: Judged } | undefined;
  private known:
    | {
        readonly declared: number;
        readonly fleet: Fleet;
        readonly resources: readonly PayloadResource[];
        byName?: ReadonlyMap<string, PayloadResource>;
      }
    | undefined;
  private options: JudgeOptions = {};

  private constructor(private readonly root: IConstruct) {}

  /** The guard of the tree that `construct` is in. */
  static of(construct: IConstruct): Guard {
    const root = construct.node.root;
    let guard = guards.get(root);
    if (guard === undefined) {
      guards.set(root, (guard = new Guard(root)));
      const app = appOf(root);
      if (app !== undefined) guard.wrapSynth(app);
    }
    return guard;
  }

  /** What the app says about how to judge. Before the first thing is declared. */
  configure(options: JudgeOptions): void {
    this.options = options;
  }

  /** Called by each thing as it is declared. */
  watch(thing: IConstruct): void {
    this.declared++;
    const stack = stackOf(thing);
    if (this.stacks.has(stack)) return;
    this.stacks.add(stack);
    // For things that an aspect adds once synth has begun, and for tests that validate a stack without its app.
    validateStackOf(thing, () => void this.judge());
  }

  /** Judges once, and again only if more was declared. @throws RejectedFleet */
  judge(): Judged {
    if (this.last?.declared !== this.declared)
      this.last = { declared: this.declared, judged: judge(this.look().fleet, this.options) };
    return this.last.judged;
  }

  /** A declared host, judged or not. @throws InputError if a declaration is malformed. */
  host(name: string): Host {
    const host = this.look().fleet.hosts.find((one) => one.name === name);
    if (host === undefined) throw new Error(`host ${name} was taken out of the tree, and something on it was not`);
    return host;
  }

  /** What is declared, in that order. */
  get resources(): readonly PayloadResource[] {
    return this.look().resources;
  }

  /** The Terraform address of a thing in the stack of `from`. Undefined where it is not declared there: no resource can wait for one of another stack. */
  addressOf(name: ThingName, from: IConstruct): string | undefined {
    const look = this.look();
    look.byName ??= new Map(look.resources.map((one) => [keyOf(nameOf(one.placed.thing)), one]));
    const resource = look.byName.get(keyOf(name));
    return resource !== undefined && stackOf(resource) === stackOf(from) ? resource.address : undefined;
  }

  /**
   * The framework's own synth stops at nothing that comes before its first write, save an error thrown in `synth` itself: annotations can be
   * turned off, and validations run stack by stack. So the app's method is replaced, on this one object. A failed synth leaves no output
   * of an earlier run that would look as if it were this one's.
   */
  private wrapSynth(app: App): void {
    const synth = app.synth.bind(app);
    const guarded = (): void => {
      try {
        this.judge();
        synth();
      } catch (error) {
        // What somebody changed by hand was refused before anything was written, and the earlier synth is whole.
        if (!(error instanceof OutputError)) removeOutput(app.outdir);
        throw isOfPerson(error) ? presentable(error, guarded) : error;
      }
    };
    app.synth = guarded;
  }

  /** What is still in the tree, in the order declared. */
  private look(): NonNullable<Guard["known"]> {
    if (this.known?.declared !== this.declared) {
      const resources = this.root.node.findAll().filter((construct) => construct instanceof PayloadResource);
      this.known = { declared: this.declared, fleet: fleetOf(resources.map(({ placed }) => placed)), resources };
    }
    return this.known;
  }
}
