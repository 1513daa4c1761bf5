/** Owns sets of physical CPUs as xl.cfg writes them (xl.cfg(5): cpus): `0-3,8,^2`, `all`. */

export interface CpuRange {
  /** The highest CPU that it names; -1 for none. */
  readonly highest: number;
  readonly has: (cpu: number) => boolean;
}

/** Undefined for what names NUMA nodes, whose CPUs only the host knows, and for what is no range. As in xl, a later part wins. */
export function parseCpuRange(text: string): CpuRange | undefined {
  const parts = text.split(",").filter((part) => part !== "");
  const ranges: { readonly from: number; readonly to: number; readonly added: boolean }[] = [];
  for (const part of parts) {
    if (part.trim() === "all") {
      ranges.push({ from: 0, to: Number.POSITIVE_INFINITY, added: true });
      continue;
    }
    const [, not, from, to = from] = /^\s*(?:(\^)\s*)?(\d+)(?:\s*-\s*(\d+))?\s*$/.exec(part) ?? [];
    if (from === undefined) return undefined;
    ranges.push({ from: Number(from), to: Number(to), added: not === undefined });
  }
  return {
    highest: Math.max(
      -1,
      ...ranges.filter(({ added, to }) => added && to !== Number.POSITIVE_INFINITY).map(({ to }) => to),
    ),
    has: (cpu) => ranges.findLast(({ from, to }) => from <= cpu && cpu <= to)?.added ?? false,
  };
}
