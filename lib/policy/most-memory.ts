/** Owns the question how much memory a domU may come to have. */
import type { DomU } from "../model/fleet";
import { Size } from "../units/size";
import type { Bench, Messages } from "./policy";

/** The larger of memory and maxmem (xl.cfg(5): maxmem). */
export function mostMemory({ memory, maxmem }: DomU, { need }: Pick<Bench<Messages>, "need">): Size {
  const first = need(memory, "its memory");
  return maxmem === undefined ? first : Size.max(first, need(maxmem, "its maxmem"));
}
