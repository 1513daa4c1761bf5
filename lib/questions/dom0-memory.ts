/** Answers how much memory dom0 has: as declared, else as Xen's command line gives it. */
import type { Host } from "../model/fleet";
import type { Size } from "../units/size";
import { parseDom0Mem, withinBounds } from "../xen/dom0-mem";
import type { Asks } from "./asks";
import { xenOption } from "./xen-option";

/** Where neither tells, the policy is undecided: a maximum alone is no amount. */
export function dom0Memory(host: Host, { need, needed }: Pick<Asks, "need" | "needed">): Size {
  if (host.dom0.memory !== undefined) return need(host.dom0, "memory");
  const option = xenOption(host, "dom0_mem", { needed });
  const { amount, min, max } = (option === undefined ? undefined : parseDom0Mem(option)) ?? {};
  return amount === undefined ? need(host.dom0, "memory") : withinBounds(amount, min, max);
}
