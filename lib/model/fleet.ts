/** Owns the model that policies judge and emitters render: parsed values only, in canonical order, whatever door they came through. */
import type { Size } from "../units/size";
import type { Bdf } from "../xen/bdf";
import type { Mac } from "../xen/mac";
import type { KernelRelease, XenRelease } from "../xen/release";
import type { Vdev } from "../xen/vdev";
import type { WordSize } from "../xen/word-size";
import type { Planned } from "./planned";

/** Where a person declared a thing. Paths are relative, lines and columns count from 1. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface Fleet {
  /** By name. */
  readonly hosts: readonly Host[];
}

export interface Host {
  readonly name: string;
  /** How scripts and Terraform reach it: a host name or an IP address. */
  readonly address?: Planned<string>;
  readonly xen: Xen;
  /** Physical CPUs as Xen counts them (`xl info`: nr_cpus). */
  readonly cpus?: Planned<number>;
  readonly hardwareVirtualization?: Planned<HardwareVirtualization>;
  readonly cpuVendor?: Planned<CpuVendor>;
  /** All of the host's memory (`xl info`: total_memory). */
  readonly memory?: Planned<Size>;
  readonly dom0: Dom0;
  /** By bridge. */
  readonly networks: readonly Network[];
  /** By name. */
  readonly volumeGroups: readonly VolumeGroup[];
  /** By name. */
  readonly domUs: readonly DomU[];
  /** /etc/xen/xl.conf (xl.conf(5)), key by key. Empty where it is not declared. */
  readonly xlConf: ReadonlyMap<string, Planned<SettingValue>>;
  /** In the order declared. */
  readonly plannedSleeps: readonly PlannedSleep[];
  /** What is to go, each once. DomUs first, by name, then volumes, by volume group and name. */
  readonly removals: readonly Removal[];
  readonly location?: Location;
}

export type HardwareVirtualization = "vmx" | "svm" | "none";
export type CpuVendor = "intel" | "amd";

/** A sleep of the host that this plan includes: ACPI's S3 is suspend to RAM, S4 suspend to disk, S5 soft off. */
export interface PlannedSleep {
  readonly state: SleepState;
  readonly reason: string;
}

export type SleepState = "S3" | "S4" | "S5";

/** The consent without which nothing that leaves the declaration leaves its host. */
export type Removal =
  /** Shut down, never by force. Its volumes stay. */
  | { readonly kind: "domU"; readonly name: string }
  /** With all that is on it, if it has this size. */
  | { readonly kind: "logicalVolume"; readonly volumeGroup: string; readonly logicalVolume: string; readonly size: Size };

export interface Xen {
  readonly release: Planned<XenRelease>;
  /** Of the hypervisor's own build. */
  readonly wordSize?: Planned<WordSize>;
  /** `sched=` on Xen's command line (`xl info`: xen_scheduler). */
  readonly scheduler?: Planned<string>;
  /** `xl info`: xen_caps. Where declared it wins over what the release implies. */
  readonly capabilities?: Planned<readonly string[]>;
  /** `xl info`: virt_caps. */
  readonly virtCaps?: Planned<readonly string[]>;
  /** `xl info`: xen_commandline. */
  readonly commandLine?: Planned<string>;
}

export interface Dom0 {
  readonly type?: Planned<"pv" | "pvh">;
  readonly wordSize?: Planned<WordSize>;
  readonly kernel?: Planned<KernelRelease>;
  /** Of dom0's kernel (/proc/cmdline). */
  readonly commandLine?: Planned<string>;
  /** What `dom0_mem=` leaves to it. */
  readonly memory?: Planned<Size>;
  readonly vcpus?: Planned<number>;
  /** The netloop driver (Xen 3.0 and 3.1): veth and vif0.N pairs that copy guest packets for dom0's own stack. */
  readonly netloop?: Planned<boolean>;
  /** How many pairs it makes (`nloopbacks=`). */
  readonly nloopbacks?: Planned<number>;
  readonly cpufreq?: Planned<Cpufreq>;
  /** The daemons in dom0 that set the CPUs' frequency: powernowd, cpuspeed, cpufreqd, … Empty says that there are none; absent says nothing. */
  readonly frequencyDaemons?: Planned<readonly string[]>;
  readonly xenstored?: Planned<Xenstored>;
  /** The daemons in dom0 that take packets from domUs. Empty says that there are none; absent says nothing. */
  readonly receivesGuestPackets?: Planned<readonly string[]>;
}

