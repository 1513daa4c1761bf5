import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformStack, Testing } from "cdktf";
import * as ts from "typescript";
import { HvmDomU, LogicalVolume, PvDomU, PvhDomU, Size, type VbdProps, VolumeGroup, XenHost } from "../../constructs";
import { SIZE_SUFFIXES } from "../../lib/model/form";
import type { Schema } from "../../lib/model/json-schema";
import { DEFINITIONS, THINGS } from "../../lib/model/schema";
import type { AnyThing } from "../../lib/model/thing";
import { boot, domU } from "../../lib/model/things/dom-u";
import { HOST } from "./fleets";

const INDEX = join(__dirname, "../../constructs/index.ts");

/** The names of the props of exported types, as the compiler knows them. */
const propsOf = (() => {
  const { config } = ts.readConfigFile(join(__dirname, "../../tsconfig.json"), (file) => ts.sys.readFile(file)) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, join(__dirname, "../.."));
  const program = ts.createProgram([INDEX], options);
  const checker = program.getTypeChecker();
  const index = checker.getSymbolAtLocation(program.getSourceFile(INDEX) as ts.Node);
  const exported = new Map(checker.getExportsOfModule(index as ts.Symbol).map((symbol) => [symbol.name, symbol]));
  return (...types: readonly string[]): readonly string[] =>
    types.flatMap((type) => {
      const symbol = exported.get(type);
      if (symbol === undefined) throw new Error(`constructs export no ${type}`);
      const resolved = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      return checker
        .getDeclaredTypeOfSymbol(resolved)
        .getProperties()
        .map(({ name }) => name);
    });
})();

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

interface Parity {
  readonly types: readonly string[];
  /** Props that are no fields: whose a thing is, and how it is reached. */
  readonly less?: readonly string[];
  /** Fields that classes and constructs stand for. */
  readonly more?: readonly string[];
}

describe("the props of constructs are the fields of the fleet file", () => {
  it.each<[string, Parity, Schema]>([
    [
      "a host, but for what its constructs name it as theirs",
      { types: ["XenHostProps"], less: ["connection"], more: ["networks", "volumeGroups", "domUs", "removals"] },
      definition("host"),
    ],
    ["a hypervisor", { types: ["XenProps"] }, definition("host", "xen")],
    ["a dom0", { types: ["Dom0Props"] }, definition("host", "dom0")],
    [
      "a network, but for the mode that its class stands for",
      { types: ["BridgedNetworkProps", "RoutedNetworkProps", "NatNetworkProps"], less: ["host"], more: ["mode"] },
      definition("network"),
    ],
    [
      "a volume group",
      { types: ["VolumeGroupProps"], less: ["host"], more: ["logicalVolumes"] },
      definition("volumeGroup"),
    ],
    ["a logical volume", { types: ["LogicalVolumeProps"], less: ["volumeGroup"] }, definition("logicalVolume")],
    ["a planned reboot", { types: ["PlannedRebootProps"], less: ["domU"] }, definition("plannedReboot")],
    ["its window", { types: ["RebootWindowProps"] }, definition("plannedReboot", "window")],
    [
      "a domU, but for the type that its class stands for",
      { types: ["PvDomUProps", "PvhDomUProps", "HvmDomUProps"], less: ["host"], more: ["type", "plannedReboots"] },
      definition("domU"),
    ],
    ["how it boots", { types: ["DirectBootProps", "HvmBootProps"] }, definition("domU", "boot")],
    ["a vbd", { types: ["PathVbdProps", "EmptyCdromProps"] }, definition("vbd")],
    ["a vif", { types: ["VifProps", "EmulatedVifProps"] }, definition("vif")],
    ["a PCI device", { types: ["PciDeviceProps"] }, definition("pciDevice")],
    ["a virtual NUMA node", { types: ["VnumaNodeProps"] }, definition("vnumaNode")],
    ["a planned operation", { types: ["PlannedOperationProps"] }, definition("plannedOperation")],
    ["a planned sleep", { types: ["PlannedSleepProps"] }, definition("plannedSleep")],
    [
      "a removal, but for the name, whose field its class stands for",
      {
        types: ["RemovedDomUProps", "RemovedLogicalVolumeProps"],
        less: ["host", "volumeGroup", "from", "name"],
        more: ["domU", "logicalVolume"],
      },
      definition("removal"),
    ],
  ])("%s", (_, { types, less = [], more = [] }, schema) => {
    const props = new Set([...propsOf(...types).filter((name) => !less.includes(name)), ...more]);
    expect([...props].sort()).toEqual(fields(schema));
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
