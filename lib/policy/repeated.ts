/** Owns the search for things of one name. */

/** The keys that more than one item has, each with those items, in the order in which they were first seen. */
export function repeated<T>(items: Iterable<T>, keyOf: (item: T) => string): [key: string, items: readonly T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  // Nearly always all differ, and nothing of it is copied then.
  const found: [string, readonly T[]][] = [];
  for (const [key, group] of groups) if (group.length > 1) found.push([key, group]);
  return found;
}
