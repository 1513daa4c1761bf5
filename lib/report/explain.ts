/** Owns the page of a policy: everything that it and its facts say of themselves, as Markdown. The command and the documentation share it. */
import { stringify } from "yaml";
import { symptomsOf } from "../diagnose";
import type { AnyFact, Measurement } from "../facts/fact";
import type { BaselineEdits } from "../model/baseline";
import type { AnyPolicy, Example, SubjectOf } from "../policy/policy";
import { printedBy } from "./diagnosis";
import { code, table } from "./markdown";
import { describeBasis, oneLine } from "./source";

const SUBJECTS: Readonly<Record<SubjectOf, string>> = {
  fleet: "the whole fleet",
  host: "each host",
  volumeGroup: "each volume group",
  logicalVolume: "each logical volume",
  domU: "each domU",
};

/** Ends with a line feed. */
export function explainMarkdown(policy: AnyPolicy): string {
  const { id, covers, severity, summary, subject, judges, rationale, remedy, notReported, facts, examples } = policy;
  const sections = [
    `# ${id}`,
    text(summary),
    `Severity: **${severity}**. Judges ${SUBJECTS[subject]}${judges === "change" ? ", where it is known what was before" : ""}.${catalogue(covers)}`,
    "## Why",
    text(rationale),
    "## What to do",
    text(remedy),
    ...(notReported === undefined ? [] : ["## What it does not report", text(notReported)]),
    ...sparedErrors(id),
    ...(facts.length === 0 ? [] : ["## Facts", ...facts.flatMap(explainFact)]),
    "## Examples",
    `Edits of the baseline, a small fleet that every policy accepts. A \`null\` takes a field away; a list replaces the whole list.${others(examples)}`,
    "Rejected:",
    example(examples.rejected),
    "Accepted:",
    example(examples.accepted),
  ];
  return `${sections.join("\n\n")}\n`;
}

function catalogue(rows: readonly string[]): string {
  return rows.length === 0 ? "" : ` ${rows.length === 1 ? "Row" : "Rows"} ${rows.join(", ")} of [the catalogue](../coverage.md).`;
}

/** What people saw who did not ask the policy. */
function sparedErrors(policy: string): string[] {
  const spared = symptomsOf(policy);
  if (spared.length === 0) return [];
  const lists = spared.flatMap(({ meaning, forms }) => [text(meaning), forms.map((form) => `- ${code(form.pattern.shown)}, ${printedBy(form)}`).join("\n")]);
  return ["## What it spares", "Errors that `xenplan diagnose` traces back to it. What stands in braces differs from case to case.", ...lists];
}

function explainFact({ id, statement, scope, basis, axis, spans, show }: AnyFact): string[] {
  const rows = spans.map(({ since, until, value, basis: own, citation: { source, locator, release, quote } }) => {
    const range = until === undefined ? `${since.toString()} and later` : `${since.toString()} up to, not including, ${until.toString()}`;
    return [range, show(value), `${oneLine(source)}, ${oneLine(locator)} (${oneLine(release)}${own === undefined ? "" : `; ${describeBasis(own)}`})`, code(quote)];
  });
  const measured = spans.flatMap((span) => span.measured ?? []);
  return [
    `### ${id}`,
    `${text(statement)}${scope === "" ? "" : ` ${text(scope)}`}`,
    `Basis: ${describeBasis(basis)}${measured.length === 0 ? "" : ", and measured"}. A release that no row covers is one that no source was found for.`,
    table([axis === "xen" ? "Xen release" : "Linux release", "Value", "Source", "Its words"], rows),
    ...explainMeasurements(measured),
  ];
}

/** What was seen goes beside what was read. */
function explainMeasurements(measurements: readonly Measurement[]): string[] {
  const releases = new Set(measurements.map(({ release }) => release));
  return [...releases].map((release) => {
    const rows = measurements
      .filter((measurement) => measurement.release === release)
      .map(({ tried, outcome, says, then }) => `- ${tried}: ${outcome}${says === undefined ? "" : `, with ${code(says)}`}${then === undefined ? "" : `; ${then}`}`);
    return [`Tried on a real Xen ${release}:`, rows.join("\n")].join("\n\n");
  });
}

/** What stands beside the baseline in these examples. */
function others({ rejected, accepted }: AnyPolicy["examples"]): string {
  const edits = [rejected, rejected.before, accepted, accepted.before];
  const host = edits.some((edit) => edit?.otherHost !== undefined) ? " `otherHost` is a second host, beta, like the first but for its patch and without domUs." : "";
  const domU = edits.some((edit) => edit?.otherDomU !== undefined) ? " `otherDomU` is a second domU, mail." : "";
  return `${host}${domU}`;
}

function example({ before, ...after }: Example): string {
  const edits = before === undefined ? plain(after) : { before: plain(before), after: plain(after) };
  const times = after.twice === undefined ? "" : `, with its ${after.twice} declared twice`;
  if (Object.keys(edits).length === 0) return `The baseline as it stands${times}.`;
  return `${times === "" ? "" : `The baseline${times}, and:\n\n`}\`\`\`yaml\n${stringify(edits, { lineWidth: 0 })}\`\`\``;
}

/** The edits themselves: that something stands twice is said in words. */
function plain({ host, domU, otherHost, otherDomU }: BaselineEdits): object {
  const edits = { host, domU, otherHost, otherDomU };
  return Object.fromEntries(Object.entries(edits).filter(([, patch]) => patch !== undefined));
}

/** Paragraphs and lists of our own stay what they are; the other lines are where a source file happened to break them. */
function text(paragraphs: string): string {
  const isList = (paragraph: string): boolean => /^\s*(-|\d+\.) /.test(paragraph);
  return paragraphs
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => (isList(paragraph) ? paragraph.trim() : oneLine(paragraph)))
    .join("\n\n");
}
