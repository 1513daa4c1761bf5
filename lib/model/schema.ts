/**
 * Owns the shape of a fleet document: the JSON Schema that is published, that ajv validates with, and that the payload codec
 * follows. `x-key` names the property that identifies an item of an array; an array without one goes by position.
 */
import { SIZE_SYNTAX } from "../units/size";
import { BDF_SYNTAX } from "../xen/bdf";
import { LVM_NAME_SYNTAX } from "../xen/names";
import { VDEV_SYNTAX } from "../xen/vdev";
import { WORD_SIZES } from "../xen/word-size";

/** The part of JSON Schema that we write. */
export interface Schema {
  readonly type?: "object" | "array" | "string" | "integer" | "number" | "boolean";
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: { readonly not: { readonly enum: readonly string[] } };
  readonly items?: Schema;
  readonly enum?: readonly (string | number)[];
  readonly const?: number;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly anyOf?: readonly Schema[];
  readonly $ref?: string;
  readonly "x-key"?: string;
}

const text = (description: string): Schema => ({ type: "string", minLength: 1, description });
const oneOf = (values: readonly string[], description: string): Schema => ({ type: "string", enum: values, description });
const count = (description: string, minimum = 1): Schema => ({ type: "integer", minimum, description });
const flag = (description: string): Schema => ({ type: "boolean", description });
const strings = (description: string): Schema => ({ type: "array", items: { type: "string" }, description });
const counts = (description: string): Schema => ({ type: "array", items: { type: "integer", minimum: 0 }, description });
const list = (ref: string, key: string | undefined, description: string): Schema => ({
  type: "array",
  description,
  items: { $ref: `#/definitions/${ref}` },
  ...(key !== undefined && { "x-key": key }),
});
const object = (description: string, required: readonly string[], properties: Record<string, Schema>): Schema => ({
  type: "object",
  description,
  properties,
  required,
  additionalProperties: false,
});

/** The spellings of a size: text with a unit, or a number with the unit in its name. */
export const SIZE_SUFFIXES = ["Bytes", "KiB", "MiB", "GiB", "TiB"] as const;

const size = (name: string, description: string): Record<string, Schema> => ({
  [name]: { type: "string", description: `${description} As ${SIZE_SYNTAX}.` },
  ...Object.fromEntries(
    SIZE_SUFFIXES.map((suffix) => [`${name}${suffix}`, { type: "number", minimum: 0, description: `${description} In ${suffix === "Bytes" ? "bytes" : suffix}.` }]),
  ),
});

/** xl.cfg keys that have a field of their own, so that `settings` can't say them a second time behind the policies' backs. */
export const MODELLED_XL_KEYS = [
  "name", "uuid", "type", "builder", "pvh", "kernel", "ramdisk", "root", "extra", "cmdline", "bootloader", "firmware", "bios", "boot",
  "memory", "maxmem", "vcpus", "maxvcpus", "max_grant_frames", "disk", "vif", "pci", "vnuma", "on_poweroff", "on_reboot", "on_crash",
] as const;

const wordSize = (description: string): Schema => oneOf(WORD_SIZES, description);

/** Keys and values of a configuration of Xen's, as they stand. */
const settings = (description: string): Schema => ({
  type: "object",
  description,
  additionalProperties: { anyOf: [{ type: "string" }, { type: "number" }, { type: "array", items: { type: "string" } }] },
});

const plannedSleep = object("A sleep of the host that this plan includes.", ["state", "reason"], {
  state: oneOf(["S3", "S4", "S5"], "ACPI's state: S3 is suspend to RAM, S4 suspend to disk, S5 soft off."),
  reason: text("Why the host will sleep."),
});

const removal = object("A domU or a logical volume that is to go from the host. What is no longer declared stays without it.", [], {
  domU: text("The name of a domU that is to be shut down, never by force. Its volumes stay."),
  logicalVolume: text("VG/LV of a volume that is to be removed, with all that is on it."),
  ...size("size", "The size that the volume was declared with. One of another size stays."),
});

