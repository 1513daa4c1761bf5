/** Owns the report for a person: what is wrong with which domU, what to do about it, and who says so. Pure. */
import { createColors } from "picocolors";
import type { Judgement } from "../policy/evaluate";
import { describeSubject, type Finding, type FindingPlace, type Severity } from "../policy/finding";
import type { AnyPolicy } from "../policy/policy";
import { policyPage } from "./page";
import { printable } from "../units/inert";
import { cite, oneLine } from "./source";
import { deferredLines, notJudgedLine, summaryLine } from "./summary";

export interface HumanOptions {
  /** Default: no colour. */
  readonly color?: boolean;
  /** How many findings were waived and so left out. */
  readonly waived?: number;
  /** What can't be decided before somebody declares the host. */
  readonly deferred?: readonly Finding[];
}

/** Each finding as a paragraph, then a line that sums up. Ends with a line feed. */
export function renderHuman(
  judgement: Judgement,
  policies: readonly AnyPolicy[],
  { color = false, waived = 0, deferred = [] }: HumanOptions = {},
): string {
  const paint = painter(color);
  const summaries = new Map(policies.map(({ id, summary }) => [id, summary]));
  const blocks = judgement.findings.map((finding) => renderFinding(finding, summaries.get(finding.policy), paint));
  const notJudged = notJudgedLine(judgement);
  if (deferred.length > 0) blocks.push(deferredLines(deferred).map(printable).join("\n"));
  const last = [...(notJudged === undefined ? [] : [paint.dim(notJudged)]), paint.bold(summaryLine(judgement, waived))];
  return `${[...blocks, last.join("\n")].join("\n\n")}\n`;
}

type Colors = ReturnType<typeof createColors>;
type Painter = Pick<Colors, "bold" | "dim" | "cyan"> & {
  readonly severity: Readonly<Record<Severity, (text: string) => string>>;
};

function painter(color: boolean): Painter {
  const colors = createColors(color);
  const { bold, dim, cyan, red, yellow, blue } = colors;
  return {
    bold,
    dim,
    cyan,
    severity: { fatal: (text) => colors.inverse(red(text)), error: red, warning: yellow, info: blue },
  };
}

function renderFinding(finding: Finding, summary: string | undefined, paint: Painter): string {
  const { policy, result, severity, subject, message, remedy, sources, related } = finding;
  const label = result === "undecided" ? `undecided (${severity})` : severity;
  const says = result === "undecided" ? message.replace(/^Undecided: /, "") : message;
  const head = `${paint.severity[severity](label)} ${paint.bold(printable(describeSubject(subject)))}: ${printable(says)}`;
  const rows: [name: string, text: string][] = [];
  for (const [name, place] of [["at", finding] as const, ...related.map((other) => ["also", other] as const)])
    if (place.path !== "") rows.push([name, describePlace(place, paint)]);
  rows.push(["to do", printable(oneLine(remedy))]);
  for (const source of sources) rows.push(["source", cite(source, source.basis)]);
  rows.push([
    "policy",
    `${policy}${summary === undefined ? "" : `: ${oneLine(summary)}`} ${paint.dim(`(${policyPage(policy)})`)}`,
  ]);
  return [head, ...rows.map(([name, text]) => `  ${paint.dim(name.padEnd(6))}  ${text}`)].join("\n");
}

/** `hosts.alpha.memory (fleet.yaml:7:13)` */
function describePlace({ path, location }: FindingPlace, paint: Painter): string {
  return location === undefined
    ? printable(path)
    : `${printable(path)} ${paint.cyan(`(${printable(location.file)}:${location.line}:${location.column})`)}`;
}
