/** Owns the judgement of hosts of which nobody says what they run: one for each release that is under support, folded into one. */
import type { Judgement } from "../policy/evaluate";
import type { Finding } from "../policy/finding";

/** What the policies say where the hosts run a branch. */
export interface BranchJudgement {
  /** `4.17`. */
  readonly branch: string;
  readonly judgement: Judgement;
}

/**
 * What holds on every branch is said as the newest says it. What holds on some is an info that names them: it can't be known whether it holds.
 * @param judgements of at least one branch, newest first.
 */
export function fold(judgements: readonly [BranchJudgement, ...BranchJudgement[]]): Judgement {
  const [newest] = judgements;
  const branches = judgements.map(({ branch }) => branch);
  const folded = new Map<string, { readonly finding: Finding; readonly on: string[] }>();
  for (const { branch, judgement } of judgements) {
    const seen = new Map<string, number>();
    for (const finding of judgement.findings) {
      const kind = `${finding.fingerprint} ${finding.result} ${finding.severity}`;
      const number = (seen.get(kind) ?? 0) + 1;
      seen.set(kind, number);
      const known = folded.get(`${kind} ${number}`);
      if (known === undefined) folded.set(`${kind} ${number}`, { finding, on: [branch] });
      else known.on.push(branch);
    }
  }
  const findings = [...folded.values()].map(({ finding, on }): Finding => {
    if (on.length === branches.length) return finding;
    const range = rangeOf(on, branches);
    return { ...finding, severity: "info", message: `${range}: ${finding.message}`, onlyOn: range };
  });
  return { ...newest.judgement, findings };
}

/** `from 4.19 on`, `up to 4.18`. Both newest first. */
function rangeOf(on: readonly string[], branches: readonly string[]): string {
  const first = branches.indexOf(on[0] ?? "");
  const last = branches.indexOf(on.at(-1) ?? "");
  if (last - first + 1 !== on.length) return `on ${[...on].reverse().join(", ")}`;
  if (first === 0) return on.length === 1 ? `on ${on[0]}` : `from ${on.at(-1)} on`;
  if (last === branches.length - 1) return on.length === 1 ? `on ${on[0]}` : `up to ${on[0]}`;
  return on.length === 1 ? `on ${on[0]}` : `from ${on.at(-1)} to ${on[0]}`;
}
