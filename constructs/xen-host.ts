/** Owns `XenHost`: a host's hypervisor, dom0 and hardware. */
import type { Cpufreq, HardwareVirtualization } from "../lib/model/fleet";
import type { Planned } from "../lib/model/planned";
import type { Size } from "../lib/units/size";
import type { WordSize } from "../lib/xen/word-size";
import { type Construct, type Provisioning, RunResource } from "./cdktf";
import type { Connection, ConnectionProps } from "./connection";
import { DeclarationError, DeclaredThing, identity, rawObject, rawText } from "./declared";
import { preflightOf } from "./provisioning";

export interface XenHostProps {
  /** Unique in the fleet. Default: the construct's id. */
  readonly name?: string;
  /** How scripts and Terraform reach it: a host name or an IP address. */
  readonly address?: Planned<string>;
  /** Its hypervisor. */
  readonly xen: XenProps;
  /** Physical CPUs (`xl info`: nr_cpus). */
  readonly cpus?: Planned<number>;
  /** What its CPUs offer for HVM and PVH: `vmx` (Intel), `svm` (AMD) or `none`. Trust `xl info`, not /proc/cpuinfo, which Xen masks in dom0. */
  readonly hardwareVirtualization?: Planned<HardwareVirtualization>;
  /** All of its memory (`xl info`: total_memory, which is in MiB). */
  readonly memory: Planned<Size>;
  /** Its dom0. */
  readonly dom0: Dom0Props;
  /** How Terraform reaches it, to carry out what is declared. Not part of the declaration. Default: nothing is carried out. */
  readonly connection?: ConnectionProps;
}

export interface XenProps {
  /** The Xen release as `xl info` composes it: `4.17.5`. */
  readonly release: Planned<string>;
  /** Word size of the hypervisor's build. Up to 3.0.4, dom0 and every PV domU must match it. */
  readonly wordSize?: Planned<WordSize>;
  /** `sched=` on Xen's command line (`xl info`: xen_scheduler): credit2, credit, … */
  readonly scheduler?: Planned<string>;
  /** `xl info`: xen_caps, item by item. Where declared, it wins over what the release implies. */
  readonly capabilities?: Planned<readonly string[]>;
  /** `xl info`: xen_commandline. */
  readonly commandLine?: Planned<string>;
}

export interface Dom0Props {
  /** Word size of dom0's kernel. */
  readonly wordSize?: Planned<WordSize>;
  /** The release of dom0's kernel as `uname -r` prints it: `6.1.0-18-amd64`. Says whether a grown volume is announced online. */
  readonly kernel?: Planned<string>;
  /** dom0's memory (`dom0_mem=` on Xen's command line). What is left of the host's is for domUs. */
  readonly memory: Planned<Size>;
  /** dom0's vCPUs (`dom0_max_vcpus=` on Xen's command line). */
  readonly vcpus?: Planned<number>;
  /** Whether dom0 uses the netloop driver, which only Xen 3.0 and 3.1 have. */
  readonly netloop?: Planned<boolean>;
  /** How many pairs netloop makes (`nloopbacks=`), one for each bridge. */
  readonly nloopbacks?: Planned<number>;
  /** Who scales the CPUs' frequency (`cpufreq=` on Xen's command line). */
  readonly cpufreq?: Planned<Cpufreq>;
  /** Daemons in dom0 that take packets from domUs (dhcpd, an NFS server). `[]` says that there are none; absent says nothing. */
  readonly receivesGuestPackets?: Planned<readonly string[]>;
}

/** A Xen host. Networks, volume groups and domUs name it as theirs. */
export class XenHost extends DeclaredThing {
  /** Its name in the fleet. */
  readonly hostName: string;
  readonly reachedBy: Connection | undefined;
  private readonly preflight: Preflight | undefined;

  constructor(scope: Construct, id: string, props: XenHostProps) {
    const { name = id, connection, ...rest } = props;
    const host = identity(name, "the name of a host");
    super(scope, id, { kind: "host", host, document: { name: host, ...rawObject(rest) } });
    this.hostName = host;
    this.reachedBy = connection && connected(connection, host, rest.address);
    if (this.reachedBy !== undefined) this.preflight = new Preflight(this, this.reachedBy);
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

function connected(connection: ConnectionProps, name: string, address: Planned<string> | undefined): Connection {
  const host = rawText(connection.host ?? address);
  if (host === undefined) throw new DeclarationError(`host ${name} has a connection, and neither it nor the host says where: give the host an address`);
  return { ...connection, host };
}
