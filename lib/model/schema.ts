/**
 * Owns the shape of a fleet document: the JSON Schema that is published, that ajv validates with, and that the payload codec
 * follows. `x-key` names the property that identifies an item of an array; an array without one goes by position.
 */
import { SIZE_SYNTAX } from "../units/size";
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
const strings = (description: string): Schema => ({ type: "array", items: { type: "string" }, description });
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
  "memory", "maxmem", "vcpus", "maxvcpus", "max_grant_frames", "disk", "vif", "on_poweroff", "on_reboot", "on_crash",
] as const;

const wordSize = (description: string): Schema => oneOf(WORD_SIZES, description);

/** A planned reboot of a domU. */
const plannedReboot = object("A reboot of the domU that this plan includes.", ["reason"], {
  reason: text("Why the domU will be rebooted. Shown in the runbook."),
  window: object("When it may happen.", ["start", "minutes"], {
    start: text("ISO 8601 with an offset: 2026-12-01T02:00:00+01:00."),
    minutes: count("Length of the window in minutes."),
  }),
});

const vbd = object("A virtual block device (xl-disk-configuration(5)).", ["vdev", "target"], {
  vdev: text(`The device's name in the domU: ${VDEV_SYNTAX}.`),
  target: text("What backs it: VG/LV of this host, or an absolute path in dom0."),
  ...size("size", "Size of what a path leads to. A logical volume brings its own."),
  access: oneOf(["r", "w"], "r is read-only. Default: w."),
  cdrom: { type: "boolean", description: "Whether it is a CD-ROM (devtype=cdrom). Default: false." },
  format: oneOf(["raw", "qcow", "qcow2", "vhd", "qed"], "Default: raw."),
  backendType: oneOf(["phy", "qdisk", "tap"], "Default: libxl chooses."),
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
});

const domU = object("A domU.", ["name", "type"], {
  name: text("Unique on its host (xl.cfg: name)."),
  uuid: text("xl.cfg: uuid."),
  type: oneOf(["pv", "pvh", "hvm"], "Guest type (xl.cfg: type)."),
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
  maxGrantFrames: count("xl.cfg: max_grant_frames."),
  vbds: list("vbd", "vdev", "Its block devices (xl.cfg: disk)."),
  vifs: list("vif", undefined, "Its network interfaces (xl.cfg: vif)."),
  runs: strings("Hypervisors that run inside it: kvm, vmware, qemu, kqemu."),
  onPoweroff: text("xl.cfg: on_poweroff."),
  onReboot: text("xl.cfg: on_reboot."),
  onCrash: text("xl.cfg: on_crash."),
  settings: {
    type: "object",
    description: "Any other key that xl.cfg knows, under its own name: a number, a string or a list of strings.",
    propertyNames: { not: { enum: MODELLED_XL_KEYS } },
    additionalProperties: { anyOf: [{ type: "string" }, { type: "number" }, { type: "array", items: { type: "string" } }] },
  },
  plannedReboots: list("plannedReboot", undefined, "Reboots that this plan includes. A change that needs one is refused without it."),
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
    commandLine: text("xl info: xen_commandline."),
  }),
  cpus: count("Physical CPUs (xl info: nr_cpus)."),
  hardwareVirtualization: oneOf(["vmx", "svm", "none"], "What its CPUs offer for HVM and PVH."),
  ...size("memory", "All of its memory (xl info: total_memory)."),
  dom0: object("Its dom0.", [], {
    wordSize: wordSize("Word size of dom0's kernel."),
    kernel: text("The release of dom0's kernel, as uname -r prints it."),
    ...size("memory", "dom0's memory (dom0_mem= on Xen's command line)."),
    vcpus: count("dom0's vCPUs."),
    netloop: { type: "boolean", description: "Whether dom0 uses the netloop driver (Xen 3.0 and 3.1)." },
    nloopbacks: count("How many pairs netloop makes (nloopbacks=).", 0),
    cpufreq: oneOf(["none", "dom0-kernel", "xen"], "Who scales the CPUs' frequency."),
    receivesGuestPackets: strings("Daemons in dom0 that take packets from domUs. [] says that there are none."),
  }),
  networks: list("network", "bridge", "Its networks."),
  volumeGroups: list("volumeGroup", "name", "Its volume groups."),
  domUs: list("domU", "name", "Its domUs."),
});

export const SCHEMA_VERSION = 1;

/** The definitions by name, for the codec and for the tests that compare them with the constructs. */
export const DEFINITIONS = { host, network, volumeGroup, logicalVolume, domU, vbd, vif, plannedReboot } as const;

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
