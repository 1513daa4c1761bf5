/** Owns the SARIF 2.1.0 report, for code scanning. */
import type { Log, Location, PhysicalLocation, ReportingDescriptor, Result } from "sarif";
import type { Judgement } from "../policy/evaluate";
import { describeSubject, type Finding, type FindingPlace, type Severity } from "../policy/finding";
import type { AnyPolicy } from "../policy/policy";
import { explainMarkdown } from "./explain";
import { policyPage } from "./page";
import { cite, oneLine } from "./source";
import { notJudgedLine } from "./summary";
import { jsonText } from "../units/inert";

export interface SarifOptions {
  /** Of this program. */
  readonly version: string;
  /** The judged file that a finding without a location is shown at. */
  readonly input?: string;
}

// SARIF has nothing above error.
const LEVELS: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  fatal: "error",
  error: "error",
  warning: "warning",
  info: "note",
};

/** Ends with a line feed. */
export function renderSarif(
  judgement: Judgement,
  policies: readonly AnyPolicy[],
  { version, input }: SarifOptions,
): string {
  const ruleIndex = new Map(policies.map(({ id }, index) => [id, index]));
  const notJudged = notJudgedLine(judgement);
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "xenplan", semanticVersion: version, rules: policies.map(toRule) } },
        invocations: [
          {
            executionSuccessful: true,
            ...(notJudged !== undefined && {
              toolExecutionNotifications: [{ level: "note" as const, message: { text: notJudged } }],
            }),
          },
        ],
        columnKind: "utf16CodeUnits",
        properties: { notJudged: judgement.notJudged },
        results: judgement.findings.map((finding) => toResult(finding, ruleIndex.get(finding.policy), input)),
      },
    ],
  };
  return `${jsonText(log, 2)}\n`;
}

/** `helpUri` must be absolute (SARIF 3.49.12), and the pages travel in the package: so the page itself stands in `help`. */
function toRule(policy: AnyPolicy): ReportingDescriptor {
  return {
    id: policy.id,
    shortDescription: { text: oneLine(policy.summary) },
    fullDescription: { text: oneLine(policy.rationale) },
    help: {
      text: `${oneLine(policy.remedy)} (${policyPage(policy.id)} of the package, or xenplan explain ${policy.id})`,
      markdown: explainMarkdown(policy),
    },
    defaultConfiguration: { level: LEVELS[policy.severity] },
    properties: { page: policyPage(policy.id), severity: policy.severity },
  };
}

/** An undecided one keeps its severity's level: it counts as much, and code scanning goes by levels alone. */
function toResult(finding: Finding, ruleIndex: number | undefined, input: string | undefined): Result {
  const { policy, result, severity, subject, message, remedy, sources, related, fingerprint } = finding;
  const cited = sources.map((source) => `Source: ${cite(source)}`);
  return {
    ruleId: policy,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: LEVELS[severity],
    message: { text: [`${describeSubject(subject)}: ${message}`, `To do: ${oneLine(remedy)}`, ...cited].join("\n") },
    locations: [locate(finding, input)],
    ...(related.length > 0 && {
      relatedLocations: related.map((other, id) => ({
        id,
        ...locate(other, undefined),
        message: { text: other.path },
      })),
    }),
    partialFingerprints: { "xenplan/v1": fingerprint },
    properties: { result, severity, page: policyPage(policy) },
  };
}

function locate({ path, location }: FindingPlace, input: string | undefined): Location {
  const physicalLocation: PhysicalLocation | undefined = location
    ? {
        artifactLocation: { uri: toUri(location.file) },
        region: { startLine: location.line, startColumn: location.column },
      }
    : input === undefined
      ? undefined
      : { artifactLocation: { uri: toUri(input) }, region: { startLine: 1 } };
  return {
    ...(physicalLocation !== undefined && { physicalLocation }),
    logicalLocations: [{ fullyQualifiedName: path === "" ? "fleet" : path }],
  };
}

/** A relative reference, or file:// for a path from the root (RFC 3986). */
function toUri(path: string): string {
  const encoded = path.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
  return path.startsWith("/") ? `file://${encoded}` : encoded;
}
