/** Owns the reading of dom0_mem= on Xen's command line: `SIZE`, `min:SIZE`, `max:SIZE`, with commas between them. */
import { Size } from "../units/size";

export interface Dom0Mem {
  readonly amount?: Size;
  readonly min?: Size;
  readonly max?: Size;
}

/** The last of each kind, as Xen takes them. Undefined where one is negative, a fraction of the host's memory, or nothing that Xen reads. */
export function parseDom0Mem(value: string): Dom0Mem | undefined {
  const parts: { amount?: Size; min?: Size; max?: Size } = {};
  for (const part of value.split(",")) {
    const [, kind, text = ""] = /^(?:(min|max):)?(.*)$/.exec(part) ?? [];
    const size = sizeOf(text);
    if (size === undefined) return undefined;
    parts[kind === "min" || kind === "max" ? kind : "amount"] = size;
  }
  return parts;
}

const POWERS: Readonly<Record<string, number>> = { b: 0, k: 1, m: 2, g: 3, t: 4 };

/** parse_size_and_unit: decimal, octal or hexadecimal; kilobytes without a unit. */
function sizeOf(text: string): Size | undefined {
  const [, digits, unit = "k"] = /^(0x[0-9a-f]+|\d+)([bkmgt])?$/i.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const amount = Number(/^0\d/.test(digits) ? `0o${digits.slice(1)}` : digits);
  const bytes = amount * 1024 ** (POWERS[unit.toLowerCase()] ?? 0);
  return Number.isSafeInteger(bytes) ? Size.bytes(bytes) : undefined;
}

/**
 * What dom0 starts with: Xen raises an amount to the minimum, then lowers it to the maximum (domain_build.c: dom0_compute_nr_pages). Undefined
 * where there are bounds alone.
 */
export function startingMemory({ amount, min, max }: Dom0Mem): Size | undefined {
  if (amount === undefined) return undefined;
  const raised = min?.isLargerThan(amount) === true ? min : amount;
  return max !== undefined && raised.isLargerThan(max) ? max : raised;
}
