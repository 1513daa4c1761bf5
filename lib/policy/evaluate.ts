/** Owns the judgement of a change: every policy on every subject of its kind, and what they say as findings in one order. */
import { isLeftBehind } from "../change/left-behind";
import { compareNames } from "../model/document";
import { familyOfHost } from "../questions/architecture";
import type { Change } from "../model/fleet";
import { type Destination, destinationsOf } from "./arrivals";
import { Checker, type Statement } from "./checker";
import type { Finding, Subject } from "./finding";
import { FindingMaker } from "./finding-maker";
import type { AnyPolicy } from "./policy";
import { type Seen, type Selection, subjectsOf } from "./subjects";

export interface Judgement {
  /** How many policies were judged. */
  readonly policies: number;
  /** Change policies that were left out because nothing says what was before. */
  readonly notJudged: readonly string[];
  /** In a canonical order: by host, subject, policy, path. */
  readonly findings: readonly Finding[];
}

export interface EvaluateOptions {
  /** Judges this subject alone, and what it takes part in: its volume group, its host, the fleet. Default: every subject. */
  readonly about?: Subject;
}

/** @throws PolicyFailure if a policy throws. */
export function evaluate(change: Change, policies: readonly AnyPolicy[], { about }: EvaluateOptions = {}): Judgement {
  const subjects = subjectsOf(change, about && takesPart(about));
  const maker = new FindingMaker(change);
  const findings: Finding[] = [];
  const notJudged: string[] = [];
  for (const policy of policies) {
    if (policy.judges === "change" && change.before === undefined) {
      notJudged.push(policy.id);
      continue;
    }
    const checker = new Checker(policy);
    for (const seen of subjects[policy.subject]) {
      // What is left behind was judged when it was declared. What a change does to it is new.
      if (policy.judges === "change" ? seen.view.before === undefined : isLeftBehind(seen.thing)) continue;
      if (!isOfFamily(policy, seen)) continue;
      for (const statement of checker.check(seen)) findings.push(maker.finding(checker, seen, statement));
    }
  }
  findings.push(...judgeArrivals(change, policies, maker));
  const told = about === undefined ? findings : findings.filter(({ subject }) => takesPart(about)(subject));
  return { policies: policies.length - notJudged.length, notJudged, findings: told.sort(byPlace) };
}

function isOfFamily({ family }: AnyPolicy, { view }: Seen): boolean {
  return family === undefined || !("host" in view) || familyOfHost(view.host) === family;
}

/** What the policies say of domUs where planned moves take them, and of the hosts that these come to, beyond what they say as it is. */
function judgeArrivals(change: Change, policies: readonly AnyPolicy[], maker: FindingMaker): readonly Finding[] {
  const findings: Finding[] = [];
  const destinations = destinationsOf(change);
  if (destinations.length === 0) return findings;
  for (const policy of policies) {
    if (policy.judges === "change" || policy.notOfArrivals !== undefined) continue;
    const checker = new Checker(policy);
    const isNew = (here: Seen, there: Seen, destination: Destination): readonly Statement[] => {
      if (!isOfFamily(policy, there)) return [];
      const said = checker.check(there);
      if (said.length === 0) return said;
      const known = new Set(checker.check(here).map((statement) => wordsOf(statement, destination)));
      return said.filter((statement) => !known.has(wordsOf(statement, destination)));
    };
    for (const destination of destinations) {
      const { before, after, arrivals } = destination;
      if (policy.subject === "domU")
        for (const arrival of arrivals)
          for (const statement of isNew(arrival.atHome, arrival.there, destination))
            findings.push(maker.arrivalFinding(checker, statement, arrival, destination));
      else if (policy.subject === "host" && arrivals[0] !== undefined)
        for (const statement of isNew(before, after, destination))
          findings.push(maker.arrivalFinding(checker, statement, arrivals[0], destination));
    }
  }
  return findings;
}

/** What tells one statement from another: its words, or which value is missing. */
function wordsOf({ id, says, about }: Statement, { real }: Destination): string {
  if (typeof says === "string") return JSON.stringify([id, says, about]);
  const { thing, key = "" } = real(says.place);
  return JSON.stringify([id, numberOf(thing), key, says.state]);
}

const numbers = new WeakMap<object, number>();
let numbered = 0;

function numberOf(thing: object): number {
  let number = numbers.get(thing);
  if (number === undefined) numbers.set(thing, (number = ++numbered));
  return number;
}

/** The subjects whose findings can be about a subject: itself, and what holds it. */
function takesPart(about: Subject): Selection {
  return ({ kind, host, name }) => {
    if (kind === "fleet") return true;
    if (host !== about.host) return false;
    return (
      kind === "host" ||
      (kind === about.kind && name === about.name) ||
      (kind === "volumeGroup" && about.kind === "logicalVolume" && about.name.startsWith(`${name}/`))
    );
  };
}

function byPlace(a: Finding, b: Finding): number {
  return (
    compareNames(a.subject.host, b.subject.host) ||
    compareNames(a.subject.kind, b.subject.kind) ||
    compareNames(a.subject.name, b.subject.name) ||
    compareNames(a.policy, b.policy) ||
    compareNames(a.message, b.message) ||
    compareNames(a.path, b.path)
  );
}
