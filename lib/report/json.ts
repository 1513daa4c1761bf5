/** Owns the JSON report: a contract with a version of its own, not a dump of internals. Fields may be added, never renamed or removed. */
import type { Basis } from "../facts/fact";
import type { Location } from "../model/fleet";
import type { Judgement } from "../policy/evaluate";
import type { Finding, Severity, SubjectKind } from "../policy/finding";
import { policyPage } from "./page";
import { count } from "./summary";
import { jsonText } from "../units/inert";

export const REPORT_SCHEMA_VERSION = 1;

export interface JsonReport {
  readonly schemaVersion: typeof REPORT_SCHEMA_VERSION;
  readonly summary: {
    /** How many policies were judged. */
    readonly policies: number;
    readonly violations: number;
    readonly undecided: number;
    /** Findings that a waiver left out of `findings`. */
    readonly waived: number;
    /** Ids of the policies that were left out, since nothing says what was before. */
    readonly notJudged: readonly string[];
  };
  /** By host, subject, policy. */
  readonly findings: readonly JsonFinding[];
  /** What can't be decided before somebody declares the host: it rejects nothing. Absent where every host is declared. */
  readonly deferred?: readonly JsonFinding[];
}

export interface JsonFinding {
  readonly policy: string;
  readonly result: "violation" | "undecided";
  readonly severity: Severity;
  /** `host` and `name` are empty for the fleet. */
  readonly subject: { readonly kind: SubjectKind; readonly host: string; readonly name: string };
  readonly message: string;
  readonly remedy: string;
  /** The policy's documentation, relative to the package. */
  readonly page: string;
  readonly sources: readonly JsonSource[];
  /** The value that it is about, from the fleet on: `hosts.alpha.domUs.web.vifs[0].rate`. Empty for the fleet. */
  readonly path: string;
  /** Where a person declared the value, or what is nearest above it. */
  readonly location?: JsonLocation;
  /** The others that take part in it: the other holder of a MAC address. */
  readonly related: readonly { readonly path: string; readonly location?: JsonLocation }[];
  /** The same for the same finding of another run, whatever the numbers in its message. */
  readonly fingerprint: string;
}

/** The file is relative, line and column count from 1. */
export interface JsonLocation {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface JsonSource {
  readonly source: string;
  readonly locator: string;
  readonly release: string;
  readonly quote: string;
  readonly fact: string;
  readonly basis: Basis;
}

export interface JsonOptions {
  readonly waived?: number;
  readonly deferred?: readonly Finding[];
}

/** Ends with a line feed. */
export function renderJson(judgement: Judgement, { waived = 0, deferred = [] }: JsonOptions = {}): string {
  const { violations, undecided } = count(judgement);
  const report: JsonReport = {
    schemaVersion: REPORT_SCHEMA_VERSION,
    summary: {
      policies: judgement.policies,
      violations: Object.values(violations).reduce((sum, amount) => sum + amount, 0),
      undecided,
      waived,
      notJudged: judgement.notJudged,
    },
    findings: judgement.findings.map(toJson),
    ...(deferred.length > 0 && { deferred: deferred.map(toJson) }),
  };
  return `${jsonText(report, 2)}\n`;
}

function toJson({
  policy,
  result,
  severity,
  subject,
  message,
  remedy,
  sources,
  path,
  location,
  related,
  fingerprint,
}: Finding): JsonFinding {
  return {
    policy,
    result,
    severity,
    subject: { kind: subject.kind, host: subject.host, name: subject.name },
    message,
    remedy,
    page: policyPage(policy),
    sources: sources.map(({ source, locator, release, quote, fact, basis }) => ({
      source,
      locator,
      release,
      quote,
      fact,
      basis,
    })),
    ...placed({ path, location }),
    related: related.map(placed),
    fingerprint,
  };
}

function placed({ path, location }: { readonly path: string; readonly location?: Location | undefined }): {
  readonly path: string;
  readonly location?: JsonLocation;
} {
  return {
    path,
    ...(location !== undefined && { location: { file: location.file, line: location.line, column: location.column } }),
  };
}
