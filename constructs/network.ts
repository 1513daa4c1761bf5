/** Owns the networks of a host: one construct for each way that packets take from a bridge. */
import type { RawObject } from "../lib/model/document";
import type { NetworkMode } from "../lib/model/fleet";
import type { Construct } from "./cdktf";
import type { Connection } from "./connection";
import { DeclaredThing, identity, owner, rawObject } from "./declared";
import type { NetworkFields } from "./fields";
import type { XenHost } from "./xen-host";

interface NetworkProps extends Pick<NetworkFields, "address"> {
  /** The host whose dom0 has the bridge. */
  readonly host: XenHost;
  /** The bridge's name in dom0, 15 characters at most (xl.cfg: `bridge=` in `vif`). Default: the construct's id. */
  readonly bridge?: string;
}

export type BridgedNetworkProps = NetworkProps & Pick<NetworkFields, "uplink">;

/** dom0 is the domUs' gateway, by its own address on the bridge. */
export type RoutedNetworkProps = NetworkProps;

/** dom0 is the domUs' gateway, by its own address on the bridge. */
export type NatNetworkProps = NetworkProps;

/** A network of a host's domUs. */
export abstract class Network extends DeclaredThing {
  readonly host: XenHost;
  readonly bridge: string;

  constructor(
    scope: Construct,
    id: string,
    mode: NetworkMode,
    { host, bridge: name = id, ...rest }: BridgedNetworkProps,
  ) {
    const bridge = identity(name, "the bridge of a network");
    const document: RawObject = { bridge, mode, ...rawObject(rest) };
    super(scope, id, { kind: "network", host: owner(host, `the host of network ${bridge}`).hostName, document });
    this.host = host;
    this.bridge = bridge;
  }

  get reachedBy(): Connection | undefined {
    return this.host.reachedBy;
  }
}

/** Packets leave the host by the bridge itself, which has a physical interface (`mode: bridged`). */
export class BridgedNetwork extends Network {
  constructor(scope: Construct, id: string, props: BridgedNetworkProps) {
    super(scope, id, "bridged", props);
  }
}

/** dom0 routes packets between the bridge and the world (`mode: routed`). */
export class RoutedNetwork extends Network {
  constructor(scope: Construct, id: string, props: RoutedNetworkProps) {
    super(scope, id, "routed", props);
  }
}

/** dom0 translates the domUs' addresses to its own (`mode: nat`). */
export class NatNetwork extends Network {
  constructor(scope: Construct, id: string, props: NatNetworkProps) {
    super(scope, id, "nat", props);
  }
}
