/**
 * Owns blame by trial: which value a violation is about, where its policy does not say. A value is taken away, the policy judges again, and if
 * the violation is gone, that value is to blame. Runs only where there is a violation.
 */
import type { Change, Fleet } from "../model/fleet";
import { entriesOf, isThing, type Place } from "../model/place";
import { Unknown } from "../model/planned";
import type { Checker, Statement } from "./checker";
import type { Subject } from "./finding";
import { type Seen, subjectsOf } from "./subjects";

/** A trial judges anew, so a violation gets no more of them than this. Beyond it is about its subject. */
const MOST_TRIALS = 400;

/** What a thing is known by, and what its location is: nothing to be tried. */
const UNTRIED: ReadonlySet<string> = new Set(["name", "location", "bridge", "vdev", "bdf"]);

/** What most policies go by, and few are about: tried last. */
const CONDITIONS: ReadonlySet<string> = new Set(["type", "release", "trusted", "os", "wordSize"]);

/** Undefined where no single value takes the statement away. */
export function blame(change: Change, checker: Checker, seen: Seen, statement: Statement): Place | undefined {
  if (statement.result === "undecided") return undefined;
  let trials = 0;
  for (const replacement of [new Unknown(), undefined]) {
    for (const { place, way } of leavesNear(change.after, seen)) {
      if (++trials > MOST_TRIALS) return undefined;
      if (
        isGone(
          { ...change, after: replaced(change.after, way, replacement) as Fleet },
          checker,
          seen.subject,
          statement,
        )
      )
        return place;
    }
  }
  return undefined;
}

function isGone(change: Change, checker: Checker, subject: Subject, statement: Statement): boolean {
  const same = ({ kind, host, name }: Subject): boolean =>
    kind === subject.kind && host === subject.host && name === subject.name;
  const seen = subjectsOf(change, same)[subject.kind];
  try {
    return !seen.some((again) =>
      checker
        .check(again)
        .some(
          ({ id, about, says }) =>
            id === statement.id && about === statement.about && (about !== "" || says === statement.says),
        ),
    );
  } catch {
    // Without the value the policy may not hold together: that is no verdict.
    return false;
  }
}

/** A value, and the keys that lead to it from the fleet. */
interface Leaf {
  readonly place: Place;
  readonly way: readonly (string | number)[];
}

/** The declared values: the subject's own first, then those of its host, then the rest; conditions after all others. */
function* leavesNear(fleet: Fleet, { thing, subject }: Seen): Iterable<Leaf> {
  const found: { readonly leaf: Leaf; readonly within: boolean; readonly onHost: boolean }[] = [];
  const walk = (from: object, way: readonly (string | number)[], within: boolean, onHost: boolean): void => {
    if (found.length > MOST_TRIALS) return;
    for (const [key, value] of entriesOf(from)) {
      if (UNTRIED.has(String(key))) continue;
      const to = [...way, key];
      if (isThing(value))
        walk(
          value,
          to,
          within || value === thing,
          onHost || (way.length === 1 && (value as { readonly name?: string }).name === subject.host),
        );
      else if (value !== undefined && !(value instanceof Unknown))
        found.push({ leaf: { place: { thing: from, key }, way: to }, within, onHost });
    }
  };
  walk(fleet, [], fleet === thing, false);
  const isCondition = ({ place: { key = "" } }: Leaf): boolean => CONDITIONS.has(String(key));
  for (const condition of [false, true]) {
    const tried = found.filter(({ leaf }) => isCondition(leaf) === condition);
    for (const { leaf, within } of tried) if (within) yield leaf;
    for (const { leaf, within, onHost } of tried) if (!within && onHost) yield leaf;
    for (const { leaf, within, onHost } of tried) if (!within && !onHost) yield leaf;
  }
}

/** The same with another value at the end of the way; without it where that is undefined. What the way does not touch is shared. */
function replaced(from: object, [key, ...rest]: readonly (string | number)[], value: unknown): object {
  const next = (old: unknown): unknown => (rest.length === 0 ? value : replaced(old as object, rest, value));
  if (Array.isArray(from)) {
    const items = from as readonly unknown[];
    return value === undefined && rest.length === 0
      ? items.filter((_, index) => index !== key)
      : items.map((item, index) => (index === key ? next(item) : item));
  }
  if (from instanceof Map) {
    const map = new Map(from as ReadonlyMap<unknown, unknown>);
    if (value === undefined && rest.length === 0) map.delete(key);
    else map.set(key, next(map.get(key)));
    return map;
  }
  const { [key as string]: old, ...others } = from as Readonly<Record<string, unknown>>;
  // In its place among the fields, so that the order of what is said stays.
  return value === undefined && rest.length === 0 ? others : { ...from, [key as string]: next(old) };
}
