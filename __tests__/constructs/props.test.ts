import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformStack, Testing } from "cdktf";
import * as ts from "typescript";
import {
  type BridgedNetworkProps,
  type DirectBootProps,
  type Dom0Props,
  type EmptyCdromProps,
  type EmulatedVifProps,
  type HvmBootProps,
  HvmDomU,
  type HvmDomUProps,
  LogicalVolume,
  type LogicalVolumeProps,
  type NatNetworkProps,
  type PathVbdProps,
  type PciDeviceProps,
  type PlannedOperationProps,
  type PlannedRebootProps,
  type PlannedSleepProps,
  PvDomU,
  type PvDomUProps,
  PvhDomU,
  type PvhDomUProps,
  type RebootWindowProps,
  type RemovedDomUProps,
  type RemovedLogicalVolumeProps,
  type RoutedNetworkProps,
  Size,
  type VbdProps,
  type VifProps,
  type VnumaNodeProps,
  VolumeGroup,
  type VolumeGroupProps,
  XenHost,
  type XenHostProps,
  type XenProps,
} from "../../constructs";
import { SIZE_SUFFIXES } from "../../lib/model/form";
import type { Schema } from "../../lib/model/json-schema";
import { DEFINITIONS, THINGS } from "../../lib/model/schema";
import type { AnyThing } from "../../lib/model/thing";
import { boot, domU } from "../../lib/model/things/dom-u";
import { HOST } from "./fleets";

/** The compiler holds these lists complete: one name of a prop too many or too few, and the test doesn't compile. */
type Names<Props> = Record<keyof Required<Props>, true>;

