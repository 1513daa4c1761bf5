/** Owns `Planned`: a value, or the knowledge that it is not known, and why. */

/** Why a value is not known, where it isn't Terraform that will know it: somebody keeps it secret, nobody said it, or what was said is not of its form. */
export type Why = "secret" | "unsaid" | "malformed";

/** Stands where a value will be once Terraform has applied the plan, or would be if it could be known. */
export class Unknown {
  constructor(
    /** The Terraform expression that will yield the value, where it is known: `${data.external.mac.result.mac}`. */
    readonly expression?: string,
    /** Absent: Terraform will know it once it has applied the plan. */
    readonly why?: Why,
  ) {}
}

/** Stands where something is said that is not of the form that its field has. */
export class Malformed extends Unknown {
  constructor(
    /** What stands there, as JSON. */
    readonly found: string,
    /** What is wrong with it, and what would have been accepted. */
    readonly problem: string,
  ) {
    super(undefined, "malformed");
  }
}

/** Thrown by reading what a thing must be known by, where what was said of it is malformed: whoever needs it can't go on. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";

  constructor(
    readonly thing: object,
    readonly key: string,
  ) {
    super(`${key} is malformed`);
  }
}

/** A value, or not known. Never a default in place of the latter. */
export type Planned<T> = T | Unknown;

export function isUnknown(value: unknown): value is Unknown {
  return value instanceof Unknown;
}

export function isKnown<T>(value: Planned<T> | undefined): value is T {
  return value !== undefined && !(value instanceof Unknown);
}

/** The value where it is known, undefined where it is not declared or not known. For what may be left out, never for a judgement. */
export function knownOr<T, D>(value: Planned<T> | undefined, otherwise: D): T | D {
  return isKnown(value) ? value : otherwise;
}

const STATES: Readonly<Record<Why, string>> = {
  secret: "is a secret",
  unsaid: "is not declared",
  malformed: "is malformed",
};

/** `is not known until apply`, or why else: for messages about a value that somebody needs. */
export function describeUnknown({ why }: Unknown): string {
  return why === undefined ? "is not known until apply" : STATES[why];
}