export type Cpufreq = "none" | "dom0-kernel" | "xen";
/** The daemon that serves xenstore, by the name of its program. */
export type Xenstored = "xenstored" | "oxenstored";

export type NetworkMode = "bridged" | "routed" | "nat";

export interface Network {
  readonly bridge: string;
  readonly mode: NetworkMode;
  /** The physical interface of a bridged network. */
  readonly uplink?: Planned<string>;
  /** dom0's own address on the bridge, with its prefix length: `10.0.0.1/24`. */
  readonly address?: Planned<string>;
}

export interface VolumeGroup {
  readonly name: string;
  readonly size: Planned<Size>;
  /** Free space as `vgs` reports it before the change, where volumes that nobody declared take a part. */
  readonly free?: Planned<Size>;
  readonly extentSize: Planned<Size>;
  /** By name. */
  readonly logicalVolumes: readonly LogicalVolume[];
  readonly location?: Location;
}

export interface LogicalVolume {
  readonly name: string;
  readonly size: Planned<Size>;
  /** What the domU has on it. */
  readonly filesystem?: Planned<Filesystem>;
  /** Where the domU mounts it. */
  readonly mountPoint?: Planned<string>;
  /** The partition that holds the filesystem, where the volume carries a partition table. */
  readonly partition?: Planned<number>;
  readonly location?: Location;
}

export type Filesystem = "xfs" | "ext4" | "ext3" | "swap";

export type GuestType = "pv" | "pvh" | "hvm";

export interface DomU {
  readonly name: string;
  readonly uuid?: Planned<string>;
  readonly type: GuestType;
  readonly os?: Planned<GuestOs>;
  /** Of the guest's kernel. */
  readonly wordSize?: Planned<WordSize>;
  /** The Linux kernel that runs inside. */
  readonly kernel?: Planned<KernelRelease>;
  readonly boot: Boot;
  readonly memory: Planned<Size>;
  /** Absent: the same as `memory` (xl.cfg(5): maxmem). */
  readonly maxmem?: Planned<Size>;
  readonly vcpus: Planned<number>;
  readonly maxvcpus?: Planned<number>;
  /** Whether a balloon driver runs inside, which gives memory back. Absent says nothing. */
  readonly balloonDriver?: Planned<boolean>;
  readonly maxGrantFrames?: Planned<number>;
  /** In the order declared: pygrub reads the first. */
  readonly vbds: readonly Vbd[];
  /** In the order declared: the first is vif 0. */
  readonly vifs: readonly Vif[];
  /** Devices of the host that are passed through, in the order declared. */
  readonly pci: readonly PciDevice[];
  /** In the order declared: the first is virtual node 0. Empty: no vNUMA. */
  readonly vnuma: readonly VnumaNode[];
  /** Whether those who administer it may be trusted with the host: false says that they must not reach it. Absent says nothing. */
  readonly trusted?: Planned<boolean>;
  /** Nested hypervisors that run inside: kvm, vmware, qemu, kqemu, … */
  readonly runs: Planned<readonly string[]>;
  readonly onPoweroff?: Planned<string>;
  readonly onReboot?: Planned<string>;
  readonly onCrash?: Planned<string>;
  /** Every other key that xl.cfg knows, under its own name and as it stands. */
  readonly settings: ReadonlyMap<string, Planned<SettingValue>>;
  readonly plannedReboots: readonly PlannedReboot[];
  /** What this plan does with it besides, in the order declared. */
  readonly plannedOperations: readonly PlannedOperation[];
  readonly location?: Location;
}

/** What runs inside. */
export type GuestOs = "linux" | "windows" | "bsd" | "dos" | "other";

/** What xl.cfg can say: a number, a string, or a list of strings. */
export type SettingValue = string | number | readonly string[];

export interface Boot {
  /** Path in dom0 of the kernel that Xen loads. */
  readonly kernel?: Planned<string>;
  readonly ramdisk?: Planned<string>;
  readonly root?: Planned<string>;
  readonly extra?: Planned<string>;
  readonly bootloader?: Planned<string>;
  /** `pvgrub32` or `pvgrub64`, for PV and PVH. */
  readonly firmware?: Planned<string>;
  /** HVM's firmware. */
  readonly bios?: Planned<Bios>;
  /** HVM's boot order: c is the hard disk, d the CD-ROM, n the network. */
  readonly order?: Planned<string>;
}

export type Bios = "seabios" | "rombios" | "ovmf";

