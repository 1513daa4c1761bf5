/** Owns indexes over the model. It never changes, so each is made once, when it is first asked. */

/**
 * A look-up of the items of an owner by key, in their order. Linear in the items for all look-ups together.
 * @param keyOf undefined leaves an item out.
 */
export function indexed<Owner extends object, Item>(
  itemsOf: (owner: Owner) => Iterable<Item>,
  keyOf: (item: Item) => string | undefined,
): (owner: Owner, key: string) => readonly Item[] {
  const indexes = new WeakMap<Owner, ReadonlyMap<string, readonly Item[]>>();
  return (owner, key) => {
    let index = indexes.get(owner);
    if (index === undefined) indexes.set(owner, (index = grouped(itemsOf(owner), keyOf)));
    return index.get(key) ?? [];
  };
}

/** The items by key, both in the order in which they were first seen. An item without a key is left out. */
export function grouped<Item, Key = string>(
  items: Iterable<Item>,
  keyOf: (item: Item) => Key | undefined,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
