/** Owns the page of a policy: everything that it and its facts say of themselves, as Markdown. The command and the documentation share it. */
import { stringify } from "yaml";
import { symptomsOf } from "../diagnose";
import type { AnyFact, Measurement } from "../facts/fact";
import { editedSample } from "../model/sample";
import type { RawObject } from "../model/document";
import type { AnyPolicy, Example, RejectedExample, SubjectOf } from "../policy/policy";
import { printedBy } from "./diagnosis";
import { code, table } from "./markdown";
import { programOf } from "./program";
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
    ...example(examples.rejected, "Rejected"),
    besides(examples.rejected),
    ...example(examples.accepted, "Accepted"),
  ];
  return `${sections.join("\n\n")}\n`;
}

function catalogue(rows: readonly string[]): string {
  return rows.length === 0
    ? ""
    : ` ${rows.length === 1 ? "Row" : "Rows"} ${rows.join(", ")} of [the catalogue](../coverage.md).`;
}

/** What people saw who did not ask the policy. */
function sparedErrors(policy: string): string[] {
  const spared = symptomsOf(policy);
  if (spared.length === 0) return [];
  const lists = spared.flatMap(({ meaning, forms }) => [
    text(meaning),
    forms.map((form) => `- ${code(form.pattern.shown)}, ${printedBy(form)}`).join("\n"),
  ]);
  return [
    "## What it spares",
    "Errors that `xenplan diagnose` traces back to it. What stands in braces differs from case to case.",
    ...lists,
  ];
}

function explainFact({ id, statement, scope, basis, axis, spans, show }: AnyFact): string[] {
  const rows = spans.map(({ since, until, value, basis: own, citation: { source, locator, release, quote } }) => {
    const range =
      until === undefined
        ? `${since.toString()} and later`
        : `${since.toString()} up to, not including, ${until.toString()}`;
    return [
      range,
      show(value),
      `${oneLine(source)}, ${oneLine(locator)} (${oneLine(release)}${own === undefined ? "" : `; ${describeBasis(own)}`})`,
      code(quote),
    ];
  });
  const measured = spans.flatMap((span) => span.measured ?? []);
  return [
    `### ${id}`,
    `${text(statement)}${scope === "" ? "" : ` ${text(scope)}`}`,
    `Basis: ${describeBasis(basis)}${measured.length === 0 ? "" : ", and measured"}. Releases without a row: no source found.`,
    table([axis === "xen" ? "Xen release" : "Linux release", "Value", "Source", "Its words"], rows),
    ...explainMeasurements(measured),
  ];
}

/** What was seen goes beside what was read. What several releases did alike is told once. */
function explainMeasurements(measurements: readonly Measurement[]): string[] {
  const releasesOf = new Map<string, string[]>();
  for (const measurement of measurements) {
    const line = measurementLine(measurement);
    releasesOf.set(line, [...(releasesOf.get(line) ?? []), measurement.release]);
  }
  const lines = [...releasesOf.keys()];
  return [...new Set([...releasesOf.values()].map((releases) => releases.join(", ")))].map((releases) =>
    [
      `Tried on a real Xen ${releases}:`,
      lines.filter((line) => releasesOf.get(line)?.join(", ") === releases).join("\n"),
    ].join("\n\n"),
  );
}

function measurementLine({ tried, outcome, says, then }: Measurement): string {
  return `- ${tried}: ${outcome}${says === undefined ? "" : `, with ${code(says)}`}${then === undefined ? "" : `; ${then}`}`;
}

/** An example as it can be pasted: fleet files, and the program that declares the same. */
function example({ before, claims, ...after }: Example, title: string): readonly string[] {
  const [was, is] = [before && editedSample(before), editedSample(after)];
  const program = programOf(is, was && "before.yaml");
  return [
    `### ${title}`,
    ...(was === undefined
      ? [yaml("fleet.yaml", is)]
      : [
          claims === undefined
            ? "`xenplan check fleet.yaml --base before.yaml`, from"
            : "`xenplan check plan.json --base base.yaml`, where the plan goes from",
          yaml("before.yaml", was),
          "to",
          yaml("fleet.yaml", is),
          ...(claims === undefined ? [] : ["and the base says", yaml("base.yaml", editedSample(claims.base))]),
        ]),
    ...(program === undefined
      ? ["The constructs' own types leave no way to say it."]
      : [`\`\`\`typescript\n${program}\`\`\``]),
  ];
}

function yaml(file: string, document: RawObject): string {
  return `\`\`\`yaml\n# ${file}\n${stringify(document, { lineWidth: 0 })}\`\`\``;
}

/** What the rejected one breaks besides, where it can't help it. */
function besides({ at = "", also = [] }: RejectedExample): string {
  const place = at === "" ? "its host" : code(at);
  return `Told at ${place}.${also.length === 0 ? "" : ` It breaks ${also.map(code).join(" and ")} too, which can't be helped.`}`;
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
