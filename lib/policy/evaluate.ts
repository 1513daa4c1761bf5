/** Owns the judgement of a fleet: walks it once per policy, and turns what the checks say into findings. */
import { createHash } from "node:crypto";
import { type AnyFact, lookup, type Span } from "../facts/fact";
import { compareNames } from "../model/document";
import type { Change, DomU, Fleet, Host, Location, LogicalVolume, VolumeGroup } from "../model/fleet";
import { isKnown, isUnknown } from "../model/planned";
import type { Ordered } from "../xen/release";
import type { Finding, FindingSource, Severity, Subject } from "./finding";
import type { AnyPolicy, Bench, Messages, Subjects } from "./policy";

export interface Judgement {
  /** How many policies were judged. */
  readonly policies: number;
  /** Change policies that were left out because nothing says what was before. */
  readonly notJudged: readonly string[];
  /** In a canonical order: by host, subject, policy. */
  readonly findings: readonly Finding[];
}

/** A policy threw: our bug, and neither a pass nor a violation. */
export class PolicyFailure extends Error {
  override readonly name = "PolicyFailure";

  constructor(
    readonly policy: string,
    subject: Subject,
    cause: unknown,
  ) {
    super(`policy ${policy} failed on ${describeSubject(subject)}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** `domU web on alpha`. For messages. */
export function describeSubject({ kind, host, name }: Subject): string {
  const names: Record<Subject["kind"], string> = { fleet: "the fleet", host: "host", volumeGroup: "volume group", logicalVolume: "logical volume", domU: "domU" };
  if (kind === "fleet") return names.fleet;
  return kind === "host" ? `host ${name}` : `${names[kind]} ${name} on ${host}`;
}

/** @throws PolicyFailure if a policy throws. */
export function evaluate(change: Change, policies: readonly AnyPolicy[]): Judgement {
  const places = walk(change);
  const findings: Finding[] = [];
  const notJudged: string[] = [];
  for (const policy of policies) {
    if (policy.judges === "change" && change.before === undefined) {
      notJudged.push(policy.id);
      continue;
    }
    const checker = new Checker(policy, findings);
    for (const place of places[policy.subject]) {
      if (policy.judges === "state" || place.view.before !== undefined) checker.check(place);
    }
  }
  return { policies: policies.length - notJudged.length, notJudged, findings: findings.sort(byPlace) };
}

// --- one check -------------------------------------------------------------------------------------------------------------------

/** Thrown to end a check that can't go on. Never leaves this file. */
class Undecided extends Error {}

/** A fact, and the span of it that covers a release. */
interface Consulted {
  readonly fact: AnyFact;
  readonly span: Span<unknown>;
}

/** Runs one policy on one place after the other. One for each policy: a bench a check would be most of what a large fleet costs. */
class Checker {
  private readonly facts: ReadonlySet<AnyFact>;
  private readonly known = new Map<AnyFact, Map<Ordered, Consulted | undefined>>();
  private place!: Place;
  private readonly consulted: Consulted[] = [];

  constructor(
    private readonly policy: AnyPolicy,
    private readonly findings: Finding[],
  ) {
    this.facts = new Set(policy.facts);
  }

  /** @throws PolicyFailure if the policy throws. */
  check(place: Place): void {
    this.place = place;
    if (this.consulted.length > 0) this.consulted.length = 0;
    try {
      this.policy.check(place.view, this.bench);
    } catch (thrown) {
      if (!(thrown instanceof Undecided)) throw new PolicyFailure(this.policy.id, place.subject, thrown);
      this.add("undecided", this.policy.severity, `Undecided: ${thrown.message}.`, "undecided");
    }
  }

  private readonly bench: Bench<Messages> = {
    need: (value, what) => {
      if (value === undefined) throw new Undecided(`${what} is not declared`);
      if (isUnknown(value)) throw new Undecided(`${what} is not known until apply`);
      return value;
    },
    fact: (fact, release) => {
      const span = this.consult(fact, release);
      if (span === undefined) throw new Undecided(`no source was found for ${fact.axis === "xen" ? "Xen" : "Linux"} ${release.toString()}: ${fact.statement.replace(/\.$/, "")}`);
      return span.value as never;
    },
    factOr: (fact, release, otherwise) => {
      const span = this.consult(fact, release);
      return span === undefined ? otherwise : (span.value as never);
    },
    cite: (fact, release) => {
      if (isKnown(release)) this.consult(fact, release);
    },
    report: (id, details, about = "") => {
      const message = this.policy.messages[id];
      if (message === undefined) throw new Error(`no message "${id}"`);
      this.add("violation", message.severity ?? this.policy.severity, message.text(details), `${id} ${about}`);
    },
    undecided: (reason, about = "", severity = this.policy.severity) => {
      this.add("undecided", severity, `Undecided: ${reason}.`, `undecided ${about}`);
    },
  };

  private consult(fact: AnyFact, release: Ordered): Span<unknown> | undefined {
    if (!this.facts.has(fact)) throw new Error(`the fact ${fact.id} is not among those that the policy says it uses`);
    let answers = this.known.get(fact);
    if (answers === undefined) this.known.set(fact, (answers = new Map<Ordered, Consulted | undefined>()));
    let answer = answers.get(release);
    if (answer === undefined && !answers.has(release)) {
      const span = lookup(fact, release);
      answers.set(release, (answer = span && { fact, span }));
    }
    if (answer !== undefined) this.consulted.push(answer);
    return answer?.span;
  }

  private add(result: Finding["result"], severity: Severity, message: string, about: string): void {
    const { subject, location } = this.place;
    const identity = JSON.stringify([this.policy.id, subject.kind, subject.host, subject.name, about]);
    this.findings.push({
      policy: this.policy.id,
      result,
      severity,
      subject,
      message,
      remedy: this.policy.remedy,
      sources: this.sources(),
      ...(location !== undefined && { location }),
      fingerprint: createHash("sha256").update(identity).digest("hex").slice(0, 32),
    });
  }

  /** What the check has consulted so far, each span once. */
  private sources(): FindingSource[] {
    const spans = new Map(this.consulted.map(({ fact, span }) => [span, fact]));
    return [...spans].map(([{ citation, basis }, fact]) => ({ ...citation, fact: fact.id, basis: basis ?? fact.basis }));
  }
}

// --- the walk --------------------------------------------------------------------------------------------------------------------

interface Place<S extends keyof Subjects = keyof Subjects> {
  readonly subject: Subject;
  readonly view: Subjects[S];
  readonly location?: Location;
}

type Places = { readonly [S in keyof Subjects]: Place<S>[] };

function walk({ before, after: fleet }: Change): Places {
  const places: Places = { fleet: [], host: [], volumeGroup: [], logicalVolume: [], domU: [] };
  const was = new Earlier(before);
  places.fleet.push({ subject: { kind: "fleet", host: "", name: "" }, view: { fleet, ...(before && { before }) } });
  for (const host of fleet.hosts) {
    const hostBefore = was.host(host.name);
    places.host.push({ subject: { kind: "host", host: host.name, name: host.name }, view: { fleet, host, ...(hostBefore && { before: hostBefore }) }, ...at(host) });
    for (const volumeGroup of host.volumeGroups) {
      const groupBefore = was.volumeGroup(host.name, volumeGroup.name);
      places.volumeGroup.push({
        subject: { kind: "volumeGroup", host: host.name, name: volumeGroup.name },
        view: { fleet, host, volumeGroup, ...(groupBefore && { before: groupBefore }) },
        ...at(volumeGroup),
      });
      for (const logicalVolume of volumeGroup.logicalVolumes) {
        const volumeBefore = was.logicalVolume(host.name, volumeGroup.name, logicalVolume.name);
        places.logicalVolume.push({
          subject: { kind: "logicalVolume", host: host.name, name: `${volumeGroup.name}/${logicalVolume.name}` },
          view: { fleet, host, volumeGroup, logicalVolume, ...(volumeBefore && { before: volumeBefore }) },
          ...at(logicalVolume),
        });
      }
    }
    for (const domU of host.domUs) {
      const domUBefore = was.domU(host.name, domU.name);
      places.domU.push({
        subject: { kind: "domU", host: host.name, name: domU.name },
        view: { fleet, host, domU, ...(hostBefore && domUBefore && { before: { host: hostBefore, domU: domUBefore } }) },
        ...at(domU),
      });
    }
  }
  return places;
}

function at({ location }: { readonly location?: Location }): { readonly location?: Location } {
  return location === undefined ? {} : { location };
}

/** The things of the fleet before, found by name in one step each. */
class Earlier {
  private readonly things = new Map<string, Host | VolumeGroup | LogicalVolume | DomU>();

  constructor(fleet: Fleet | undefined) {
    for (const host of fleet?.hosts ?? []) {
      this.things.set(key("host", host.name), host);
      for (const domU of host.domUs) this.things.set(key("domU", host.name, domU.name), domU);
      for (const group of host.volumeGroups) {
        this.things.set(key("group", host.name, group.name), group);
        for (const volume of group.logicalVolumes) this.things.set(key("volume", host.name, group.name, volume.name), volume);
      }
    }
  }

  host(name: string): Host | undefined {
    return this.things.get(key("host", name)) as Host | undefined;
  }

  volumeGroup(host: string, name: string): VolumeGroup | undefined {
    return this.things.get(key("group", host, name)) as VolumeGroup | undefined;
  }

  logicalVolume(host: string, group: string, name: string): LogicalVolume | undefined {
    return this.things.get(key("volume", host, group, name)) as LogicalVolume | undefined;
  }

  domU(host: string, name: string): DomU | undefined {
    return this.things.get(key("domU", host, name)) as DomU | undefined;
  }
}

function key(...names: readonly string[]): string {
  return names.join("\0");
}

function byPlace(a: Finding, b: Finding): number {
  return (
    compareNames(a.subject.host, b.subject.host) ||
    compareNames(a.subject.kind, b.subject.kind) ||
    compareNames(a.subject.name, b.subject.name) ||
    compareNames(a.policy, b.policy) ||
    compareNames(a.message, b.message)
  );
}