export interface Vbd {
  readonly vdev: Vdev;
  readonly target: Target;
  readonly access: Planned<"r" | "w">;
  readonly cdrom: boolean;
  readonly format: Planned<DiskFormat>;
  /** Absent: libxl chooses. */
  readonly backendType?: Planned<BackendType>;
  /** The name of the domain that serves it. Absent: dom0. */
  readonly backend?: Planned<string>;
  /** The hotplug script that makes a block device of the target. */
  readonly script?: Planned<string>;
  /** Whether the domU may discard blocks. Absent: the toolstack's default. */
  readonly discard?: Planned<boolean>;
  /** Whether QEMU may use O_DIRECT on what backs it. */
  readonly directIoSafe?: Planned<boolean>;
  /** Whether the domU may trust the backend. Absent: the toolstack's default. */
  readonly trusted?: Planned<boolean>;
  /** The protocol between the domU and the backend. Absent: xen. */
  readonly specification?: Planned<"xen" | "virtio">;
}

export type DiskFormat = "raw" | "qcow" | "qcow2" | "vhd" | "qed";
export type BackendType = "phy" | "qdisk" | "tap" | "standalone";

/** What backs a vbd. */
export type Target =
  | { readonly kind: "logicalVolume"; readonly volumeGroup: string; readonly logicalVolume: string }
  | { readonly kind: "path"; readonly path: Planned<string>; readonly size?: Planned<Size> }
  /** A CD-ROM drive without a medium. */
  | { readonly kind: "empty" };

export interface Vif {
  /** Absent: the release's default bridge. */
  readonly bridge?: Planned<string>;
  /** Absent: libxl makes one up at each start. */
  readonly mac?: Planned<Mac>;
  readonly model?: Planned<string>;
  /** `vif` is paravirtual alone, `ioemu` emulated beside it (HVM only). */
  readonly type?: Planned<"vif" | "ioemu">;
  readonly script?: Planned<string>;
  readonly vifname?: Planned<string>;
  readonly ip?: Planned<string>;
  readonly rate?: Planned<string>;
  /** The name of the domain that serves it. Absent: dom0. */
  readonly backend?: Planned<string>;
  /** Its number in the domU. Absent: its place in the order. */
  readonly devid?: Planned<number>;
  readonly mtu?: Planned<number>;
  /** The VLANs that the hotplug script sets: `10p/20-25`. */
  readonly vlan?: Planned<string>;
  /** The interface in dom0 that vif-route and vif-nat take for the gateway. */
  readonly gatewaydev?: Planned<string>;
  /** Whether the domU may trust the backend. Absent: the toolstack's default. */
  readonly trusted?: Planned<boolean>;
}

/** A PCI device of the host that is passed through (xl-pci-configuration(5)). */
export interface PciDevice {
  readonly bdf: Bdf;
  readonly permissive?: Planned<boolean>;
  readonly seize?: Planned<boolean>;
  readonly msitranslate?: Planned<boolean>;
  readonly rdmPolicy?: Planned<"strict" | "relaxed">;
  /** The name under which it was made assignable, by which the toolstack then knows it: xl takes a name or a BDF, never both. */
  readonly name?: Planned<string>;
}

/** A virtual NUMA node (xl.cfg(5): vnuma). */
export interface VnumaNode {
  /** The host's node that it stands on. */
  readonly pnode: Planned<number>;
  readonly size: Planned<Size>;
  /** The domU's vCPUs on it. */
  readonly vcpus: Planned<readonly number[]>;
  /** To each virtual node, itself included. xl has no default: it takes 0 where they are absent. */
  readonly vdistances?: Planned<readonly number[]>;
}

/** What this plan does with a domU besides starting and rebooting it. */
export interface PlannedOperation {
  readonly operation: Operation;
  /** The host of the fleet that it goes to. */
  readonly to?: string;
  /** Of a migration: the domU runs on meanwhile. */
  readonly live?: boolean;
  readonly reason: string;
}

export type Operation = "migrate" | "save" | "restore" | "suspend" | "remus" | "colo";

export interface PlannedReboot {
  readonly reason: string;
  readonly window?: RebootWindow;
  readonly location?: Location;
}

export interface RebootWindow {
  /** ISO 8601 with an offset. */
  readonly start: string;
  readonly minutes: number;
}

/** What a policy judges: a fleet, and what it was before, where that is known. */
export interface Change {
  readonly before?: Fleet;
  readonly after: Fleet;
}
