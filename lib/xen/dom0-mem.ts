/** Owns the reading of dom0_mem= on Xen's command line: `SIZE`, `min:SIZE`, `max:SIZE`, with commas between them. */
import type { Size } from "../units/size";
import { parseSizeOption } from "./command-line";

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
    const size = parseSizeOption(text);
    if (size === undefined) return undefined;
    parts[kind === "min" || kind === "max" ? kind : "amount"] = size;
  }
  return parts;
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
