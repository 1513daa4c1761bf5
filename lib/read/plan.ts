/**
 * Owns the door for plans: what `terraform show -json PLAN` prints (its format 1.x), both before and after.
 * Changes outside Terraform (`resource_drift`) and deposed objects are not judged: neither is what the plan asks for. What a plan leaves out
 * is not guessed: it is refused.
 */
import { InputError, type Problem } from "../model/input-error";
import type { Location } from "../model/location";
import { Unknown } from "../model/planned";
import { carriersOf, Decoder, type Found, hintsAtOurs, isOurs, type LabelledOrigin, type ReadElement } from "./found";
import type { LocatePath } from "./json-positions";
import { leftOut } from "./plan-completeness";
import { Configuration, type ResourceOfModule } from "./plan-configuration";
import { ResourceOrigin } from "./synthesized";
import { fromTemplate, withLiteralKeys } from "./template";

/** The part of a plan that is read. Nothing in it is trusted to be there. */
export interface Plan {
  readonly format_version?: unknown;
  readonly errored?: unknown;
  readonly complete?: unknown;
  readonly resource_changes?: unknown;
  readonly configuration?: unknown;
  readonly prior_state?: unknown;
}

export interface ResourceChange extends ResourceOfModule {
  readonly address: string;
  readonly deposed?: string;
  readonly change?: Change | null;
}

interface Change {
  readonly actions?: readonly string[];
  readonly before?: Attributes | null;
  readonly after?: Attributes | null;
  /** The same shape with true where a value is not known until apply, and so is absent from `after`. */
  readonly after_unknown?: Attributes | boolean;
  readonly before_sensitive?: Attributes | boolean;
  readonly after_sensitive?: Attributes | boolean;
}

type Attributes = Readonly<Record<string, unknown>>;

/** @throws InputError if the plan is of another format, unfinished, or carries a broken payload of ours. */
/** @param lines the line of the program that declared a resource, by its address. */
export function readPlan(
  plan: Plan,
  file: string,
  locate: LocatePath,
  lines: (address: string) => Location | undefined = () => undefined,
): Found {
  refuseUnreadable(plan, file);
  const reading: PlanReading = {
    before: new Decoder(file),
    after: new Decoder(file),
    configuration: new Configuration(plan.configuration),
    notes: [],
    suspects: [],
    originOf: (label, path) => originOf(label, path, locate, lines),
  };
  const changes = Array.isArray(plan.resource_changes)
    ? (plan.resource_changes as readonly (ResourceChange | null)[])
    : [];
  for (const [index, resource] of changes.entries()) {
    const attributes = carriersOf(resource?.type);
    if (
      resource === null ||
      attributes === undefined ||
      typeof resource.change !== "object" ||
      resource.change === null
    )
      continue;
    const wrong = (["address", "name", "module_address"] as const).find(
      (key) => typeof resource[key] !== "string" && (key !== "module_address" || resource[key] !== undefined),
    );
    if (wrong !== undefined) {
      reading.after.problem({
        path: `resource_changes[${index}].${wrong}`,
        message: `expected text, found ${JSON.stringify(resource[wrong]) ?? "nothing"}`,
      });
      continue;
    }
    if (resource.deposed !== undefined) {
      if (carried(resource.change.before, attributes) !== undefined)
        reading.notes.push(
          `${resource.address}: its deposed object ${resource.deposed} is left out: an earlier apply replaced it and did not finish`,
        );
      continue;
    }
    readChange(resource, resource.change, attributes, reading, index);
  }
  // In a plan that has nothing of ours, what can't be told is most likely somebody else's too.
  if (reading.before.isUsed || reading.after.isUsed)
    for (const problem of reading.suspects) reading.after.problem(problem);
  return {
    door: "plan",
    before: reading.before.finish(),
    things: reading.after.finish(),
    hosts: [],
    notes: reading.notes,
  };
}

interface PlanReading {
  readonly before: Decoder;
  readonly after: Decoder;
  readonly configuration: Configuration;
  readonly notes: string[];
  /** Resources of which nothing tells whether they are ours. */
  readonly suspects: Problem[];
  readonly originOf: (label: string, path: readonly (string | number)[]) => LabelledOrigin;
}

/** The line of the program where one is known, else where the plan itself says it. */
function originOf(
  label: string,
  path: readonly (string | number)[],
  locate: LocatePath,
  lines: (address: string) => Location | undefined,
): LabelledOrigin {
  const written = new ResourceOrigin(label, label, path, locate);
  return {
    label,
    address: label,
    get location() {
      return lines(label) ?? written.location;
    },
    field: (key) => (lines(label) === undefined ? written.field(key) : undefined),
  };
}

function readChange(
  resource: ResourceChange,
  change: Change,
  attributes: readonly string[],
  reading: PlanReading,
  index: number,
): void {
  const label = resource.address;
  const was = carried(change.before, attributes);
  const before =
    was &&
    reading.before.add(
      was.triggers,
      { label: `${label} (before)`, address: label },
      concealing(marks(change.before_sensitive, was.attribute)),
    );
  if (!change.after) return;
  const will = carried(change.after, attributes);
  if (will === undefined) return readVague(resource, change, attributes, was !== undefined, reading);
  const origin = reading.originOf(label, ["resource_changes", index, "change", "after", will.attribute]);
  const unknown = marks(change.after_unknown, will.attribute);
  const conceal = concealing(marks(change.after_sensitive, will.attribute));
  if (conceal !== undefined)
    reading.notes.push(`${label}: values marked as sensitive are not read, and count as not known`);
  if (!hasMarks(unknown)) {
    if (before !== undefined && conceal === undefined && isNoOp(change)) reading.after.addAgain(before, origin);
    else reading.after.add(will.triggers, origin, conceal);
    return;
  }
  const read: ReadElement = (text, key) =>
    isMarked(unknown, key) ? new Unknown() : conceal === undefined ? text : conceal(text, key);
  reading.after.add(withKeys(will.triggers, unknown), origin, read);
}

