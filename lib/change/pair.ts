/** Owns the pairing of what was with what is: round by round, from the surest evidence to the weakest. Knows nothing of what is paired. */

/** What tells that two things are one. */
export interface Evidence<T, By extends string = string> {
  readonly by: By;
  /** What it goes by of a thing before the change, and of one after it. Two things with a key in common are one. */
  readonly before: (thing: T) => Iterable<string>;
  readonly after: (thing: T) => Iterable<string>;
  /** Whether the first of several that share a key stands for it. Default: what several share tells nothing. */
  readonly firstOfMany?: boolean;
}

export interface Pair<T, By extends string = string> {
  readonly was: T;
  readonly by: By;
}

/** For each thing after the change what it was before. Linear in the keys. */
export function pair<T extends object, By extends string>(
  before: readonly T[],
  after: readonly T[],
  rounds: readonly Evidence<T, By>[],
): Map<T, Pair<T, By>> {
  const pairs = new Map<T, Pair<T, By>>();
  const taken = new Set<T>();
  for (const { by, before: keysBefore, after: keysAfter, firstOfMany = false } of rounds) {
    if (taken.size === before.length || pairs.size === after.length) break;
    const holders = holdersOf(
      before.filter((was) => !taken.has(was)),
      keysBefore,
    );
    const claims = new Map<T, T[]>();
    for (const is of after) {
      if (pairs.has(is)) continue;
      const [found, ...others] = distinct(keysAfter(is), holders, firstOfMany);
      if (found === undefined || (others.length > 0 && !firstOfMany)) continue;
      const claimants = claims.get(found);
      if (claimants === undefined) claims.set(found, [is]);
      else claimants.push(is);
    }
    for (const [was, [is, ...others]] of claims) {
      if (is === undefined || (others.length > 0 && !firstOfMany)) continue;
      pairs.set(is, { was, by });
      taken.add(was);
    }
  }
  return pairs;
}

function holdersOf<T>(things: readonly T[], keysOf: (thing: T) => Iterable<string>): ReadonlyMap<string, readonly T[]> {
  const holders = new Map<string, T[]>();
  for (const thing of things) {
    for (const key of keysOf(thing)) {
      const known = holders.get(key);
      if (known === undefined) holders.set(key, [thing]);
      else known.push(thing);
    }
  }
  return holders;
}

function distinct<T>(
  keys: Iterable<string>,
  holders: ReadonlyMap<string, readonly T[]>,
  firstOfMany: boolean,
): readonly T[] {
  const found = new Set<T>();
  for (const key of keys) {
    const known = holders.get(key) ?? [];
    for (const thing of firstOfMany ? known.slice(0, 1) : known) found.add(thing);
  }
  return [...found];
}
