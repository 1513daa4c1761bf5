/** Owns what can be asked of a fleet and of the facts, by policies and by the questions that several of them share. */
import type { AnyFact, Fact } from "../facts/fact";
import type { Place } from "../model/place";
import type { Planned, Unknown } from "../model/planned";
import type { Ordered } from "../xen/release";

/** The type of a field whose value is known. */
export type Known<T> = Exclude<T, Unknown | undefined>;

/** Where an answer is missing, the policy that asks is undecided. */
export interface Asks {
  /** The value of a field. If it is not declared, or not known until apply, the policy is undecided and the check ends here. */
  readonly need: <T extends object, K extends keyof T & string>(thing: T, key: K) => Known<T[K]>;
  /** The same for a value that was read out of the fleet: `place` says where it stands there. */
  readonly needed: <T>(value: Planned<T> | undefined, place: Place) => T;
  /** What a fact says of a release, which is then a source of the findings. If no source covers the release, the policy is undecided. */
  readonly fact: <Value>(fact: Fact<Value>, release: Ordered) => Value;
  /** The same where a policy has an answer for a release that no source covers. */
  readonly factOr: <Value, Otherwise>(fact: Fact<Value>, release: Ordered, otherwise: Otherwise) => Value | Otherwise;
  /** Makes a fact a source of the findings, where it covers the release, for a violation that does not depend on it. */
  readonly cite: (fact: AnyFact, release: Planned<Ordered> | undefined) => void;
}