const plannedOperation = object("What this plan does with the domU besides starting and rebooting it.", ["operation", "reason"], {
  operation: oneOf(
    ["migrate", "save", "restore", "suspend", "remus", "colo"],
    "migrate, save, restore and remus are commands of xl(1); colo is remus -c; suspend is the domU's own sleep (S3).",
  ),
  to: text("The host of the fleet that it goes to."),
  live: flag("Of a migration: whether the domU runs on meanwhile."),
  reason: text("Why it is done."),
});

/** A planned reboot of a domU. */
const plannedReboot = object("A reboot of the domU that this plan includes.", ["reason"], {
  reason: text("Why the domU will be rebooted. Shown in the runbook."),
  window: object("When it may happen.", ["start", "minutes"], {
    start: text("ISO 8601 with an offset: 2026-12-01T02:00:00+01:00."),
    minutes: count("Length of the window in minutes."),
  }),
});

const vbd = object("A virtual block device (xl-disk-configuration(5)).", ["vdev"], {
  vdev: text(`The device's name in the domU: ${VDEV_SYNTAX}.`),
  target: text("What backs it: VG/LV of this host, or an absolute path in dom0. Left out for a CD-ROM drive without a medium."),
  ...size("size", "Size of what a path leads to. A logical volume brings its own."),
  access: oneOf(["r", "w"], "r is read-only. Default: w."),
  cdrom: { type: "boolean", description: "Whether it is a CD-ROM (devtype=cdrom). Default: false." },
  format: oneOf(["raw", "qcow", "qcow2", "vhd", "qed"], "Default: raw."),
  backendType: oneOf(["phy", "qdisk", "tap", "standalone"], "Default: libxl chooses."),
  backend: text("The name of the domain that serves it (backend=). Default: dom0."),
  script: text("The hotplug script that makes a block device of the target (script=)."),
  discard: flag("Whether the domU may discard blocks (discard, no-discard). Default: libxl chooses."),
  directIoSafe: flag("Whether QEMU may use O_DIRECT on what backs it (direct-io-safe). Default: false."),
  trusted: flag("Whether the domU may trust the backend (trusted, untrusted). Default: libxl chooses."),
  specification: oneOf(["xen", "virtio"], "The protocol between the domU and the backend (specification=). Default: xen."),
});

const vif = object("A virtual network interface (xl-network-configuration(5)).", [], {
  bridge: text("The bridge in dom0 that it is attached to."),
  mac: text("Default: libxl makes one up at each start."),
  model: text("The emulated card of an ioemu vif: e1000, rtl8139, …"),
  type: oneOf(["vif", "ioemu"], "Whether a card is emulated beside the paravirtual interface (HVM only)."),
  script: text("The hotplug script. Default: vif-bridge."),
  vifname: text("The interface's name in dom0."),
  ip: text("Address that the hotplug script gets to see."),
  rate: text("Limit of the outgoing rate: 10Mb/s, 1MB/s@20ms."),
  backend: text("The name of the domain that serves it (backend=). Default: dom0."),
  devid: count("Its number in the domU (devid=). Default: its place in the order.", 0),
  mtu: count("Its MTU (mtu=)."),
  vlan: text("The VLANs that the hotplug script sets (vlan=): 10p/20-25."),
  gatewaydev: text("The interface in dom0 that vif-route and vif-nat take for the gateway (gatewaydev=)."),
  trusted: flag("Whether the domU may trust the backend (trusted=). Default: libxl chooses."),
});

const pciDevice = object("A PCI device that is passed through (xl-pci-configuration(5)).", ["bdf"], {
  bdf: text(`Where it is on the host: ${BDF_SYNTAX}.`),
  permissive: flag("Whether the domU may write to all of its configuration space (permissive=). Default: false."),
  seize: flag("Whether xl takes it from its driver in dom0 by itself (seize=). Default: false."),
  msitranslate: flag("Whether interrupts are translated between MSI and INTx (msitranslate=). Default: false."),
  rdmPolicy: oneOf(["strict", "relaxed"], "What becomes of a conflict with reserved memory (rdm_policy=)."),
  name: text("The name under which it was made assignable (xl pci-assignable-add -n). The configuration then holds that in place of the BDF."),
});