const HOST_PROPS: Names<Omit<XenHostProps, "connection">> = {
  name: true,
  formerly: true,
  address: true,
  xen: true,
  cpus: true,
  hardwareVirtualization: true,
  cpuVendor: true,
  memory: true,
  dom0: true,
  xlConf: true,
  plannedSleeps: true,
  complete: true,
};
const XEN_PROPS: Names<XenProps> = {
  release: true,
  wordSize: true,
  scheduler: true,
  capabilities: true,
  virtCaps: true,
  commandLine: true,
};
const DOM0_PROPS: Names<Dom0Props> = {
  type: true,
  wordSize: true,
  kernel: true,
  commandLine: true,
  memory: true,
  vcpus: true,
  netloop: true,
  nloopbacks: true,
  cpufreq: true,
  frequencyDaemons: true,
  xenstored: true,
  receivesGuestPackets: true,
};
const PLANNED_SLEEP_PROPS: Names<PlannedSleepProps> = { state: true, reason: true };
const BRIDGED_PROPS: Names<Omit<BridgedNetworkProps, "host">> = { bridge: true, address: true, uplink: true };
const ROUTED_PROPS: Names<Omit<RoutedNetworkProps, "host">> = { bridge: true, address: true };
const NAT_PROPS: Names<Omit<NatNetworkProps, "host">> = { bridge: true, address: true };
const VOLUME_GROUP_PROPS: Names<Omit<VolumeGroupProps, "host">> = {
  name: true,
  formerly: true,
  uuid: true,
  size: true,
  free: true,
  extentSize: true,
};
const LOGICAL_VOLUME_PROPS: Names<Omit<LogicalVolumeProps, "volumeGroup">> = {
  name: true,
  formerly: true,
  uuid: true,
  size: true,
  filesystem: true,
  mountPoint: true,
  partition: true,
};
const PLANNED_REBOOT_PROPS: Names<Omit<PlannedRebootProps, "domU">> = { reason: true, window: true };
const WINDOW_PROPS: Names<RebootWindowProps> = { start: true, minutes: true };
const PV_PROPS: Names<Omit<PvDomUProps, "host">> = {
  name: true,
  formerly: true,
  uuid: true,
  os: true,
  wordSize: true,
  kernel: true,
  boot: true,
  memory: true,
  maxmem: true,
  vcpus: true,
  maxvcpus: true,
  balloonDriver: true,
  maxGrantFrames: true,
  vbds: true,
  vifs: true,
  pci: true,
  vnuma: true,
  trusted: true,
  runs: true,
  onPoweroff: true,
  onReboot: true,
  onCrash: true,
  settings: true,
  plannedOperations: true,
};
const PVH_PROPS: Names<Omit<PvhDomUProps, "host">> = PV_PROPS;
const HVM_PROPS: Names<Omit<HvmDomUProps, "host">> = PV_PROPS;
const DIRECT_BOOT_PROPS: Names<DirectBootProps> = {
  kernel: true,
  ramdisk: true,
  root: true,
  extra: true,
  bootloader: true,
  firmware: true,
};
const HVM_BOOT_PROPS: Names<HvmBootProps> = {
  bios: true,
  order: true,
  kernel: true,
  ramdisk: true,
  root: true,
  extra: true,
};
const VBD_PROPS: Names<PathVbdProps> = {
  vdev: true,
  target: true,
  size: true,
  access: true,
  cdrom: true,
  format: true,
  backendType: true,
  backend: true,
  script: true,
  discard: true,
  directIoSafe: true,
  trusted: true,
  specification: true,
};
const EMPTY_CDROM_PROPS: Names<EmptyCdromProps> = VBD_PROPS;
const PV_VIF_PROPS: Names<VifProps> = {
  bridge: true,
  mac: true,
  type: true,
  script: true,
  vifname: true,
  ip: true,
  rate: true,
  backend: true,
  devid: true,
  mtu: true,
  vlan: true,
  gatewaydev: true,
  trusted: true,
};
const PCI_DEVICE_PROPS: Names<PciDeviceProps> = {
  bdf: true,
  permissive: true,
  seize: true,
  msitranslate: true,
  rdmPolicy: true,
  name: true,
};
const VNUMA_NODE_PROPS: Names<VnumaNodeProps> = { pnode: true, size: true, vcpus: true, vdistances: true };
const PLANNED_OPERATION_PROPS: Names<PlannedOperationProps> = { operation: true, to: true, live: true, reason: true };
const REMOVED_DOMU_PROPS: Names<Omit<RemovedDomUProps, "host" | "from">> = { name: true };
const REMOVED_VOLUME_PROPS: Names<Omit<RemovedLogicalVolumeProps, "volumeGroup" | "from">> = { name: true, size: true };
const HVM_VIF_PROPS: Names<EmulatedVifProps> = { ...PV_VIF_PROPS, model: true };

/** What no program says. */
const SAID_BY_TOOL: ReadonlySet<string> = new Set(
  (Object.values(THINGS) as readonly AnyThing[]).flatMap(({ fields }) =>
    Object.entries(fields).flatMap(([name, { saidBy }]) => (saidBy === "tool" ? [name] : [])),
  ),
);

/** The fields of a definition that a person says: one for the several spellings of a size, and none for things that have a construct of their own. */
function fields({ properties = {} }: Schema): string[] {
  const names = Object.keys(properties).filter((name) => !SAID_BY_TOOL.has(name));
  return names
    .filter(
      (name) => !SIZE_SUFFIXES.some((suffix) => name.endsWith(suffix) && names.includes(name.slice(0, -suffix.length))),
    )
    .sort();
}

function definition(name: keyof typeof DEFINITIONS, ...path: readonly string[]): Schema {
  return path.reduce<Schema>((schema, step) => schema.properties?.[step] ?? {}, DEFINITIONS[name]);
}

const names = (...props: readonly Record<string, true>[]): string[] => [...new Set(props.flatMap(Object.keys))].sort();

