/** Owns `XenHost`: a host's hypervisor, dom0 and hardware. */
import type { PlacedThing } from "../lib/model/assemble";
import type { Cpufreq, CpuVendor, HardwareVirtualization, Removal, SettingValue, SleepState, Xenstored } from "../lib/model/fleet";
import type { Planned } from "../lib/model/planned";
import { inCanonicalOrder } from "../lib/model/removals";
import { fromRemoval } from "../lib/model/to-document";
import type { Size } from "../lib/units/size";
import type { WordSize } from "../lib/xen/word-size";
import { type Construct, type IConstruct, isInTree, type Provisioning, RunResource } from "./cdktf";
import type { Connection, ConnectionProps } from "./connection";
import { DeclarationError, DeclaredThing, identity, rawObject, rawSettings, rawText } from "./declared";
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
  /** The maker of its CPUs: `intel` or `amd`. Says where a domU can migrate to. */
  readonly cpuVendor?: Planned<CpuVendor>;
  /** All of its memory (`xl info`: total_memory, which is in MiB). */
  readonly memory: Planned<Size>;
  /** Its dom0. */
  readonly dom0: Dom0Props;
  /** Keys of /etc/xen/xl.conf, under their own names: a number, a string or a list of strings. */
  readonly xlConf?: Readonly<Record<string, Planned<SettingValue>>>;
  /** Sleeps of the host that this plan includes. */
  readonly plannedSleeps?: readonly PlannedSleepProps[];
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
  /** `xl info`: virt_caps, item by item: `hvm`, `hvm_directio`, `hap`, … */
  readonly virtCaps?: Planned<readonly string[]>;
  /** `xl info`: xen_commandline. */
  readonly commandLine?: Planned<string>;
}

export interface Dom0Props {
  /** dom0's guest type (`dom0=` on Xen's command line). */
  readonly type?: Planned<"pv" | "pvh">;
  /** Word size of dom0's kernel. */
  readonly wordSize?: Planned<WordSize>;
  /** The release of dom0's kernel as `uname -r` prints it: `6.1.0-18-amd64`. Says whether a grown volume is announced online. */
  readonly kernel?: Planned<string>;
  /** The command line of dom0's kernel (/proc/cmdline). */
  readonly commandLine?: Planned<string>;
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
  /** Daemons in dom0 that set the CPUs' frequency (powernowd, cpuspeed). `[]` says that there are none; absent says nothing. */
  readonly frequencyDaemons?: Planned<readonly string[]>;
  /** The daemon that serves xenstore. */
  readonly xenstored?: Planned<Xenstored>;
  /** Daemons in dom0 that take packets from domUs (dhcpd, an NFS server). `[]` says that there are none; absent says nothing. */
  readonly receivesGuestPackets?: Planned<readonly string[]>;
}

export interface PlannedSleepProps {
  /** ACPI's state: `S3` is suspend to RAM, `S4` suspend to disk, `S5` soft off. */
  readonly state: SleepState;
  /** Why. */
  readonly reason: string;
}

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
    super(scope, id, { kind: "host", host, document: { name: host, ...rawObject(rest), ...(xlConf !== undefined && { xlConf: rawSettings(xlConf) }) } });
    this.hostName = host;
    this.reachedBy = connection && connected(connection, host, rest.address);
    if (this.reachedBy !== undefined) this.preflight = new Preflight(this, this.reachedBy);
  }

  /** With what is declared to be removed from it. */
  override get placed(): PlacedThing {
    const { thing, origin } = super.placed;
    const removals = inCanonicalOrder([...this.removals].flatMap(([construct, removal]) => (isInTree(construct) ? [removal] : [])));
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

function connected(connection: ConnectionProps, name: string, address: Planned<string> | undefined): Connection {
  const host = rawText(connection.host ?? address);
  if (host === undefined) throw new DeclarationError(`host ${name} has a connection, and neither it nor the host says where: give the host an address`);
  return { ...connection, host };
}
