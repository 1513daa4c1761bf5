/** Owns `PvhDomU`: what a PVH domU can have. */
import type { Construct } from "./cdktf";
import { DomU, type DomUProps } from "./dom-u";
import type { DirectBootProps } from "./pv-dom-u";
import type { VifProps } from "./vif";

export interface PvhDomUProps extends DomUProps {
  /** How it boots. */
  readonly boot?: DirectBootProps;
  /** Its network interfaces, the first being vif 0 (xl.cfg: `vif`). */
  readonly vifs?: readonly VifProps[];
}

/** A PVH domU: hardware virtualization without emulated devices (xl.cfg: `type = "pvh"`). */
export class PvhDomU extends DomU {
  constructor(scope: Construct, id: string, props: PvhDomUProps) {
    super(scope, id, "pvh", props);
  }
}