describe("the props of constructs are the fields of the fleet file", () => {
  it.each([
    [
      "a host, but for what its constructs name it as theirs",
      names(HOST_PROPS, { networks: true, volumeGroups: true, domUs: true, removals: true }),
      definition("host"),
    ],
    ["a hypervisor", names(XEN_PROPS), definition("host", "xen")],
    ["a dom0", names(DOM0_PROPS), definition("host", "dom0")],
    [
      "a network, but for the mode that its class stands for",
      names(BRIDGED_PROPS, ROUTED_PROPS, NAT_PROPS, { mode: true }),
      definition("network"),
    ],
    ["a volume group", names(VOLUME_GROUP_PROPS, { logicalVolumes: true }), definition("volumeGroup")],
    ["a logical volume", names(LOGICAL_VOLUME_PROPS), definition("logicalVolume")],
    ["a planned reboot", names(PLANNED_REBOOT_PROPS), definition("plannedReboot")],
    ["its window", names(WINDOW_PROPS), definition("plannedReboot", "window")],
    [
      "a domU, but for the type that its class stands for",
      names(PV_PROPS, PVH_PROPS, HVM_PROPS, { type: true, plannedReboots: true }),
      definition("domU"),
    ],
    ["how it boots", names(DIRECT_BOOT_PROPS, HVM_BOOT_PROPS), definition("domU", "boot")],
    ["a vbd", names(VBD_PROPS, EMPTY_CDROM_PROPS), definition("vbd")],
    ["a vif", names(PV_VIF_PROPS, HVM_VIF_PROPS), definition("vif")],
    ["a PCI device", names(PCI_DEVICE_PROPS), definition("pciDevice")],
    ["a virtual NUMA node", names(VNUMA_NODE_PROPS), definition("vnumaNode")],
    ["a planned operation", names(PLANNED_OPERATION_PROPS), definition("plannedOperation")],
    ["a planned sleep", names(PLANNED_SLEEP_PROPS), definition("plannedSleep")],
    [
      "a removal, but for the name, whose field its class stands for",
      names(REMOVED_DOMU_PROPS, REMOVED_VOLUME_PROPS, { domU: true, logicalVolume: true }).filter(
        (prop) => prop !== "name",
      ),
      definition("removal"),
    ],
  ])("%s", (_, props, schema) => {
    expect(props).toEqual(fields(schema));
  });
});

/** Never run: the compiler is the test. Each line that must not compile says why. */
export function whatDoesNotCompile(stack: TerraformStack): void {
  const host = new XenHost(stack, "alpha", HOST);
  const volume = new LogicalVolume(stack, "root", {
    volumeGroup: new VolumeGroup(stack, "vg0", { host, size: Size.gibibytes(1) }),
    size: Size.gibibytes(1),
  });
  const memory = Size.gibibytes(1);
  const pv = { host, memory, wordSize: "x86_64" } as const;
  const pvh = { host, memory } as const;

  // @ts-expect-error -- a PV domU's word size must be one that the hypervisor runs, so it must be said
  new PvDomU(stack, "a", { host, memory });
  // @ts-expect-error -- memory without its unit
  new PvDomU(stack, "b", { ...pv, memory: 2048 });
  // @ts-expect-error -- PV has no firmware of HVM's
  new PvDomU(stack, "c", { ...pv, boot: { bios: "seabios" } });
  // @ts-expect-error -- PV has no boot order
  new PvDomU(stack, "d", { ...pv, boot: { order: "c" } });
  // @ts-expect-error -- nothing is emulated for PV
  new PvDomU(stack, "e", { ...pv, vifs: [{ model: "e1000" }] });
  // @ts-expect-error -- nothing is emulated for PV
  new PvDomU(stack, "f", { ...pv, vifs: [{ type: "ioemu" }] });
  // @ts-expect-error -- PVH has no firmware of HVM's
  new PvhDomU(stack, "g", { ...pvh, boot: { bios: "ovmf" } });
  // @ts-expect-error -- nothing is emulated for PVH
  new PvhDomU(stack, "h", { ...pvh, vifs: [{ model: "e1000" }] });
  // @ts-expect-error -- a bootloader in dom0 is for PV and PVH
  new HvmDomU(stack, "i", { ...pvh, boot: { bootloader: "pygrub" } });
  // @ts-expect-error -- pvgrub is for PV and PVH
  new HvmDomU(stack, "j", { ...pvh, boot: { firmware: "pvgrub64" } });
  // @ts-expect-error -- a logical volume brings its own size
  new PvDomU(stack, "k", { ...pv, vbds: [{ vdev: "xvda", target: volume, size: memory }] });
  // @ts-expect-error -- only a CD-ROM drive may be empty
  new PvDomU(stack, "l", { ...pv, vbds: [{ vdev: "xvda" }] });
  // @ts-expect-error -- a host without the memory that its domUs share
  new XenHost(stack, "beta", { xen: HOST.xen, dom0: HOST.dom0 });
  // @ts-expect-error -- a host without a release, which decides what holds for it
  new XenHost(stack, "gamma", { ...HOST, xen: {} });

  new PvDomU(stack, "n", {
    ...pv,
    vbds: [{ vdev: "xvdc", cdrom: true }],
    plannedOperations: [{ operation: "migrate", to: host, live: true, reason: "new hardware" }],
  });
  const vbd: VbdProps = { vdev: "xvda", target: "/srv/disk.img", size: memory };
  new HvmDomU(stack, "m", {
    ...pvh,
    boot: { bios: "ovmf", order: "c" },
    vbds: [vbd],
    vifs: [{ type: "ioemu", model: "e1000" }],
  });
}

