/** Owns one check: the bench that a policy works at, and what it says there, before anybody knows where it stands. */
import { type AnyFact, lookup, type Span } from "../facts/fact";
import { at, type Place } from "../model/place";
import { describeUnknown, isKnown, isUnknown, type Unknown, Unreadable } from "../model/planned";
import { isUnsaid } from "../model/unsaid";
import type { Ordered } from "../xen/release";
import { describeSubject, type Finding, type FindingSource, type Severity, type Subject } from "./finding";
import type { AnyPolicy, Bench, Messages, Where } from "./policy";
import type { Seen } from "./subjects";

/** A policy threw: our bug, and neither a pass nor a violation. */
export class PolicyFailure extends Error {
  override readonly name = "PolicyFailure";

  constructor(
    readonly policy: string,
    subject: Subject,
    cause: unknown,
  ) {
    super(
      `policy ${policy} failed on ${describeSubject(subject)}: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
}

/** What a policy said of a subject. */
export interface Statement {
  readonly result: Finding["result"];
  /** Of the message; `undecided` for what can't be decided. */
  readonly id: string;
  readonly severity: Severity;
  /** Without "Undecided". A value that is missing is named by its place alone. */
  readonly says: string | Missing;
  /** What to do about a violation. */
  readonly remedy?: string;
  readonly sources: readonly FindingSource[];
  /** The value that it is about, where the policy names it. */
  readonly place?: Place;
  readonly related: readonly Place[];
  /** Tells several of one message at one place apart. */
  readonly about: string;
  /** Absent: the subject that is judged. */
  readonly subject?: Subject;
  /** Whether it is undecided for a reason of the policy's own: something is not said that it would need. */
  readonly forOwnReason?: true;
}

/** A value that a policy needs and that nobody knows: `hosts.alpha.memory is not declared`. */
export interface Missing {
  readonly place: Place;
  /** `is not known until apply`, or why else. */
  readonly state: string;
  /** Whether nobody said it. */
  readonly unsaid: boolean;
}

/** Thrown to end a check that can't go on. Never leaves this file. */
class Undecided extends Error {
  constructor(readonly reason: string | Missing) {
    super();
  }
}

/** A fact, and the span of it that covers a release. */
interface Consulted {
  readonly fact: AnyFact;
  readonly span: Span<unknown>;
}

/** Runs one policy on one subject after the other. One for each policy: a bench a check would be most of what a large fleet costs. */
export class Checker {
  private readonly facts: ReadonlySet<AnyFact>;
  private readonly known = new Map<AnyFact, Map<Ordered, Consulted | undefined>>();
  private readonly consulted: Consulted[] = [];
  private statements: Statement[] = [];

  constructor(readonly policy: AnyPolicy) {
    this.facts = new Set(policy.facts);
  }

  /** All that the policy says of the subject, in its order. @throws PolicyFailure if the policy throws. */
  check({ subject, view }: Seen): readonly Statement[] {
    if (this.consulted.length > 0) this.consulted.length = 0;
    if (this.statements.length > 0) this.statements = [];
    try {
      this.policy.check(view, this.bench);
    } catch (thrown) {
      this.leaveUndecided(reasonOf(thrown) ?? this.fail(subject, thrown), {}, this.policy.severity);
    }
    return this.statements;
  }

  private fail(subject: Subject, thrown: unknown): never {
    throw new PolicyFailure(this.policy.id, subject, thrown);
  }

  private readonly bench: Bench<Messages> = {
    need: (thing, key) => known(thing[key], () => at<object>(thing, key as never)) as never,
    needed: (value, place) => known(value, () => place),
    fact: (fact, release) => {
      const span = this.consult(fact, release);
      if (span === undefined)
        throw new Undecided(
          `no source was found for ${fact.axis === "xen" ? "Xen" : "Linux"} ${release.toString()}: ${fact.statement.replace(/\.$/, "")}`,
        );
      return span.value as never;
    },
    factOr: (fact, release, otherwise) => {
      const span = this.consult(fact, release);
      return span === undefined ? otherwise : (span.value as never);
    },
    cite: (fact, release) => {
      if (isKnown(release)) this.consult(fact, release);
    },
    report: (id, details, where) => {
      const message = this.policy.messages[id];
      if (message === undefined) throw new Error(`no message "${id}"`);
      const { severity = this.policy.severity, text, remedy = this.policy.remedy, facts } = message;
      this.statements.push({
        result: "violation",
        id,
        severity,
        says: text(details),
        remedy: typeof remedy === "string" ? remedy : remedy(details),
        sources: this.sources(facts),
        ...spelledOut(where),
      });
    },
    undecided: (reason, where, severity = this.policy.severity) => {
      const { place } = spelledOut(where);
      const missing =
        isUnknown(reason) && place !== undefined
          ? { place, state: describeUnknown(reason), unsaid: reason.why === "unsaid" }
          : undefined;
      this.leaveUndecided(missing ?? String(reason), where, severity, !isUnknown(reason));
    },
  };

  private leaveUndecided(
    reason: string | Missing,
    where: Where | undefined,
    severity: Severity,
    forOwnReason = false,
  ): void {
    const place = typeof reason === "string" ? {} : { place: reason.place };
    this.statements.push({
      result: "undecided",
      id: "undecided",
      severity,
      says: reason,
      sources: this.sources(),
      ...spelledOut(where),
      ...place,
      ...(forOwnReason && { forOwnReason }),
    });
  }

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

  /** What the check has consulted so far, each span once; only of these facts, where a message names what it rests on. */
  private sources(restsOn?: readonly AnyFact[]): FindingSource[] {
    const spans = new Map(
      this.consulted.filter(({ fact }) => restsOn?.includes(fact) ?? true).map(({ fact, span }) => [span, fact]),
    );
    return [...spans].map(([{ citation, basis }, fact]) => ({
      ...citation,
      fact: fact.id,
      basis: basis ?? fact.basis,
    }));
  }
}

/** Why a check could not go on; undefined where it failed. */
function reasonOf(thrown: unknown): string | Missing | undefined {
  if (thrown instanceof Unreadable)
    return { place: { thing: thrown.thing, key: thrown.key }, state: "is malformed", unsaid: false };
  return thrown instanceof Undecided ? thrown.reason : undefined;
}

function known<T>(value: T | Unknown | undefined, place: () => Place): T {
  const end = (state: string, unsaid: boolean): never => {
    throw new Undecided({ place: place(), state, unsaid });
  };
  if (value === undefined || isUnsaid(value)) return end("is not declared", true);
  if (isUnknown(value)) return end(describeUnknown(value), value.why === "unsaid");
  return value;
}

function spelledOut(where: Where | undefined): Pick<Statement, "place" | "related" | "about" | "subject"> {
  if (where === undefined) return { related: [], about: "" };
  if ("thing" in where) return { place: where, related: [], about: "" };
  const { at: place, related = [], about = "", subject } = where;
  return { ...(place !== undefined && { place }), related, about, ...(subject !== undefined && { subject }) };
}
