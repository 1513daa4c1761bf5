/** Owns the search for things of one name. */
import { grouped } from "../model/indexed";
import type { Place } from "../model/place";

/** The keys that more than one item has, each with those items, in the order in which they were first seen. */
export function repeated<T>(items: Iterable<T>, keyOf: (item: T) => string): [key: string, items: readonly T[]][] {
  // Nearly always all differ, and nothing of it is copied then.
  const found: [string, readonly T[]][] = [];
  for (const [key, group] of grouped(items, keyOf)) if (group.length > 1) found.push([key, group]);
  return found;
}

/** Of several that are one too many, the second is the one to change; the others take part. */
export function secondOf(places: readonly Place[]): { readonly at?: Place; readonly related: readonly Place[] } {
  const [first, second, ...others] = places;
  return { ...(second !== undefined && { at: second }), related: [...(first === undefined ? [] : [first]), ...others] };
}
