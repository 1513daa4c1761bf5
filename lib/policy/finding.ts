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

export interface Finding {
  readonly policy: string;
  /** `undecided`: a needed value is unknown, or no source covers the release. */
  readonly result: "violation" | "undecided";
  readonly severity: Severity;
  readonly subject: Subject;
  /** What was asked, what is allowed, and by which release. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
  readonly sources: readonly FindingSource[];
  readonly location?: Location;
  /** The same for the same finding of another run, whatever the numbers in its message. */
  readonly fingerprint: string;
}
