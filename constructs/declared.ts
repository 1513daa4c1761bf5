/** Owns what every construct of ours does with its props: into the document of a thing, and known to the guard of its app. */
import type { PlacedThing } from "../lib/model/assemble";
import type { RawObject, RawValue } from "../lib/model/document";
import { isPassword } from "../lib/model/form";
import type { Thing } from "../lib/model/payload";
import { type Planned, Unknown } from "../lib/model/planned";
import { Size } from "../lib/units/size";
import {
  type Construct,
  expressionOf,
  type IConstruct,
  type IResolvable,
  jsonExpression,
  PayloadResource,
  type Provisioning,
} from "./cdktf";
import type { Connection } from "./connection";
import { DeclarationError } from "./declaration-error";
import { Guard } from "./guard";
import { callerOf } from "./location";
import { provisioningOf } from "./provisioning";

/** One declared thing: a null_resource that Terraform plans, and a subject that policies judge. */
export abstract class DeclaredThing extends PayloadResource {
  constructor(scope: Construct, id: string, thing: Thing) {
    const location = callerOf(new.target);
    super(scope, id, placed(new.target.name, thing, location));
    Guard.of(this).watch(this);
  }

  /** How Terraform reaches the host that it belongs to. */
  abstract readonly reachedBy: Connection | undefined;

  protected override provisioning(): Provisioning | undefined {
    return this.reachedBy === undefined ? undefined : provisioningOf(this, this.reachedBy);
  }
}

function placed(construct: string, thing: Thing, location: PlacedThing["origin"]["location"]): PlacedThing {
  const at = location === undefined ? "" : ` at ${location.file}:${location.line}:${location.column}`;
  const { name } = thing.document;
  const label = `${construct} ${typeof name === "string" && thing.kind !== "host" ? `${thing.host}/${name}` : thing.host}${at}:`;
  return { thing, origin: { label, ...(location !== undefined && { location }) } };
}

/**
 * Says that a prop will have its value once Terraform has applied the plan. Policies that need it are undecided.
 * A string of the framework's (`resource.id`, a token) needs no such mark. A size becomes text with its unit, such as 20GiB.
 *
 * @param expression Terraform's: `${data.external.mac.result.mac}`, or a token.
 */
export function unknownUntilApply(expression: string | IResolvable): Unknown {
  const token = expressionOf(expression);
  if (token === undefined && !String(expression).includes("${")) {
    throw new DeclarationError(
      `"${String(expression)}" is not a Terraform expression: write \${...}, or hand over a token`,
    );
  }
  return new Unknown(token ?? String(expression));
}

/** A prop as a document holds it: sizes in text, tokens as unknown, what is undefined left out. */
export function raw(value: unknown): RawValue {
  if (value === undefined || value instanceof Unknown) return value;
  if (value instanceof Size) return value.toString();
  const expression = expressionOf(value);
  if (expression !== undefined) return new Unknown(expression);
  if (Array.isArray(value)) return value.map(raw);
  return typeof value === "object" && value !== null ? rawObject(value) : value;
}

/** The same for text that isn't part of a document. */
export function rawText(value: Planned<string> | undefined): Planned<string> | undefined {
  const expression = value instanceof Unknown ? undefined : expressionOf(value);
  return expression === undefined ? value : new Unknown(expression);
}

export function rawObject(props: object): RawObject {
  const result: RawObject = {};
  for (const [key, value] of Object.entries(props)) {
    if (value !== undefined) result[key] = raw(value);
  }
  return result;
}

/**
 * Like `rawObject`, for settings: they travel as JSON, so what is not known yet must become JSON too.
 * @throws DeclarationError for a password: Terraform's state would hold it.
 */
export function rawSettings(settings: Readonly<Record<string, unknown>>): RawObject {
  const result: RawObject = {};
  for (const [key, value] of Object.entries(settings)) {
    if (isPassword(key) && !(raw(value) instanceof Unknown))
      throw new DeclarationError(
        `${key} among the settings is a password, which everybody could read in plans, states and scripts: leave it out`,
      );
    const expression = value instanceof Unknown ? value.expression : expressionOf(value);
    if (value !== undefined)
      result[key] =
        expression === undefined
          ? raw(value)
          : new Unknown(jsonExpression(value instanceof Unknown ? expression : value));
  }
  return result;
}

/**
 * The construct that a thing belongs to. A program without types, or one that declares in the wrong order, hands over none.
 * @param what names it: `the host of network xenbr0`.
 * @throws DeclarationError if it is none.
 */
export function owner<Owner extends IConstruct>(given: Owner | undefined, what: string): Owner {
  if (given === undefined || given === null)
    throw new DeclarationError(`${what} is unset: hand over the construct that declares it, which must come first`);
  return given;
}

/** What a thing is known by. `what` names it: `the name of a host`. @throws DeclarationError if it waits for apply. */
export function identity(value: string, what: string): string {
  if ((value as unknown) instanceof Unknown || expressionOf(value) !== undefined) {
    throw new DeclarationError(
      `${what} must be known when the plan is judged, but it is a value that Terraform will only know once it applies`,
    );
  }
  return value;
}
