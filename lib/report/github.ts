/** Owns the report as GitHub's workflow commands: annotations on the lines that a pull request changes. */
import type { Judgement } from "../policy/evaluate";
import { describeSubject, type Finding, type Severity } from "../policy/finding";
import { policyPage } from "./page";
import { printable } from "../units/inert";
import { cite, oneLine } from "./source";
import { notJudgedLine, summaryLine } from "./summary";

export interface GithubOptions {
  /** The judged file that a finding without a location is shown at. */
  readonly input?: string;
  readonly waived?: number;
}

const COMMANDS: Readonly<Record<Severity, "error" | "warning" | "notice">> = {
  fatal: "error",
  error: "error",
  warning: "warning",
  info: "notice",
};

/** One command a finding, then the summary as plain text. Ends with a line feed. */
export function renderGithub(judgement: Judgement, { input, waived = 0 }: GithubOptions = {}): string {
  const lines = judgement.findings.map((finding) => toCommand(finding, input));
  const notJudged = notJudgedLine(judgement);
  return [...lines, ...(notJudged === undefined ? [] : [notJudged]), summaryLine(judgement, waived), ""].join("\n");
}

function toCommand(
  { policy, result, severity, subject, message, remedy, sources, location }: Finding,
  input: string | undefined,
): string {
  const properties: [name: string, value: string][] = [];
  if (location !== undefined)
    properties.push(["file", location.file], ["line", String(location.line)], ["col", String(location.column)]);
  else if (input !== undefined) properties.push(["file", input]);
  properties.push(["title", result === "undecided" ? `${policy} (undecided)` : policy]);
  const text = [
    printable(`${describeSubject(subject)}: ${message}`),
    `To do: ${printable(oneLine(remedy))}`,
    ...sources.map((source) => `Source: ${cite(source)}`),
    `Policy: ${policyPage(policy)}`,
  ].join("\n");
  return `::${COMMANDS[severity]} ${properties.map(([name, value]) => `${name}=${escapeProperty(value)}`).join(",")}::${escapeData(text)}`;
}

// As @actions/core escapes them: the runner undoes exactly these.
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(printable(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