const vnumaNode = object("A virtual NUMA node (xl.cfg: vnuma).", ["pnode", "vcpus"], {
  pnode: count("The node of the host that it stands on.", 0),
  ...size("size", "Its memory."),
  vcpus: counts("The vCPUs on it, the first being 0."),
  vdistances: counts("Its distance to each virtual node, itself included: 10 and 20 for two nodes. xl has no default for them."),
});

const domU = object("A domU.", ["name", "type"], {
  name: text("Unique on its host (xl.cfg: name)."),
  uuid: text("xl.cfg: uuid."),
  type: oneOf(["pv", "pvh", "hvm"], "Guest type (xl.cfg: type)."),
  os: oneOf(["linux", "windows", "bsd", "dos", "other"], "What runs inside."),
  wordSize: wordSize("Word size of the guest's kernel; x86_32p is 32 bit with PAE."),
  kernel: text("The release of the Linux kernel inside, as uname -r prints it, where known."),
  boot: object("How it boots.", [], {
    kernel: text("Path in dom0 of the kernel that Xen loads (xl.cfg: kernel)."),
    ramdisk: text("Path in dom0 of its initial ramdisk (xl.cfg: ramdisk)."),
    root: text("xl.cfg: root."),
    extra: { type: "string", description: "Further kernel arguments (xl.cfg: extra)." },
    bootloader: text("xl.cfg: bootloader."),
    firmware: text("pvgrub32 or pvgrub64, for PV and PVH (xl.cfg: firmware)."),
    bios: oneOf(["seabios", "rombios", "ovmf"], "HVM's firmware (xl.cfg: bios)."),
    order: text("HVM's boot order: c hard disk, d CD-ROM, n network (xl.cfg: boot)."),
  }),
  ...size("memory", "Memory at start (xl.cfg: memory)."),
  ...size("maxmem", "The most it can be ballooned to (xl.cfg: maxmem). Default: memory."),
  vcpus: count("vCPUs at start (xl.cfg: vcpus). Default: 1."),
  maxvcpus: count("The most vCPUs (xl.cfg: maxvcpus). Default: vcpus."),
  balloonDriver: flag("Whether a balloon driver runs inside, which gives memory back to the host."),
  maxGrantFrames: count("xl.cfg: max_grant_frames."),
  vbds: list("vbd", "vdev", "Its block devices (xl.cfg: disk)."),
  vifs: list("vif", undefined, "Its network interfaces (xl.cfg: vif)."),
  pci: list("pciDevice", "bdf", "PCI devices of the host that are passed through (xl.cfg: pci)."),
  vnuma: list("vnumaNode", undefined, "Its virtual NUMA nodes, the first being node 0 (xl.cfg: vnuma)."),
  trusted: flag("Whether those who administer it may be trusted with the host. false says that they must not reach it; where nothing is said, policies that hang on it don't apply."),
  runs: strings("Hypervisors that run inside it: kvm, vmware, qemu, kqemu."),
  onPoweroff: text("xl.cfg: on_poweroff."),
  onReboot: text("xl.cfg: on_reboot."),
  onCrash: text("xl.cfg: on_crash."),
  settings: {
    ...settings("Any other key that xl.cfg knows, under its own name: a number, a string or a list of strings."),
    propertyNames: { not: { enum: MODELLED_XL_KEYS } },
  },
  plannedReboots: list("plannedReboot", undefined, "Reboots that this plan includes. A change that needs one is refused without it."),
  plannedOperations: list("plannedOperation", undefined, "What this plan does with it besides: migrations, saves, suspends."),
});

const logicalVolume = object("A logical volume.", ["name"], {
  name: text(`${LVM_NAME_SYNTAX}.`),
  ...size("size", "Its size. LVM rounds it up to whole extents."),
  filesystem: oneOf(["xfs", "ext4", "ext3", "swap"], "What the domU has on it."),
  mountPoint: text("Where the domU mounts it."),
  partition: count("The partition that holds the filesystem, where the volume carries a partition table."),
});