describe("what makes no sense for a type", () => {
  it("does not compile, and what does compile can be declared", () => {
    expect(() => whatDoesNotCompile(new TerraformStack(Testing.app(), "fleet"))).not.toThrow();
  });
});

describe("editor documentation", () => {
  const folder = join(__dirname, "../../constructs");
  const props = readdirSync(folder).flatMap((name) => {
    const source = ts.createSourceFile(name, readFileSync(join(folder, name), "utf8"), ts.ScriptTarget.ES2022, true);
    return source.statements.filter(ts.isInterfaceDeclaration).flatMap((declaration) =>
      declaration.members.filter(ts.isPropertySignature).map((member) => ({
        prop: `${declaration.name.text}.${member.name.getText(source)}`,
        text: ts
          .getJSDocCommentsAndTags(member)
          .map((doc) => doc.getText(source))
          .join(),
      })),
    );
  });

  it("stands on every prop", () => {
    expect(props.length).toBeGreaterThan(80);
    expect(
      props.filter(({ prop, text }) => text === "" && !prop.startsWith("Judged.") && !prop.startsWith("TypedProps.")),
    ).toEqual([]);
  });

  it("names the xl.cfg key of whatever goes into an xl.cfg", () => {
    const written = /^(DomUFields|BootFields|VbdFields|VifFields|PciDeviceFields|VnumaNodeFields)\./;
    const setsNoKey = props
      .filter(({ prop, text }) => written.test(prop) && !/xl\.cfg: `/.test(text))
      .map(({ prop }) => prop);
    expect(setsNoKey).toEqual(saysNothingToXl().sort(byFile(props.map(({ prop }) => prop))));
  });
});

/** The fields that their tables give no key. */
function saysNothingToXl(): string[] {
  const tables: Readonly<Record<string, AnyThing>> = {
    DomUFields: domU,
    BootFields: boot,
    VbdFields: THINGS.vbd,
    VifFields: THINGS.vif,
    PciDeviceFields: THINGS.pciDevice,
    VnumaNodeFields: THINGS.vnumaNode,
  };
  return Object.entries(tables).flatMap(([name, { fields }]) =>
    Object.entries(fields).flatMap(([field, { xl, saidBy }]) =>
      xl === undefined && saidBy !== "tool" ? [`${name}.${field}`] : [],
    ),
  );
}

function byFile(order: readonly string[]): (a: string, b: string) => number {
  return (a, b) => order.indexOf(a) - order.indexOf(b);
}