/** Some builds of the provider call the whole map unknown as soon as one element is: then only the configuration says what it is. */
function readVague(
  resource: ResourceChange,
  change: Change,
  attributes: readonly string[],
  wasOurs: boolean,
  { after, configuration, suspects }: PlanReading,
): void {
  const label = resource.address;
  const vague = attributes.filter((attribute) => marks(change.after_unknown, attribute) === true);
  const declared = vague.map((attribute) => configuration.constant(resource, attribute)).find(isOurs);
  const unsaid = isOursByKey(change, attributes);
  if (unsaid !== undefined) {
    after.problem({
      path: label,
      message: `the xenplan.kind in its ${unsaid} is not known until apply, and a plan can't be judged without it`,
      hint: "judge the synthesized JSON, or plan again once what it depends on is applied",
    });
    return;
  }
  if (declared !== undefined) after.add(withLiteralKeys(declared), { label, address: label }, fromTemplate);
  else if (vague.length > 0 && (wasOurs || mayBeOurs(resource, vague, configuration))) {
    const problem = {
      path: label,
      message: `none of its ${vague.join(" and ")} is known until apply, and the plan's configuration doesn't tell them either${wasOurs ? "" : ": it may be of xenplan"}`,
      hint: "judge the synthesized JSON, or plan again once what it depends on is applied",
    };
    if (wasOurs) after.problem(problem);
    else suspects.push(problem);
  }
}

/** The attribute that has a key of ours, or will have, and whose kind is not known. */
function isOursByKey({ after, after_unknown }: Change, attributes: readonly string[]): string | undefined {
  return attributes.find(
    (attribute) => hintsAtOurs(after?.[attribute]) || hintsAtOurs(marks(after_unknown, attribute)),
  );
}

/** The triggers of a null_resource are a map, and ours may be in it. What terraform_data is given is most often one value of somebody else's. */
function mayBeOurs(resource: ResourceChange, vague: readonly string[], configuration: Configuration): boolean {
  return resource.type === "null_resource" && vague.some((attribute) => configuration.isEvaluated(resource, attribute));
}

function refuseUnreadable(plan: Plan, file: string): void {
  const { format_version, errored, complete, configuration } = plan;
  const refuse = (code: "unsupported" | "incomplete", message: string, hint: string): never => {
    throw new InputError(code, file, [{ path: "", message, hint }]);
  };
  if (typeof format_version !== "string" || !/^1\.\d+$/.test(format_version)) {
    const found =
      format_version === undefined ? "no format_version" : `format_version ${JSON.stringify(format_version)}`;
    refuse(
      "unsupported",
      `the plan has ${found}, and this program reads 1.x`,
      "plan with Terraform 1.1 or later, or any OpenTofu",
    );
  }
  if (errored === true)
    refuse(
      "incomplete",
      "the plan is marked errored: Terraform did not finish it",
      "mend what terraform plan reports, and plan again",
    );
  const whole = "plan the whole configuration, without -target and -exclude";
  if (complete === false)
    refuse(
      "incomplete",
      "the plan is marked incomplete: it leaves changes out, for -target or for deferred actions",
      whole,
    );
  const [first, ...others] = leftOut(plan);
  if (first !== undefined)
    refuse(
      "incomplete",
      `the plan leaves out ${first}${others.length === 0 ? "" : ` and ${others.length} more`}, which its configuration or its state has`,
      whole,
    );
  if (complete !== true && configuration === undefined)
    refuse(
      "incomplete",
      "nothing tells whether the plan is complete: it has neither complete nor configuration",
      "judge what terraform show -json PLAN prints, all of it",
    );
}

function carried(
  attributes: Attributes | null | undefined,
  names: readonly string[],
): { attribute: string; triggers: Attributes } | undefined {
  if (!attributes) return undefined;
  for (const attribute of names) {
    const triggers = attributes[attribute];
    if (isOurs(triggers)) return { attribute, triggers };
  }
  return undefined;
}

/** What is marked in one attribute: true for all of it, or a mapping with true per element. */
function marks(marked: Attributes | boolean | undefined, attribute: string): unknown {
  return typeof marked === "object" && marked !== null ? marked[attribute] : marked;
}

function isMarked(marked: unknown, key: string): boolean {
  return marked === true || (typeof marked === "object" && marked !== null && (marked as Attributes)[key] === true);
}

function hasMarks(marked: unknown): boolean {
  if (typeof marked !== "object" || marked === null) return marked === true;
  for (const key in marked) if (isMarked(marked, key)) return true;
  return false;
}

function isNoOp({ actions }: Change): boolean {
  return actions?.length === 1 && actions[0] === "no-op";
}

/** Unknown elements are absent from the plan's map: puts their keys back. */
function withKeys(planned: Attributes, unknown: unknown): Attributes {
  if (typeof unknown !== "object" || unknown === null) return planned;
  const absent = Object.keys(unknown).filter((key) => isMarked(unknown, key) && planned[key] == null);
  return absent.length === 0 ? planned : { ...planned, ...Object.fromEntries(absent.map((key) => [key, ""])) };
}

/** No secret reaches a report or a script: what Terraform marks as one is not read. Undefined where nothing is marked. */
function concealing(marked: unknown): ReadElement | undefined {
  return hasMarks(marked)
    ? (text, key) => (isMarked(marked, key) ? new Unknown(undefined, "secret") : text)
    : undefined;
}
