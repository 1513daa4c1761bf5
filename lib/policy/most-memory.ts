/** Owns the question how much memory a domU may come to have. */
import type { DomU } from "../model/fleet";
import { Size } from "../units/size";
import type { Bench, Messages } from "./policy";

/** The larger of memory and maxmem (xl.cfg(5): maxmem). */
export function mostMemory({ memory, maxmem }: DomU, { needed }: Pick<Bench<Messages>, "needed">): Size {
  const first = needed(memory, "its memory");
  return maxmem === undefined ? first : Size.max(first, needed(maxmem, "its maxmem"));
}
