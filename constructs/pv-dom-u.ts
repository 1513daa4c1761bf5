/** Owns `PvDomU`: what a paravirtualized domU can have. */
import type { Planned } from "../lib/model/planned";
import type { WordSize } from "../lib/xen/word-size";
import type { Construct } from "./cdktf";
import { DomU, type DomUProps } from "./dom-u";
import type { BootFields } from "./fields";
import type { VifProps } from "./vif";

/** How a PV or PVH domU boots: by a kernel in dom0, by a bootloader that runs there, or by a firmware. */
export interface DirectBootProps extends Omit<BootFields, "bios" | "order" | "firmware"> {
  /** A bootloader that runs in the domU, from Xen 4.10 on (xl.cfg: `firmware`). */
  readonly firmware?: Planned<"pvgrub32" | "pvgrub64">;
}

export interface PvDomUProps extends DomUProps {
  /** Word size of the guest's kernel, which must be one that the hypervisor runs: `x86_32`, `x86_32p` (32 bit with PAE) or `x86_64`. */
  readonly wordSize: Planned<WordSize>;
  /** How it boots. */
  readonly boot?: DirectBootProps;
  /** Its network interfaces, the first being vif 0 (xl.cfg: `vif`). */
  readonly vifs?: readonly VifProps[];
}

/** A paravirtualized domU (xl.cfg: `type = "pv"`). */
export class PvDomU extends DomU {
  constructor(scope: Construct, id: string, props: PvDomUProps) {
    super(scope, id, "pv", props);
  }
}
