/** Owns waivers: findings that someone has accepted, with a reason, keyed on what they are about and never on lines. */
import { nearest } from "../units/nearest";
import type { Judgement } from "./evaluate";
import { describeSubject, type Finding, SUBJECT_KINDS, type SubjectKind } from "./finding";

/** It covers one finding, and no other that its words happen to match: what nobody has looked at is not accepted. */
export interface Waiver {
  readonly policy: string;
  /** Absent: whatever the host. */
  readonly host?: string;
  /** Of the subject. Absent: whatever it is. */
  readonly kind?: SubjectKind;
  /** The subject's name, `vg0/web-root` for a logical volume. Absent: whatever the name. */
  readonly name?: string;
  /** Of the value, as reports tell it: `hosts.alpha.domUs.web.vifs[0].bridge`. Absent: whatever the value. */
  readonly path?: string;
  /** Covers that the policy can't be decided, and not that it is broken. */
  readonly undecided?: true;
  /** Covers each finding that it matches, those to come among them. */
  readonly all?: true;
  readonly reason: string;
  /** The last day on which it holds, as 2026-12-31. Absent: until someone removes it. */
  readonly until?: string;
}

/** The waiver file is wrong, or asks for what can't be waived. */
export class WaiverError extends Error {
  override readonly name = "WaiverError";
}

const TEXTS = ["policy", "host", "kind", "name", "path", "reason", "until"] as const;
const FLAGS = ["undecided", "all"] as const;
const FIELDS: readonly string[] = [...TEXTS, ...FLAGS];

/** @throws WaiverError that names the entry. `policies` are the ids that there are. */
export function parseWaivers(value: unknown, policies: readonly string[]): readonly Waiver[] {
  if (!Array.isArray(value)) throw new WaiverError(`expected a list of waivers, each with ${TEXTS.join(", ")}`);
  return value.map((entry: unknown, index) => parseWaiver(entry, `[${index}]`, policies));
}

function parseWaiver(entry: unknown, at: string, policies: readonly string[]): Waiver {
  if (typeof entry !== "object" || entry === null || Array.isArray(entry))
    throw new WaiverError(`${at}: expected a mapping with ${TEXTS.join(", ")}`);
  const waiver = entry as Readonly<Record<string, unknown>>;
  for (const field of Object.keys(waiver)) {
    if (!FIELDS.includes(field)) throw new WaiverError(`${at}: unknown field "${field}"${didYouMean(field, FIELDS)}`);
    if ((FLAGS as readonly string[]).includes(field)) {
      if (waiver[field] !== true) throw new WaiverError(`${at}.${field}: expected true, or no such field`);
    } else if (typeof waiver[field] !== "string" || waiver[field].trim() === "")
      throw new WaiverError(`${at}.${field}: expected text`);
  }
  const { policy, host, kind, name, path, reason, until } = waiver as Readonly<
    Record<(typeof TEXTS)[number], string | undefined>
  >;
  if (policy === undefined) throw new WaiverError(`${at}: "policy" is missing`);
  if (reason === undefined) throw new WaiverError(`${at}: "reason" is missing: a waiver says why it is one`);
  if (!policies.includes(policy))
    throw new WaiverError(`${at}.policy: there is no policy "${policy}"${didYouMean(policy, policies)}`);
  if (kind !== undefined && !isKind(kind))
    throw new WaiverError(`${at}.kind: expected one of ${SUBJECT_KINDS.join(", ")}, not "${kind}"`);
  if (until !== undefined && !isDay(until))
    throw new WaiverError(`${at}.until: "${until}" is not a day: write it as 2026-12-31`);
  return {
    policy,
    reason,
    ...(host !== undefined && { host }),
    ...(kind !== undefined && { kind }),
    ...(name !== undefined && { name }),
    ...(path !== undefined && { path }),
    ...(until !== undefined && { until }),
    ...(waiver["undecided"] === true && { undecided: true }),
    ...(waiver["all"] === true && { all: true }),
  };
}

function isKind(text: string): text is SubjectKind {
  return (SUBJECT_KINDS as readonly string[]).includes(text);
}

function didYouMean(word: string, words: readonly string[]): string {
  const meant = nearest(word, words);
  return meant === undefined ? "" : ` (did you mean "${meant}"?)`;
}

/** Whether it is a day that there is, as 2026-12-31. */
export function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

export interface Waived {
  /** Without the findings that were waived. */
  readonly judgement: Judgement;
  readonly waived: readonly Finding[];
  /** Those that matched nothing: what they waived is gone, or never was. */
  readonly stale: readonly Waiver[];
  /** Those whose last day has passed. They waive nothing. */
  readonly expired: readonly Waiver[];
  /** Those that match several findings and don't say `all`. They waive nothing. */
  readonly broad: readonly { readonly waiver: Waiver; readonly matches: readonly Finding[] }[];
}

/** @param today as 2026-12-31. @throws WaiverError if a waiver matches a fatal finding. */
export function applyWaivers(judgement: Judgement, waivers: readonly Waiver[], today: string): Waived {
  const expired = waivers.filter(({ until }) => until !== undefined && until < today);
  const holding = waivers.filter((waiver) => !expired.includes(waiver));
  const matched = holding.map((waiver) => ({
    waiver,
    matches: judgement.findings.filter((finding) => matches(waiver, finding)),
  }));
  for (const { waiver, matches } of matched) {
    const fatal = matches.find(({ severity }) => severity === "fatal");
    if (fatal !== undefined)
      throw new WaiverError(
        `${describeWaiver(waiver)}: a fatal finding can't be waived (${describeSubject(fatal.subject)}: ${fatal.message})`,
      );
  }
  const isBroad = ({ waiver, matches }: (typeof matched)[number]): boolean => matches.length > 1 && waiver.all !== true;
  const covered = new Set(matched.filter((one) => !isBroad(one)).flatMap(({ matches }) => matches));
  return {
    judgement: { ...judgement, findings: judgement.findings.filter((finding) => !covered.has(finding)) },
    waived: judgement.findings.filter((finding) => covered.has(finding)),
    stale: matched.filter(({ matches }) => matches.length === 0).map(({ waiver }) => waiver),
    expired,
    broad: matched.filter(isBroad),
  };
}

function matches({ policy, host, kind, name, path, undecided }: Waiver, finding: Finding): boolean {
  const { subject } = finding;
  return (
    policy === finding.policy &&
    (undecided ?? false) === (finding.result === "undecided") &&
    (host === undefined || host === subject.host) &&
    (kind === undefined || kind === subject.kind) &&
    (name === undefined || name === subject.name) &&
    (path === undefined || path === finding.path)
  );
}

/** `pv-word-size-matches-hypervisor, host alpha, name web`. For messages. */
export function describeWaiver({ policy, undecided, ...waiver }: Waiver): string {
  const target = (["host", "kind", "name", "path"] as const).flatMap((field) =>
    waiver[field] === undefined ? [] : [`${field} ${waiver[field]}`],
  );
  return [policy, ...target, ...(undecided === true ? ["undecided"] : [])].join(", ");
}
