/** Owns vifs as props. PV and PVH have paravirtual ones alone, HVM has emulated cards too. */
import type { RawObject } from "../lib/model/document";
import type { Planned } from "../lib/model/planned";
import { DeclarationError } from "./declaration-error";
import { rawObject } from "./declared";
import type { VifFields } from "./fields";
import { Network } from "./network";
import type { XenHost } from "./xen-host";

/** A paravirtual network interface (xl-network-configuration(5)). */
export interface VifProps extends Omit<VifFields, "bridge" | "type" | "model"> {
  /** The network that it is attached to, or its bridge's name (xl.cfg: `bridge=` in `vif`). Default: the release's default bridge. */
  readonly bridge?: Network | Planned<string>;
  /** `vif`: nothing is emulated beside it (xl.cfg: `type=` in `vif`). */
  readonly type?: Planned<"vif">;
}

/** A network interface of an HVM domU, with an emulated card beside it unless its type says otherwise. */
export interface EmulatedVifProps extends Omit<VifProps, "type">, Pick<VifFields, "model"> {
  /** `vif` is paravirtual alone, `ioemu` has an emulated card beside it (xl.cfg: `type=` in `vif`). Default: `ioemu`. */
  readonly type?: Planned<"vif" | "ioemu">;
}

/** @throws DeclarationError if the network is another host's. */
export function rawVif({ bridge, ...rest }: EmulatedVifProps, host: XenHost, domU: string): RawObject {
  if (!(bridge instanceof Network)) return rawObject({ bridge, ...rest });
  if (bridge.host !== host) {
    throw new DeclarationError(
      `a vif of domU ${domU} on ${host.hostName} is attached to ${bridge.bridge} of ${bridge.host.hostName}: a domU can only use networks of its own host`,
    );
  }
  return rawObject({ bridge: bridge.bridge, ...rest });
}
