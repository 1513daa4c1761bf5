/** Owns `HvmDomU`: what a fully virtualized domU can have. */
import type { Construct } from "./cdktf";
import { DomU, type DomUProps } from "./dom-u";
import type { BootFields } from "./fields";
import type { EmulatedVifProps } from "./vif";

/** How an HVM domU boots: by its firmware from a device, or by a kernel that the device model loads. */
export type HvmBootProps = Omit<BootFields, "bootloader" | "firmware">;

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
