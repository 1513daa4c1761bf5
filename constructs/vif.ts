/** Owns vifs as props. PV and PVH have paravirtual ones alone, HVM has emulated cards too. */
import type { RawObject } from "../lib/model/document";
import type { Planned } from "../lib/model/planned";
import { DeclarationError, rawObject } from "./declared";
import { Network } from "./network";
import type { XenHost } from "./xen-host";

/** A paravirtual network interface (xl-network-configuration(5)). */
export interface VifProps {
  /** The network that it is attached to, or its bridge's name (xl.cfg: `bridge=` in `vif`). Default: the release's default bridge. */
  readonly bridge?: Network | Planned<string>;
  /** Six octets, such as `00:16:3e:12:34:56` (xl.cfg: `mac=` in `vif`). Default: libxl makes one up at each start. */
  readonly mac?: Planned<string>;
  /** `vif`: nothing is emulated beside it (xl.cfg: `type=` in `vif`). */
  readonly type?: Planned<"vif">;
  /** The hotplug script (xl.cfg: `script=` in `vif`). Default: vif-bridge. */
  readonly script?: Planned<string>;
  /** The interface's name in dom0 (xl.cfg: `vifname=` in `vif`). */
  readonly vifname?: Planned<string>;
  /** Address that the hotplug script gets to see (xl.cfg: `ip=` in `vif`). */
  readonly ip?: Planned<string>;
  /** Limit of the outgoing rate: `10Mb/s`, `1MB/s@20ms` (xl.cfg: `rate=` in `vif`). */
  readonly rate?: Planned<string>;
  /** The name of the domain that serves it (xl.cfg: `backend=` in `vif`). Default: dom0. */
  readonly backend?: Planned<string>;
  /** Its number in the domU (xl.cfg: `devid=` in `vif`). Default: its place in the order. */
  readonly devid?: Planned<number>;
  /** Its MTU (xl.cfg: `mtu=` in `vif`). Default: the bridge's. */
  readonly mtu?: Planned<number>;
  /** The VLANs that the hotplug script sets: `10p/20-25` (xl.cfg: `vlan=` in `vif`). */
  readonly vlan?: Planned<string>;
  /** The interface in dom0 that vif-route and vif-nat take for the gateway (xl.cfg: `gatewaydev=` in `vif`). */
  readonly gatewaydev?: Planned<string>;
  /** Whether the domU may trust the backend (xl.cfg: `trusted=` in `vif`). Default: libxl chooses. */
  readonly trusted?: Planned<boolean>;
}

/** A network interface of an HVM domU, where a card may be emulated. */
export interface EmulatedVifProps extends Omit<VifProps, "type"> {
  /** `vif` is paravirtual alone, `ioemu` has an emulated card beside it (xl.cfg: `type=` in `vif`). Default: `ioemu`. */
  readonly type?: Planned<"vif" | "ioemu">;
  /** The emulated card: `e1000`, `rtl8139`, … (xl.cfg: `model=` in `vif`). */
  readonly model?: Planned<string>;
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