const volumeGroup = object("A volume group.", ["name"], {
  name: text(`${LVM_NAME_SYNTAX}.`),
  ...size("size", "Its whole size (vgs: vg_size)."),
  ...size("free", "What is free before this change (vgs: vg_free), where undeclared volumes take a part."),
  ...size("extentSize", "The size of a physical extent (vgs: vg_extent_size). Default: 4MiB."),
  logicalVolumes: list("logicalVolume", "name", "Its logical volumes."),
});

const network = object("A network of the host's domUs.", ["bridge", "mode"], {
  bridge: text("The bridge in dom0."),
  mode: oneOf(["bridged", "routed", "nat"], "Whether packets leave by the bridge itself, or are routed or translated by dom0."),
  uplink: text("The physical interface of a bridged network."),
  address: text("dom0's own address on the bridge, with its prefix length: 10.0.0.1/24."),
});

const host = object("A Xen host.", ["name", "xen"], {
  name: text("Unique in the fleet."),
  address: text("How scripts and Terraform reach it: a host name or an IP address."),
  xen: object("Its hypervisor.", ["release"], {
    release: text("The Xen release: 4.17.5."),
    wordSize: wordSize("Word size of the hypervisor's build."),
    scheduler: text("Its scheduler (xl info: xen_scheduler)."),
    capabilities: strings("xl info: xen_caps. Where declared, it wins over what the release implies."),
    virtCaps: strings("xl info: virt_caps: hvm, hvm_directio, hap, …"),
    commandLine: text("xl info: xen_commandline."),
  }),
  cpus: count("Physical CPUs (xl info: nr_cpus)."),
  hardwareVirtualization: oneOf(["vmx", "svm", "none"], "What its CPUs offer for HVM and PVH."),
  cpuVendor: oneOf(["intel", "amd"], "The maker of its CPUs."),
  ...size("memory", "All of its memory (xl info: total_memory)."),
  dom0: object("Its dom0.", [], {
    type: oneOf(["pv", "pvh"], "dom0's guest type (dom0= on Xen's command line)."),
    wordSize: wordSize("Word size of dom0's kernel."),
    kernel: text("The release of dom0's kernel, as uname -r prints it."),
    commandLine: text("The command line of dom0's kernel (/proc/cmdline)."),
    ...size("memory", "dom0's memory (dom0_mem= on Xen's command line)."),
    vcpus: count("dom0's vCPUs."),
    netloop: { type: "boolean", description: "Whether dom0 uses the netloop driver (Xen 3.0 and 3.1)." },
    nloopbacks: count("How many pairs netloop makes (nloopbacks=).", 0),
    cpufreq: oneOf(["none", "dom0-kernel", "xen"], "Who scales the CPUs' frequency."),
    frequencyDaemons: strings("Daemons in dom0 that set the CPUs' frequency: powernowd, cpuspeed, cpufreqd, … [] says that there are none."),
    xenstored: oneOf(["xenstored", "oxenstored"], "The daemon that serves xenstore."),
    receivesGuestPackets: strings("Daemons in dom0 that take packets from domUs. [] says that there are none."),
  }),
  networks: list("network", "bridge", "Its networks."),
  volumeGroups: list("volumeGroup", "name", "Its volume groups."),
  domUs: list("domU", "name", "Its domUs."),
  xlConf: settings("Keys of /etc/xen/xl.conf (xl.conf(5)), under their own names."),
  plannedSleeps: list("plannedSleep", undefined, "Sleeps of the host that this plan includes."),
  removals: list("removal", undefined, "DomUs and logical volumes that are to go: for each a domU, or a logicalVolume with its size."),
});

export const SCHEMA_VERSION = 1;

/** The definitions by name, for the codec and for the tests that compare them with the constructs. */
export const DEFINITIONS = { host, network, volumeGroup, logicalVolume, domU, vbd, vif, pciDevice, vnumaNode, plannedReboot, plannedOperation, plannedSleep, removal } as const;

/** The published JSON Schema of a fleet file. */
export const FLEET_SCHEMA = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "xenplan fleet",
  ...object("Xen hosts and their domUs.", ["schemaVersion", "hosts"], {
    schemaVersion: { const: SCHEMA_VERSION, description: "The version of this shape." },
    hosts: list("host", "name", "The hosts."),
  }),
  definitions: DEFINITIONS,
} as const;
