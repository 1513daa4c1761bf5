/** Owns the difference between two declarations of one domU, as far as it stands in its configuration. */
import type { DomU } from "./fleet";
import { encodePayload, type Payload, splitKey } from "./payload";
import { isThing, type Place } from "./place";
import { Unknown } from "./planned";
import { configurationOf } from "./to-document";

export interface ChangedSetting {
  /** Dotted, as in a plan: `vbds.xvda.access`. */
  readonly key: string;
  /** Undefined where it was, or is, not declared. */
  readonly before: string | Unknown | undefined;
  readonly after: string | Unknown | undefined;
}

/** In the order of their keys. What is not known on one side counts as changed, unless nothing is known on either. */
export function changedSettings(before: DomU, after: DomU): ChangedSetting[] {
  const [was, is] = [settingsOf(before), settingsOf(after)];
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort();
  return keys
    .filter((key) => was[key] !== is[key] && !(was[key] instanceof Unknown && is[key] instanceof Unknown))
    .map((key) => ({ key, before: was[key], after: is[key] }));
}

function settingsOf(domU: DomU): Payload {
  return encodePayload({ kind: "domU", host: "", document: configurationOf(domU) });
}

/** The place of a changed setting in the domU after the change, or of what is nearest above it where it is gone. */
export function placeOfKey(domU: DomU, key: string): Place {
  let thing: object = domU;
  let place: Place = { thing: domU };
  for (const segment of splitKey(key)) {
    const found = Array.isArray(thing) ? indexIn(thing as readonly object[], segment) : segment;
    if (found === undefined) return place;
    place = { thing, key: found };
    const next: unknown =
      thing instanceof Map ? thing.get(found) : (thing as Readonly<Record<string | number, unknown>>)[found];
    if (!isThing(next)) return place;
    thing = next;
  }
  return place;
}

/** By the name of an item, or by its number. */
function indexIn(items: readonly object[], segment: string): number | undefined {
  const named = items.findIndex((item) => Object.values(item).some((value) => String(value) === segment));
  const index = named === -1 ? Number(segment) : named;
  return items[index] === undefined ? undefined : index;
}
