/**
 * Owns whether a plan is whole. `complete` does not tell: older Terraform and every OpenTofu leave it out, and a plan with `-target` or
 * `-exclude` leaves resources out of its changes. So what the configuration declares and what the state holds is looked for among the changes.
 */
import { carriersOf, hintsAtOurs, isOurs } from "./found";
import { isEvaluated } from "./plan-configuration";
import { type Mapping, mapping, mappings, textOf } from "./untrusted";

/** The part of a plan that tells it. */
export interface PlanExtent {
  readonly resource_changes?: unknown;
  readonly configuration?: unknown;
  readonly prior_state?: unknown;
}

/** No module is nested deeper. */
const DEEPEST = 100;

/** The addresses of resources that carry what is ours, or may, and that no change speaks of. */
export function leftOut({ resource_changes, configuration, prior_state }: PlanExtent): readonly string[] {
  const addresses = addressesOf(resource_changes);
  const declared = new Set([...addresses].map(withoutInstances));
  const missing = new Set<string>();
  for (const { address, mayBeNone } of declaredIn(mapping(mapping(configuration)["root_module"]), "", false))
    if (!declared.has(address) && !mayBeNone) missing.add(address);
  for (const address of heldIn(mapping(mapping(mapping(prior_state)["values"])["root_module"])))
    if (!addresses.has(address)) missing.add(address);
  return [...missing];
}

function addressesOf(changes: unknown): ReadonlySet<string> {
  return new Set(
    mappings(changes).flatMap(({ address, previous_address }) =>
      [address, previous_address].flatMap((one) => textOf(one) ?? []),
    ),
  );
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

function* declaredIn(module: Mapping, prefix: string, mayBeNone: boolean, depth = 0): Iterable<Declared> {
  if (depth > DEEPEST) return;
  for (const resource of mappings(module["resources"])) {
    const { mode, type, name } = resource;
    const attributes = carriersOf(type);
    if (mode === "data" || attributes === undefined) continue;
    const expressions = mapping(resource["expressions"]);
    const carries = attributes.some(
      (attribute) => isEvaluated(expressions[attribute]) || isOurs(mapping(expressions[attribute])["constant_value"]),
    );
    if (carries)
      yield { address: `${prefix}${String(type)}.${String(name)}`, mayBeNone: mayBeNone || isRepeated(resource) };
  }
  for (const [name, made] of Object.entries(mapping(module["module_calls"]))) {
    const call = mapping(made);
    yield* declaredIn(mapping(call["module"]), `${prefix}module.${name}.`, mayBeNone || isRepeated(call), depth + 1);
  }
}

function isRepeated(block: Mapping): boolean {
  return "count_expression" in block || "for_each_expression" in block;
}

function* heldIn(module: Mapping, depth = 0): Iterable<string> {
  if (depth > DEEPEST) return;
  for (const { address, mode, type, deposed_key, values } of mappings(module["resources"])) {
    const attributes = carriersOf(type);
    const held = textOf(address);
    if (mode === "data" || attributes === undefined || deposed_key !== undefined || held === undefined) continue;
    if (attributes.some((attribute) => hintsAtOurs(mapping(values)[attribute]))) yield held;
  }
  for (const child of mappings(module["child_modules"])) yield* heldIn(child, depth + 1);
}
