/** Owns the summary of a judgement: its counts, and the one line that every report for people ends with. */
import { type Finding, SEVERITIES, type Severity } from "../policy/finding";
import { compareNames } from "../model/document";
import type { Judgement } from "../policy/evaluate";

export interface Counts {
  readonly violations: Readonly<Record<Severity, number>>;
  readonly undecided: number;
}

export function count({ findings }: Judgement): Counts {
  const violations: Record<Severity, number> = { info: 0, warning: 0, error: 0, fatal: 0 };
  let undecided = 0;
  for (const { result, severity } of findings) {
    if (result === "undecided") undecided++;
    else violations[severity]++;
  }
  return { violations, undecided };
}

/** `24 policies judged: 1 fatal, 2 errors, 1 undecided.` `waived` is how many findings a waiver left out. */
export function summaryLine(judgement: Judgement, waived = 0): string {
  const { violations, undecided } = count(judgement);
  const found = [...SEVERITIES]
    .reverse()
    .filter((severity) => violations[severity] > 0)
    .map((severity) => named(violations[severity], severity));
  if (undecided > 0) found.push(`${undecided} undecided`);
  if (found.length === 0) found.push("nothing found");
  if (waived > 0) found.push(`${waived} waived`);
  return `${plural(judgement.policies, "policy", "policies")} judged: ${found.join(", ")}.`;
}

/** Which policies were left out and why, undefined if none was. */
export function notJudgedLine({ notJudged }: Judgement): string | undefined {
  if (notJudged.length === 0) return undefined;
  return `Skipped ${plural(notJudged.length, "change policy", "change policies")}: no base was given.`;
}

/** What only the host could tell, the most wanted first. */
export function deferredLines(deferred: readonly Finding[]): readonly string[] {
  const asked = new Map<string, number>();
  for (const { unsaid = "" } of deferred) asked.set(unsaid, (asked.get(unsaid) ?? 0) + 1);
  const policies = new Set(deferred.map(({ policy }) => policy)).size;
  const subjects = new Set(deferred.map(({ subject }) => JSON.stringify(subject))).size;
  const wanted = [...asked].sort(([a, many], [b, more]) => more - many || compareNames(a, b));
  return [
    `No host given: ${plural(policies, "policy", "policies")} not decided, of ${plural(subjects, "domU or host", "domUs and hosts")}. What would decide them:`,
    ...wanted.map(([what, times]) => `  ${String(times).padStart(4)} × ${what}`),
    "Declare the host in a fleet file and judge both together. --require-host makes each of these count.",
  ];
}

/** `1 file`, `2 files`. */
export function plural(amount: number, one: string, many = `${one}s`): string {
  return `${amount} ${amount === 1 ? one : many}`;
}

function named(amount: number, severity: Severity): string {
  return severity === "error" || severity === "warning" ? plural(amount, severity) : `${amount} ${severity}`;
}
