/** Owns `XenHost`: a host's hypervisor, dom0 and hardware. */
import type { PlacedThing } from "../lib/model/assemble";
import type { Removal } from "../lib/model/fleet";
import { fromRemoval, inCanonicalOrder } from "../lib/model/things/removal";
import { type Construct, type IConstruct, isInTree, type Provisioning, RunResource } from "./cdktf";
import type { Connection, ConnectionProps } from "./connection";
import { DeclaredThing, identity, rawObject, rawSettings } from "./declared";
import type { Dom0Fields, HostFields } from "./fields";
import { connected, NO_HOST_KEY } from "./reach";
import { preflightOf } from "./provisioning";

/** What a host holds that is given as constructs of ours. */
type Held = "networks" | "volumeGroups" | "domUs" | "removals";

export interface XenHostProps
  extends Omit<HostFields, Held | "name" | "dom0" | "memory">, Required<Pick<HostFields, "memory">> {
  /** Unique in the fleet. Default: the construct's id. */
  readonly name?: string;
  /** Its dom0. */
  readonly dom0: Dom0Props;
  /** How Terraform reaches it, to carry out what is declared. Not part of the declaration. Default: nothing is carried out. */
  readonly connection?: ConnectionProps;
}

export type { PlannedSleepFields as PlannedSleepProps, XenFields as XenProps } from "./fields";

/** A dom0, of which its memory must be known: what is left of the host's is for domUs. */
export type Dom0Props = Omit<Dom0Fields, "memory"> & Required<Pick<Dom0Fields, "memory">>;

/** A Xen host. Networks, volume groups and domUs name it as theirs. */
export class XenHost extends DeclaredThing {
  /** Its name in the fleet. */
  readonly hostName: string;
  readonly reachedBy: Connection | undefined;
  private readonly preflight: Preflight | undefined;
  private readonly removals = new Map<IConstruct, Removal>();

  constructor(scope: Construct, id: string, props: XenHostProps) {
    const { name = id, connection, xlConf, ...rest } = props;
    const host = identity(name, "the name of a host");
    super(scope, id, {
      kind: "host",
      host,
      document: {
        name: host,
        ...rawObject(rest),
        ...([connection, connection?.bastion].some((way) => way?.hostKey === NO_HOST_KEY) && { hostKey: "none" }),
        ...(xlConf !== undefined && { xlConf: rawSettings(xlConf) }),
      },
    });
    this.hostName = host;
    this.reachedBy = connection && connected(connection, host, rest.address);
    if (this.reachedBy !== undefined) this.preflight = new Preflight(this, this.reachedBy);
  }

  /** With what is declared to be removed from it. */
  override get placed(): PlacedThing {
    const { thing, origin } = super.placed;
    const removals = inCanonicalOrder(
      [...this.removals].flatMap(([construct, removal]) => (isInTree(construct) ? [removal] : [])),
    );
    if (removals.length === 0) return super.placed;
    return { thing: { ...thing, document: { ...thing.document, removals: removals.map(fromRemoval) } }, origin };
  }

  /** Makes the consent to a removal a part of what is declared of the host, where plans show it and policies see it. */
  consentTo(removal: Removal, by: IConstruct): void {
    this.removals.set(by, removal);
  }

  protected override provisioning(): Provisioning | undefined {
    const provisioning = super.provisioning();
    if (provisioning === undefined || this.preflight === undefined) return provisioning;
    return { ...provisioning, after: [this.preflight.address, ...provisioning.after] };
  }
}

/** The look at a host before anything on it is changed. Everything on the host waits for it, and it is had again whenever anything there changes. */
class Preflight extends RunResource {
  constructor(
    private readonly host: XenHost,
    private readonly way: Connection,
  ) {
    super(host, "preflight");
  }

  protected override provisioning(): Provisioning {
    return preflightOf(this.host, this.way);
  }
}
