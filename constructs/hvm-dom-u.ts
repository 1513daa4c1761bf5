/** Owns `HvmDomU`: what a fully virtualized domU can have. */
import type { Bios } from "../lib/model/fleet";
import type { Planned } from "../lib/model/planned";
import type { Construct } from "./cdktf";
import { DomU, type DomUProps } from "./dom-u";
import type { EmulatedVifProps } from "./vif";

/** How an HVM domU boots: by its firmware from a device, or by a kernel that the device model loads. */
export interface HvmBootProps {
  /** The firmware (xl.cfg: `bios`). Default: xl's. */
  readonly bios?: Planned<Bios>;
  /** The boot order: `c` is the hard disk, `d` the CD-ROM, `n` the network (xl.cfg: `boot`). */
  readonly order?: Planned<string>;
  /** Path in dom0 of a kernel to boot directly (xl.cfg: `kernel`). */
  readonly kernel?: Planned<string>;
  /** Path in dom0 of its initial ramdisk (xl.cfg: `ramdisk`). */
  readonly ramdisk?: Planned<string>;
  /** The root device in the domU, for a kernel booted directly (xl.cfg: `root`). */
  readonly root?: Planned<string>;
  /** Further kernel arguments, for a kernel booted directly (xl.cfg: `extra`). */
  readonly extra?: Planned<string>;
}

export interface HvmDomUProps extends DomUProps {
  /** How it boots. */
  readonly boot?: HvmBootProps;
  /** Its network interfaces, the first being vif 0 (xl.cfg: `vif`). */
  readonly vifs?: readonly EmulatedVifProps[];
}

/** A fully virtualized domU, with emulated devices (xl.cfg: `type = "hvm"`). */
export class HvmDomU extends DomU {
  constructor(scope: Construct, id: string, props: HvmDomUProps) {
    super(scope, id, "hvm", props);
  }
}
