/** Answers how much memory a domU may come to have. */
import type { DomU } from "../model/fleet";
import { Size } from "../units/size";
import type { Asks } from "./asks";

/** The larger of memory and maxmem (xl.cfg(5): maxmem). */
export function mostMemory(domU: DomU, { need }: Pick<Asks, "need">): Size {
  const memory = need(domU, "memory");
  return domU.maxmem === undefined ? memory : Size.max(memory, need(domU, "maxmem"));
}
