/** Answers how much memory dom0 has: as declared, else as Xen's command line gives it. */
import type { Host } from "../model/fleet";
import type { Size } from "../units/size";
import { type Dom0Mem, parseDom0Mem, startingMemory } from "../xen/dom0-mem";
import type { Asks } from "./asks";
import { xenOption } from "./xen-option";

/** dom0_mem as it stands, and what it says. */
export interface Dom0MemOption {
  readonly text: string;
  /** Undefined where it is negative, a share of the host's memory, or nothing that Xen reads. */
  readonly given: Dom0Mem | undefined;
}

/** Undefined where the command line is not declared, or has no such option. */
export function dom0MemOption(host: Host, asks: Pick<Asks, "needed">): Dom0MemOption | undefined {
  const text = xenOption(host, "dom0_mem", asks);
  return text === undefined ? undefined : { text, given: parseDom0Mem(text) };
}

/** Where neither tells, the policy is undecided: a maximum alone is no amount. */
export function dom0Memory(host: Host, { need, needed }: Pick<Asks, "need" | "needed">): Size {
  const given = host.dom0.memory === undefined ? dom0MemOption(host, { needed })?.given : undefined;
  return (given && startingMemory(given)) ?? need(host.dom0, "memory");
}
