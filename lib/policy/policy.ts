/** Owns the form of a policy: one property that a fleet must have, with everything that explains it. Names no policy. */
import type { AnyFact } from "../facts/fact";
import type { History } from "../change/history";
import type { Change, DomU, Fleet, Host, LogicalVolume, VolumeGroup } from "../model/fleet";
import type { Place } from "../model/place";
import type { Unknown } from "../model/planned";
import type { Asks } from "../questions/asks";
import type { Family } from "../xen/architecture";
import type { SampleEdits } from "../model/sample";
import type { Severity, Subject } from "./finding";

/** What a policy of each subject gets to see. */
export interface Subjects {
  readonly fleet: {
    readonly fleet: Fleet;
    readonly change: Change;
    readonly before?: Fleet;
    readonly history?: History;
  };
  readonly host: {
    readonly fleet: Fleet;
    readonly host: Host;
    readonly change: Change;
    /** The same host before the change, whatever it was called. */
    readonly before?: Host;
    readonly history?: History;
  };
  readonly volumeGroup: {
    readonly fleet: Fleet;
    readonly host: Host;
    readonly volumeGroup: VolumeGroup;
    readonly before?: VolumeGroup;
  };
  readonly logicalVolume: {
    readonly fleet: Fleet;
    readonly host: Host;
    readonly volumeGroup: VolumeGroup;
    readonly logicalVolume: LogicalVolume;
    readonly before?: LogicalVolume;
  };
  readonly domU: {
    readonly fleet: Fleet;
    readonly host: Host;
    readonly domU: DomU;
    readonly change: Change;
    /** The same domU before the change, whatever it was called, and the host that had it. */
    readonly before?: { readonly host: Host; readonly domU: DomU };
  };
}
export type SubjectOf = keyof Subjects;

/** A message, given what it is about. Severity, remedy and facts are the policy's, unless it has its own. */
export interface Message<Details> extends MessageOptions<Details> {
  readonly text: (details: Details) => string;
}

export interface MessageOptions<Details> {
  readonly severity?: Severity;
  /** What to do about this violation. */
  readonly remedy?: string | ((details: Details) => string);
  /** What this violation rests on. It cites these alone of all that was looked up. */
  readonly facts?: readonly AnyFact[];
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each message has details of its own
export type Messages = Readonly<Record<string, Message<any>>>;

/** A message of the policy's own severity. */
export function message<Details = void>(
  text: (details: Details) => string,
  options: MessageOptions<Details> = {},
): Message<Details> {
  return { text, ...options };
}

/** A message of another severity than the policy's. */
export function messageOf<Details = void>(
  severity: Severity,
  text: (details: Details) => string,
  options: Omit<MessageOptions<Details>, "severity"> = {},
): Message<Details> {
  return { severity, text, ...options };
}

/** What a statement is about: a place, or more than that. Without a place, blame by trial (blame.ts) finds it. */
export type Where = Place | Whereabouts;

export interface Whereabouts {
  readonly at?: Place;
  /** The others that take part: the other holder of a MAC address. */
  readonly related?: readonly Place[];
  /** Tells several of one message at one place apart: a name. */
  readonly about?: string;
  /** What it is about, for a policy that sees more than that. Default: the subject that is judged. */
  readonly subject?: Subject;
}

/** What a check can do. */
export interface Bench<M extends Messages> extends Asks {
  /** A violation, and the value that it is about. */
  readonly report: <Id extends keyof M & string>(
    id: Id,
    details: M[Id] extends Message<infer D> ? D : never,
    where?: Where,
  ) => void;
  /** The policy can't be decided for a reason of its own, or since the value at a place is unknown; the check may go on. `severity` is that of what it might have been. */
  readonly undecided: (reason: string | Unknown, where: Where, severity?: Severity) => void;
}

/** Edits of the sample fleet; for a change policy also those that make the fleet before it. */
export interface Example extends SampleEdits {
  readonly before?: SampleEdits;
  /** What a base beside a plan says of it, which is not what the plan's own state says. */
  readonly claims?: { readonly base: SampleEdits };
}

/** An example that breaks this policy alone. */
export interface RejectedExample extends Example {
  /** The value that must be told, from its host on: `domUs.web.vifs[0].bridge`; empty for the host itself. */
  readonly at?: string;
  /** The other policies that it can't help but break: a release that has netloop is not supported any more. */
  readonly also?: readonly string[];
}

export interface Policy<S extends SubjectOf = SubjectOf, M extends Messages = Messages> {
  /** The property that holds. Also its file, its test, its page. Never reused. */
  readonly id: string;
  readonly subject: S;
  /** The rows of the catalogue (policies/coverage.ts) that it judges: M04. Empty for what no row asks for. */
  readonly covers: readonly string[];
  /** `change` policies are judged only where it is known what was before. */
  readonly judges: "state" | "change";
  readonly severity: Severity;
  /** One sentence. */
  readonly summary: string;
  /** Why it is so, and what happens otherwise. */
  readonly rationale: string;
  /** What to do about a violation. */
  readonly remedy: string;
  /** What it does not report, on purpose. */
  readonly notReported?: string;
  /** The architecture that it is about: hosts that have another are left out. Absent: every one. */
  readonly family?: Family;
  /** Why it is not judged of a domU where a planned migration or restore takes it: one sentence. Every other policy of a state is. */
  readonly notOfArrivals?: string;
  readonly facts: readonly AnyFact[];
  readonly messages: M;
  readonly check: (subject: Subjects[S], bench: Bench<M>) => void;
  readonly examples: { readonly rejected: RejectedExample; readonly accepted: Example };
}

/** A policy whatever its subject and messages: what the engine and the list hold. */
export type AnyPolicy = Omit<Policy, "check"> & {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the engine pairs each check with its own subject
  readonly check: (subject: any, bench: any) => void;
};

export function definePolicy<S extends SubjectOf, M extends Messages>(policy: Policy<S, M>): AnyPolicy {
  return policy;
}
