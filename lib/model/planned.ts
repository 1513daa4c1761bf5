/** Owns `Planned`: a value, or the knowledge that it is not known until apply. */

/** Stands where a value will be once Terraform has applied the plan. */
export class Unknown {
  constructor(
    /** The Terraform expression that will yield the value, where it is known: `${data.external.mac.result.mac}`. */
    readonly expression?: string,
  ) {}
}

/** A value, or not known until apply. Never a default in place of the latter. */
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
