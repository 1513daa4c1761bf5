/** Owns findings: what a policy says of a subject, as data. */
import type { Citation, Basis } from "../facts/fact";
import type { Location } from "../model/fleet";

/** From the mildest to the worst. A fatal one can't work or loses data, and can't be waived. */
export const SEVERITIES = ["info", "warning", "error", "fatal"] as const;
export type Severity = (typeof SEVERITIES)[number];

export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(threshold);
}

export const SUBJECT_KINDS = ["fleet", "host", "volumeGroup", "logicalVolume", "domU"] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

export interface Subject {
  readonly kind: SubjectKind;
  /** Empty for the fleet. */
  readonly host: string;
  /** The host's own name for a host, `vg0/web-root` for a logical volume, empty for the fleet. */
  readonly name: string;
}

/** A citation, and which fact it supports on what basis. */
export interface FindingSource extends Citation {
  readonly fact: string;
  readonly basis: Basis;
}

/** A value that a finding is about. */
export interface FindingPlace {
  /** From the fleet on: `hosts.alpha.domUs.web.vifs[0].rate`. */
  readonly path: string;
  /** Where a person declared the value, or what is nearest above it. */
  readonly location?: Location;
}

export interface Finding extends FindingPlace {
  readonly policy: string;
  /** `undecided`: a needed value is unknown, or no source covers the release. */
  readonly result: "violation" | "undecided";
  readonly severity: Severity;
  readonly subject: Subject;
  /** What was asked, what is allowed, and by which release. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
  /** What decided it. */
  readonly sources: readonly FindingSource[];
  /** The others that take part in it: the other holder of a MAC address. */
  readonly related: readonly FindingPlace[];
  /** Undecided, since nobody said this: the last step of its path, or why in words. */
  readonly unsaid?: string;
  /** The releases on which it holds, where what a host runs is not known: `from 4.19 on`. It rejects nothing. */
  readonly onlyOn?: string;
  /** The same for the same finding of another run, whatever the numbers in its message. */
  readonly fingerprint: string;
}

/** `domU web on alpha`. For messages. */
export function describeSubject({ kind, host, name }: Subject): string {
  const names: Record<SubjectKind, string> = {
    fleet: "the fleet",
    host: "host",
    volumeGroup: "volume group",
    logicalVolume: "logical volume",
    domU: "domU",
  };
  if (kind === "fleet") return names.fleet;
  return kind === "host" ? `host ${name}` : `${names[kind]} ${name} on ${host}`;
}
