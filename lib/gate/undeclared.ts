/** Owns what becomes of findings on a host that nobody declared: what only the host can tell is no fault of the files. */
import type { Judgement } from "../policy/evaluate";
import type { Finding } from "../policy/finding";
import type { Possibilities } from "./possibilities";

export interface Lenient {
  readonly judgement: Judgement;
  /** What can't be decided before somebody declares the host. */
  readonly deferred: readonly Finding[];
}

export function lenient(judgement: Judgement, hosts: Pick<Possibilities, "undeclared" | "running">): Lenient {
  const { undeclared } = hosts;
  if (undeclared.size === 0) return { judgement, deferred: [] };
  const isOfHost = ({ result, subject, unsaid }: Finding): boolean =>
    result === "undecided" && unsaid !== undefined && undeclared.has(subject.host);
  return {
    judgement: {
      ...judgement,
      findings: judgement.findings.filter((finding) => !isOfHost(finding)).map((each) => milder(each, hosts)),
    },
    deferred: judgement.findings.filter(isOfHost),
  };
}

/** Whether both of two domUs run, the files don't say, but where both start with the host: else one may be the other's older self. */
function milder(finding: Finding, { undeclared, running }: Pick<Possibilities, "undeclared" | "running">): Finding {
  const { severity, path, related, onlyOn, message } = finding;
  if (onlyOn !== undefined || severity === "info") return finding;
  const domUs = new Set([path, ...related.map((other) => other.path)].flatMap((each) => domUOf(each, undeclared)));
  if (domUs.size < 2 || [...domUs].every((domU) => running.has(domU))) return finding;
  return { ...finding, severity: "warning", message: `${message}: if these run at once` };
}

/** `hosts.alpha.domUs.web`, of what is below it, where the host is one of these. */
function domUOf(path: string, hosts: ReadonlySet<string>): readonly string[] {
  const [domU, bare, quoted] =
    /^hosts(?:\.([^.[]+)|\[("(?:[^"\\]|\\.)*")\])\.domUs(?:\.[^.[]+|\["(?:[^"\\]|\\.)*"\])/.exec(path) ?? [];
  const host = bare ?? (quoted === undefined ? undefined : (JSON.parse(quoted) as string));
  return domU !== undefined && host !== undefined && hosts.has(host) ? [domU] : [];
}
