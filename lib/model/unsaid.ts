/** Owns the difference between a list that is empty and one that nobody said: both are empty in the model, and only the first means that there is nothing. */

const unsaid = new WeakSet<readonly unknown[]>();

/** An empty list in place of one that nobody said. */
export function unsaidList(): readonly never[] {
  const list: readonly never[] = [];
  unsaid.add(list);
  return list;
}

export function isUnsaid(value: unknown): boolean {
  return Array.isArray(value) && unsaid.has(value);
}

/** A list that is as much said as another. */
export function asSaidAs<T>(items: readonly T[], other: readonly unknown[]): readonly T[] {
  if (isUnsaid(other)) unsaid.add(items);
  return items;
}
