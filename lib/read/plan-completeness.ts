/**
 * Owns whether a plan is whole. `complete` does not tell: older Terraform and every OpenTofu leave it out, and a plan with `-target` or
 * `-exclude` leaves resources out of its changes. So what the configuration declares and what the state holds is looked for among the changes.
 */
import { CARRIERS, hintsAtOurs, isOurs } from "./found";
import type { PlanConfiguration } from "./plan-configuration";

/** The part of a plan that tells it. */
export interface PlanExtent {
  readonly resource_changes?: unknown;
  readonly configuration?: PlanConfiguration;
  readonly prior_state?: unknown;
}

interface StateModule {
  readonly resources?: readonly {
    readonly address?: unknown;
    readonly mode?: unknown;
    readonly type?: unknown;
    readonly deposed_key?: unknown;
    readonly values?: Readonly<Record<string, unknown>> | null;
  }[];
  readonly child_modules?: readonly StateModule[];
}

/** The addresses of resources that carry what is ours, or may, and that no change speaks of. */
export function leftOut({ resource_changes, configuration, prior_state }: PlanExtent): readonly string[] {
  const addresses = addressesOf(resource_changes);
  const declared = new Set([...addresses].map(withoutInstances));
  const missing = new Set<string>();
  for (const { address, mayBeNone } of declaredIn(configuration?.root_module, "", false))
    if (!declared.has(address) && !mayBeNone) missing.add(address);
  const state = (prior_state as { readonly values?: { readonly root_module?: StateModule } } | undefined)?.values;
  for (const address of heldIn(state?.root_module)) if (!addresses.has(address)) missing.add(address);
  return [...missing];
}

function addressesOf(changes: unknown): ReadonlySet<string> {
  const addresses = new Set<string>();
  for (const change of Array.isArray(changes) ? (changes as readonly unknown[]) : []) {
    const { address, previous_address } = (change ?? {}) as Readonly<Record<string, unknown>>;
    for (const one of [address, previous_address]) if (typeof one === "string") addresses.add(one);
  }
  return addresses;
}

/** `module.a["x"].null_resource.b[0]` without its instances. */
function withoutInstances(address: string): string {
  return address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, "");
}

interface Declared {
  readonly address: string;
  /** Whether it or its module is made once for each of something, of which there may be none. */
  readonly mayBeNone: boolean;
}

function* declaredIn(module: PlanConfiguration["root_module"], prefix: string, mayBeNone: boolean): Iterable<Declared> {
  for (const { mode, type = "", name = "", expressions = {}, ...resource } of module?.resources ?? []) {
    const attributes = CARRIERS[type];
    if (mode === "data" || attributes === undefined) continue;
    const carries = attributes.some((attribute) => {
      const expression = expressions[attribute];
      return expression !== undefined && (!("constant_value" in expression) || isOurs(expression.constant_value));
    });
    if (carries) yield { address: `${prefix}${type}.${name}`, mayBeNone: mayBeNone || isRepeated(resource) };
  }
  for (const [name, call] of Object.entries(module?.module_calls ?? {})) {
    if (call === undefined) continue;
    yield* declaredIn(call.module, `${prefix}module.${name}.`, mayBeNone || isRepeated(call));
  }
}

function isRepeated(block: object): boolean {
  return "count_expression" in block || "for_each_expression" in block;
}

function* heldIn(module: StateModule | undefined): Iterable<string> {
  for (const { address, mode, type, deposed_key, values } of module?.resources ?? []) {
    const attributes = CARRIERS[String(type)];
    if (mode === "data" || attributes === undefined || deposed_key !== undefined || typeof address !== "string")
      continue;
    if (attributes.some((attribute) => hintsAtOurs(values?.[attribute]))) yield address;
  }
  for (const child of module?.child_modules ?? []) yield* heldIn(child);
}
