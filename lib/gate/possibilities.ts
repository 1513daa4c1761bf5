/** Owns the judgement of what may be: each release that a host may run, and each of several files that may be a domU's, by itself; and all of it as one. */
import { withLeftBehind } from "../change/left-behind";
import type { Change } from "../model/fleet";
import { evaluate, type Judgement } from "../policy/evaluate";
import type { Finding } from "../policy/finding";
import type { AnyPolicy } from "../policy/policy";
import { fold } from "./fold";

/** The changes that one may be, of which nobody says which it is. */
export interface Possibilities {
  /** Names of hosts of which only the files of their domUs are known. */
  readonly undeclared: ReadonlySet<string>;
  /** The paths of their domUs that are known to run. */
  readonly running: ReadonlySet<string>;
  /** What these hosts may run, newest first: `4.22`, `4.21`. Empty where that is known. */
  readonly branches: readonly string[];
  /** The change of an edition on a branch, each by its number. Never asked for both 0: that is the one that is shown and written. */
  readonly other: (edition: number, branch: number) => Change;
  /** At least 1. */
  readonly editions: number;
}

/** One change, and no other. */
export const CERTAIN: Possibilities = {
  undeclared: new Set(),
  running: new Set(),
  branches: [],
  other: () => {
    throw new Error("there is no other change");
  },
  editions: 1,
};

/** @param shown with what it leaves behind. @throws PolicyFailure if a policy throws. */
export function judgePossibilities(
  shown: Change,
  { branches, other, editions }: Possibilities,
  policies: readonly AnyPolicy[],
): Judgement {
  const judge = (edition: number, branch: number): Judgement =>
    evaluate(edition + branch === 0 ? shown : withLeftBehind(other(edition, branch)), policies);
  const judgements = Array.from({ length: editions }, (_, edition) => {
    const newest = judge(edition, 0);
    const [first = "", ...older] = branches;
    return older.length === 0
      ? newest
      : fold([
          { branch: first, judgement: newest },
          ...older.map((branch, index) => ({ branch, judgement: judge(edition, index + 1) })),
        ]);
  });
  const [first] = judgements as [Judgement];
  return judgements.length === 1 ? first : { ...first, findings: distinct(judgements) };
}

/** What all editions have in common is said once. */
function distinct(judgements: readonly Judgement[]): readonly Finding[] {
  const known = new Map<string, Finding>();
  for (const { findings } of judgements)
    for (const finding of findings) {
      const { fingerprint, result, severity, message, location } = finding;
      const key = JSON.stringify([fingerprint, result, severity, message, location]);
      if (!known.has(key)) known.set(key, finding);
    }
  return [...known.values()];
}
