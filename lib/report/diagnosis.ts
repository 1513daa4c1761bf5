/** Owns how a diagnosis is told: to a person, and as JSON, which is a contract with a version of its own. Pure. */
import { createColors } from "picocolors";
import type { Diagnosis, Recognized } from "../diagnose/diagnose";
import type { Cause, Form, Provenance } from "../diagnose/symptom";
import { policyPage } from "./page";
import { jsonText, printable } from "../units/inert";
import { plural } from "./summary";

export const DIAGNOSIS_SCHEMA_VERSION = 1;

export interface JsonDiagnosis {
  readonly schemaVersion: typeof DIAGNOSIS_SCHEMA_VERSION;
  readonly summary: {
    /** How many lines were read. */
    readonly lines: number;
    /** How many kinds of things were recognized. */
    readonly recognized: number;
    /** The Xen release that the text names, if it names exactly one. */
    readonly release?: string;
  };
  /** By line. Empty if nothing was recognized, which says nothing about the cause. */
  readonly recognized: readonly JsonRecognized[];
}

/** One kind of thing. Line, text and values are those of its first place. */
export interface JsonRecognized {
  readonly symptom: string;
  /** From 1. */
  readonly line: number;
  readonly count: number;
  readonly text: string;
  /** What the text says of this case, by name, as printed. */
  readonly values: Readonly<Record<string, string>>;
  readonly meaning: string;
  readonly printedBy: string;
  /** Half-open: the first Xen release that prints it, and the first that no longer does. Absent where it is not Xen's own text. */
  readonly releases?: { readonly since: string; readonly until?: string };
  /** Those that the text leaves possible: never ranked. */
  readonly causes: readonly JsonCause[];
  readonly ruledOut: readonly { readonly what: string; readonly because: string }[];
  readonly sources: readonly Provenance[];
}

export interface JsonCause {
  readonly what: string;
  /** The policies that judge it before it happens, and their pages, relative to the package. */
  readonly policies: readonly { readonly id: string; readonly page: string }[];
  /** Why there are none. */
  readonly noPolicy?: string;
  readonly remedy: string;
}

/** Ends with a line feed. */
export function renderDiagnosisJson({ lines, release, recognized }: Diagnosis): string {
  const report: JsonDiagnosis = {
    schemaVersion: DIAGNOSIS_SCHEMA_VERSION,
    summary: { lines, recognized: recognized.length, ...(release !== undefined && { release: release.toString() }) },
    recognized: recognized.map(toJson),
  };
  return `${jsonText(report, 2)}\n`;
}

function toJson({ symptom, form, line, text, values, count, causes, ruledOut }: Recognized): JsonRecognized {
  const { since, until } = form;
  return {
    symptom: symptom.id,
    line,
    count,
    text,
    values,
    meaning: symptom.meaning,
    printedBy: form.printer,
    ...(since !== undefined && { releases: { since, ...(until !== undefined && { until }) } }),
    causes: causes.map(({ what, policies = [], noPolicy, remedy }) => ({
      what,
      policies: policies.map((id) => ({ id, page: policyPage(id) })),
      ...(noPolicy !== undefined && { noPolicy }),
      remedy,
    })),
    ruledOut: ruledOut.map(({ cause, because }) => ({ what: cause.what, because })),
    sources: form.provenance,
  };
}

export interface DiagnosisOptions {
  /** Default: no colour. */
  readonly color?: boolean;
  /** How many symptoms are known, for where none was recognized. */
  readonly known: number;
}

/** Each kind as a paragraph, then a line that sums up. Ends with a line feed. */
export function renderDiagnosis(diagnosis: Diagnosis, { color = false, known }: DiagnosisOptions): string {
  const { bold, dim } = createColors(color);
  const blocks = diagnosis.recognized.map((recognized) => {
    const [head, ...rows] = paragraph(recognized);
    return [
      `${bold(`line ${recognized.line}`)}${head}`,
      ...rows.map(([name, text]) => `  ${dim(name.padEnd(8))}  ${printable(text)}`),
    ].join("\n");
  });
  return `${[...blocks, bold(summary(diagnosis, known))].join("\n\n")}\n`;
}

function summary({ lines, recognized }: Diagnosis, known: number): string {
  const read = `${plural(lines, "line")} read`;
  if (recognized.length === 0)
    return `${read}, no known error found. That says nothing about the cause: ${known} symptoms are known, and none is guessed.`;
  return `${read}, ${plural(recognized.length, "known error")} found.`;
}

function paragraph({
  symptom,
  form,
  text,
  values,
  count,
  causes,
  ruledOut,
}: Recognized): [string, ...[name: string, text: string][]] {
  const told = Object.entries(values).map(([name, value]) => `${inWords(name)} ${value}`);
  return [
    `${count === 1 ? "" : `, and ${plural(count - 1, "more place")}`}: ${printable(text)}`,
    ["means", symptom.meaning],
    ...(told.length === 0 ? [] : [["it says", told.join(", ")] as [string, string]]),
    ["printed", printedBy(form)],
    ...causes.flatMap((cause, index) => rowsOf(cause, causes.length === 1 ? "cause" : `cause ${index + 1}`)),
    ...ruledOut.map(({ cause, because }): [string, string] => ["not", `${cause.what} (${because})`]),
    ...form.provenance.map((provenance): [string, string] => ["source", describe(provenance)]),
  ];
}

function rowsOf({ what, policies, noPolicy, remedy }: Cause, name: string): [name: string, text: string][] {
  const policy =
    policies === undefined
      ? `none. ${noPolicy}`
      : policies.map((id) => `${id} (xenplan explain ${id}, ${policyPage(id)})`).join(", ");
  return [
    [name, what],
    ["policy", policy],
    ["to do", remedy],
  ];
}

/** `by libxl, from Xen 4.9 up to, not including, 4.17`. */
export function printedBy({ printer, since, until }: Form): string {
  if (since === undefined) return `by ${printer}`;
  return `by ${printer}, Xen ${since}${until === undefined ? " and later" : ` up to, not including, ${until}`}`;
}

function describe(provenance: Provenance): string {
  switch (provenance.by) {
    case "source code":
      return `${provenance.source}, ${provenance.locator} (${provenance.release})`;
    case "thread":
    case "mail":
      return provenance.url;
    case "public text":
      return `${provenance.what} (seen, address not kept)`;
    case "measured":
      return `${provenance.how} (measured on Xen ${provenance.release})`;
  }
}

/** `requestedFrames` as `requested frames`. */
function inWords(name: string): string {
  return name.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
}
