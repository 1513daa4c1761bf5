/** Owns the verdict on a change: what policies say of it, what was accepted of that, and whether the rest rejects it. */
import { withLeftBehind } from "../change/left-behind";
import { malformedIn } from "../model/declaration";
import type { Change } from "../model/fleet";
import { CERTAIN, judgePossibilities, type Possibilities } from "./possibilities";
import { lenient } from "./undeclared";
import { type Finding, isAtLeast, type Severity } from "../policy/finding";
import type { AnyPolicy } from "../policy/policy";
import { applyWaivers, type Waived, type Waiver } from "../policy/waiver";

export interface Threshold {
  /** The mildest finding that rejects. `never`: none does, save what can't be written at all. */
  readonly failOn: Exclude<Severity, "fatal"> | "never";
  /** Whether a policy that can't be decided lets the change pass. */
  readonly allowUndecided: boolean;
}

export interface Accepted {
  readonly waivers: readonly Waiver[];
  /** As 2026-12-31, for waivers that end. */
  readonly today: string;
}

export interface Verdict extends Waived {
  /** With what it leaves behind in the fleet after it. */
  readonly change: Change;
  /** What can't be decided before somebody declares the hosts that nobody declared. */
  readonly deferred: readonly Finding[];
  /** Whether a finding is at or above the threshold, or a value is malformed: nothing can be written from that. */
  readonly rejected: boolean;
  /** Whether something can't work or loses data, whatever the threshold. */
  readonly fatal: boolean;
}

/** @throws PolicyFailure if a policy throws. @throws WaiverError if a waiver matches a fatal finding. */
export function judgeChange(
  declared: Change,
  policies: readonly AnyPolicy[],
  { failOn, allowUndecided }: Threshold,
  accepted?: Accepted,
  possibilities: Possibilities = CERTAIN,
): Verdict {
  const change = withLeftBehind(declared);
  const { judgement, deferred } = lenient(judgePossibilities(change, possibilities, policies), possibilities);
  const judged = applyWaivers(judgement, accepted?.waivers ?? [], accepted?.today ?? "");
  const { findings } = judged.judgement;
  const rejects = ({ result, severity, onlyOn }: Finding): boolean =>
    onlyOn === undefined &&
    failOn !== "never" &&
    isAtLeast(severity, failOn) &&
    !(allowUndecided && result === "undecided");
  return {
    ...judged,
    change,
    deferred,
    rejected: findings.some(rejects) || malformedIn(change.after).length > 0,
    fatal: findings.some(({ result, severity }) => result === "violation" && severity === "fatal"),
  };
}
