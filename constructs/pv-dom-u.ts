/** Owns `PvDomU`: what a paravirtualized domU can have. */
import type { Planned } from "../lib/model/planned";
import type { WordSize } from "../lib/xen/word-size";
import type { Construct } from "./cdktf";
import { DomU, type DomUProps } from "./dom-u";
import type { VifProps } from "./vif";

/** How a PV or PVH domU boots: by a kernel in dom0, by a bootloader that runs there, or by a firmware. */
export interface DirectBootProps {
  /** Path in dom0 of the kernel that Xen loads (xl.cfg: `kernel`). */
  readonly kernel?: Planned<string>;
  /** Path in dom0 of its initial ramdisk (xl.cfg: `ramdisk`). */
  readonly ramdisk?: Planned<string>;
  /** The root device in the domU (xl.cfg: `root`). */
  readonly root?: Planned<string>;
  /** Further kernel arguments (xl.cfg: `extra`). */
  readonly extra?: Planned<string>;
  /** A program in dom0 that takes the kernel from the domU's first vbd: `pygrub` (xl.cfg: `bootloader`). */
  readonly bootloader?: Planned<string>;
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
