/** Owns which files are variants of one domU: an install and a boot, a copy of last year's, one for each board. One of them runs. */
import type { FileDomU } from "../found";

export interface Variants {
  /** The files of each edition: the first has one of every domU, the second another of those that have another, and so on. */
  readonly editions: readonly (readonly FileDomU[])[];
  /** The files of each domU that has several. */
  readonly several: readonly (readonly FileDomU[])[];
}

/** Files of one host that share a name or a UUID are one domU's. */
export function variantsOf(domUs: readonly FileDomU[]): Variants {
  const groups = new Map<string, FileDomU[]>();
  const editions: FileDomU[][] = [];
  for (const domU of domUs) {
    const keys = domU.identities.map((identity) => JSON.stringify([domU.host, identity]));
    const known = keys.find((key) => groups.has(key));
    const group = (known === undefined ? undefined : groups.get(known)) ?? [];
    (editions[group.length] ??= []).push(domU);
    group.push(domU);
    for (const key of keys) if (!groups.has(key)) groups.set(key, group);
  }
  return { editions, several: [...new Set(groups.values())].filter(({ length }) => length > 1) };
}
