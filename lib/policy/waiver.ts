/** Owns waivers: findings that someone has accepted, with a reason, keyed on what they are about and never on lines. */
import { nearest } from "../units/nearest";
import type { Judgement } from "./evaluate";
import { describeSubject, type Finding } from "./finding";

export interface Waiver {
  readonly policy: string;
  /** Absent: on every host. */
  readonly host?: string;
  /** The subject's name, `vg0/web-root` for a logical volume. Absent: every subject. */
  readonly name?: string;
  readonly reason: string;
  /** The last day on which it holds, as 2026-12-31. Absent: until someone removes it. */
  readonly until?: string;
}

/** The waiver file is wrong, or asks for what can't be waived. */
export class WaiverError extends Error {
  override readonly name = "WaiverError";
}

const FIELDS = ["policy", "host", "name", "reason", "until"] as const;

/** @throws WaiverError that names the entry. `policies` are the ids that there are. */
export function parseWaivers(value: unknown, policies: readonly string[]): readonly Waiver[] {
  if (!Array.isArray(value)) throw new WaiverError(`expected a list of waivers, each with ${FIELDS.join(", ")}`);
  return value.map((entry: unknown, index) => parseWaiver(entry, `[${index}]`, policies));
}

function parseWaiver(entry: unknown, at: string, policies: readonly string[]): Waiver {
  if (typeof entry !== "object" || entry === null || Array.isArray(entry))
    throw new WaiverError(`${at}: expected a mapping with ${FIELDS.join(", ")}`);
  const waiver = entry as Readonly<Record<string, unknown>>;
  for (const field of Object.keys(waiver)) {
    if (!(FIELDS as readonly string[]).includes(field))
      throw new WaiverError(`${at}: unknown field "${field}"${didYouMean(field, FIELDS)}`);
    if (typeof waiver[field] !== "string" || waiver[field].trim() === "")
      throw new WaiverError(`${at}.${field}: expected text`);
  }
  const { policy, host, name, reason, until } = waiver as Readonly<Record<(typeof FIELDS)[number], string | undefined>>;
  if (policy === undefined) throw new WaiverError(`${at}: "policy" is missing`);
  if (reason === undefined) throw new WaiverError(`${at}: "reason" is missing: a waiver says why it is one`);
  if (!policies.includes(policy))
    throw new WaiverError(`${at}.policy: there is no policy "${policy}"${didYouMean(policy, policies)}`);
  if (until !== undefined && !isDay(until))
    throw new WaiverError(`${at}.until: "${until}" is not a day: write it as 2026-12-31`);
  return {
    policy,
    reason,
    ...(host !== undefined && { host }),
    ...(name !== undefined && { name }),
    ...(until !== undefined && { until }),
  };
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
}

/** @param today as 2026-12-31. @throws WaiverError if a waiver matches a fatal finding. */
export function applyWaivers(judgement: Judgement, waivers: readonly Waiver[], today: string): Waived {
  const expired = waivers.filter(({ until }) => until !== undefined && until < today);
  const holding = waivers.filter((waiver) => !expired.includes(waiver));
  const used = new Set<Waiver>();
  const waived: Finding[] = [];
  const findings = judgement.findings.filter((finding) => {
    const matching = holding.filter((waiver) => matches(waiver, finding));
    if (matching.length === 0) return true;
    if (finding.severity === "fatal") {
      throw new WaiverError(
        `${describeWaiver(matching[0] as Waiver)}: a fatal finding can't be waived (${describeSubject(finding.subject)}: ${finding.message})`,
      );
    }
    for (const waiver of matching) used.add(waiver);
    waived.push(finding);
    return false;
  });
  return {
    judgement: { ...judgement, findings },
    waived,
    stale: holding.filter((waiver) => !used.has(waiver)),
    expired,
  };
}

function matches({ policy, host, name }: Waiver, finding: Finding): boolean {
  return (
    policy === finding.policy &&
    (host === undefined || host === finding.subject.host) &&
    (name === undefined || name === finding.subject.name)
  );
}

/** `pv-word-size-matches-hypervisor, host alpha, name web`. For messages. */
export function describeWaiver({ policy, host, name }: Waiver): string {
  return [
    policy,
    ...(host === undefined ? [] : [`host ${host}`]),
    ...(name === undefined ? [] : [`name ${name}`]),
  ].join(", ");
}
