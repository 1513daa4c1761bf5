/** Owns what the tests of configurations share: domUs to write, by hand and generated, and what a toolstack must read back of each. */
import fc from "fast-check";
import { editedBaseline } from "../../lib/model/baseline";
import type { RawObject } from "../../lib/model/document";
import type { DomU, Host, Target, Vbd, Vif } from "../../lib/model/fleet";
import { parseFleet } from "../../lib/model/parse";
import type { Planned } from "../../lib/model/planned";
import { MODELLED_XL_KEYS } from "../../lib/model/schema";
import type { Size } from "../../lib/units/size";
import type { Kind, ReadDisk, Reading } from "../xen/libxlutil";

export interface Declared {
  readonly host: Host;
  readonly domU: DomU;
}

/** The baseline's domU with a patch, on a host of a release. */
export function declare(domU: RawObject, release = "4.17.5", host: RawObject = {}): Declared {
  const fleet = parseFleet(editedBaseline({ host: { xen: { release }, ...host }, domU }), { file: "test" });
  const [declared] = fleet.hosts as [Host];
  return { host: declared, domU: declared.domUs[0] as DomU };
}

const PV: RawObject = {
  uuid: "2147d599-9cc6-c0dc-92ab-4064b5446e9b",
  boot: { root: "/dev/xvda1" },
  maxmem: "4GiB",
  maxvcpus: 4,
  maxGrantFrames: 128,
  vbds: [
    { vdev: "xvda", target: "vg0/web-root" },
    { vdev: "xvdb", target: "/srv/images/data, new.qcow2", format: "qcow2", backendType: "qdisk", access: "r" },
  ],
  vifs: [{ bridge: "xenbr0", mac: "00:16:3e:12:34:56", vifname: "web0", ip: "10.0.0.2 10.0.0.3", rate: "10Mb/s@50ms", script: "vif-bridge" }, {}],
  onPoweroff: "destroy",
  onReboot: "restart",
  onCrash: "preserve",
  settings: { cpu_weight: 512, pci: ["01:00.0", "02:00.1,permissive=1"], cpus: "0-3,^1", rtc_timeoffset: -3600 },
};

const HVM: RawObject = {
  type: "hvm",
  boot: { kernel: null, ramdisk: null, extra: null, bios: "ovmf", order: "cd" },
  vbds: [
    { vdev: "hda", target: "vg0/web-root" },
    { vdev: "hdc", target: "/srv/iso/debian.iso", cdrom: true },
  ],
  vifs: [{ bridge: "xenbr0", mac: "00:16:3e:12:34:56", model: "e1000" }, { type: "vif", bridge: "xenbr0" }],
  settings: { vnc: 1, vnclisten: "127.0.0.1", serial: ["pty", "null"] },
};

/** One of each type, by the name of its golden. */
export const EXAMPLES: Readonly<Record<string, Declared>> = {
  pv: declare(PV),
  pvh: declare({ type: "pvh", boot: { root: "/dev/xvda1" } }, "4.22.0"),
  "pvh-pvgrub": declare({ type: "pvh", boot: { kernel: null, ramdisk: null, extra: null, firmware: "pvgrub64" } }, "4.22.0"),
  hvm: declare(HVM),
  "hvm-direct-boot": declare({ type: "hvm", vbds: [{ vdev: "xvda", target: "vg0/web-root" }] }, "4.17.5"),
  "hvm-4.9": declare(HVM, "4.9.4"),
  "pv-4.1": declare({ maxvcpus: 4, vbds: [{ vdev: "d0", target: "vg0/web-root" }, { vdev: "xvdb", target: "/srv/data.img" }] }, "4.1.6"),
};

/** The same of the time before xl. */
export const XM_EXAMPLES: Readonly<Record<string, Declared>> = {
  "xm-pv-3.0.3": declare(
    {
      vbds: [
        { vdev: "sda1", target: "vg0/web-root" },
        { vdev: "sdb1", target: "/srv/data.img" },
        { vdev: "sdc1", target: "/srv/data.qcow", format: "qcow", access: "r" },
      ],
      onCrash: "restart",
    },
    "3.0.3",
  ),
  "xm-hvm-3.0.3": declare({ ...HVM, boot: { kernel: null, ramdisk: null, extra: null, order: "cd" } }, "3.0.3"),
  "xm-hvm-4.0": declare({ ...HVM, boot: { kernel: null, ramdisk: null, extra: null, order: "cd" } }, "4.0.4"),
};

const HOSTILE = [
  'a"b', "a'b", "back\\slash\\", "$(reboot)", "`reboot`", "line\nbreak", "${var.x}",
  "# no comment", "tab\there", "\x01\x7f", "ünï-漢字-🦀", "a;b]c", " spaced ", "%s%n", "\\x41\\101\\n",
];

/** Names and values that mean something to some language between here and the domU. */
export const HOSTILE_DOMUS: readonly (readonly [string, Declared])[] = HOSTILE.map((text) => [
  JSON.stringify(text),
  declare({
    name: text,
    boot: { extra: text, root: text },
    vbds: [{ vdev: "xvda", target: `/srv/${text.replaceAll("\n", "")},` }],
    settings: { title: text, words: [text, "", text] },
  }),
]);

// --- generated -------------------------------------------------------------------------------------------------------------------

const text = fc.oneof(fc.string({ unit: "binary" }), fc.string(), fc.constantFrom(...HOSTILE)).map((value) => value.replaceAll("\0", ""));
const some = text.filter((value) => value !== "");
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
const count = fc.integer({ min: 1, max: 4096 });
const vifText = some.map((value) => value.replaceAll(",", ";"));
const settingKey = fc
  .stringMatching(/^[a-z][a-z0-9_]{0,12}$/)
  .filter((key) => !(MODELLED_XL_KEYS as readonly string[]).includes(key));

const vbd: fc.Arbitrary<RawObject> = fc.record({
  vdev: fc.constantFrom("xvda", "xvdb1", "xvdz", "hda", "hdc", "sda", "sdb2", "d3p1", "d7"),
  target: fc.oneof(fc.constant("vg0/web-root"), text.map((path) => `/${path.replaceAll("\n", "")}`)),
  access: maybe(fc.constantFrom("r", "w")),
  cdrom: maybe(fc.boolean()),
  format: maybe(fc.constantFrom("raw", "qcow", "qcow2", "vhd", "qed")),
  backendType: maybe(fc.constantFrom("phy", "qdisk", "tap")),
});

const mac = fc.uint8Array({ minLength: 6, maxLength: 6 }).map((octets) => [...octets].map((octet) => octet.toString(16).padStart(2, "0")).join(":"));

const vif: fc.Arbitrary<RawObject> = fc.record({
  bridge: maybe(fc.stringMatching(/^[a-z][a-z0-9.\-]{0,14}$/)),
  mac: maybe(mac),
  model: maybe(vifText),
  type: maybe(fc.constant("vif")),
  script: maybe(vifText),
  vifname: maybe(vifText),
  ip: maybe(vifText),
  rate: maybe(fc.constantFrom("10Mb/s", "1MB/s@20ms", "250Kb/s@50ms")),
});

const settings = fc.dictionary(settingKey, fc.oneof(text, fc.maxSafeInteger(), fc.array(text, { maxLength: 4 })), { maxKeys: 5, noNullPrototype: true });

/** domUs of any type for a release with every field that xl.cfg has today, with text of any kind. */
export const anyDomU: fc.Arbitrary<Declared> = fc
  .record({
    name: some,
    uuid: maybe(fc.uuid()),
    type: fc.constantFrom("pv", "pvh", "hvm"),
    boot: fc.record({
      kernel: maybe(some),
      ramdisk: maybe(some),
      root: maybe(some),
      extra: maybe(text),
      bootloader: maybe(some),
      firmware: maybe(some),
      bios: maybe(fc.constantFrom("seabios", "ovmf")),
      order: maybe(some),
    }),
    memoryMiB: count,
    maxmemMiB: maybe(count),
    vcpus: count,
    maxvcpus: maybe(count),
    maxGrantFrames: maybe(count),
    vbds: fc.array(vbd, { maxLength: 4 }),
    vifs: fc.array(vif, { maxLength: 3 }),
    onPoweroff: maybe(some),
    onReboot: maybe(some),
    onCrash: maybe(some),
    settings,
  })
  .map((domU) => declare({ ...domU, memory: null }, "4.22.0"));

/** domUs of the time before xl, with text of any kind. */
export const anyOldDomU: fc.Arbitrary<Declared> = fc
  .record({
    name: some,
    boot: fc.record({ kernel: maybe(some), root: maybe(some), extra: maybe(text) }),
    memoryMiB: count,
    vbds: fc.array(text.map((path): RawObject => ({ vdev: "sda1", target: `/${path.replaceAll(",", "")}` })), { maxLength: 3 }),
    settings: fc.dictionary(
      settingKey.map((key) => `x_${key}`),
      fc.oneof(text, fc.integer({ min: 1 - 2 ** 31, max: 2 ** 31 - 1 }), fc.array(text, { maxLength: 4 })),
      { maxKeys: 5, noNullPrototype: true },
    ),
  })
  .map((domU) => declare({ ...domU, memory: null }, "3.0.3"));

// --- what must be read back ------------------------------------------------------------------------------------------------------

/** What to ask xl's parser for. Every key that the model has a field for is asked for, so that one too many shows as well. */
export function keysOf({ domU }: Declared): Record<string, Kind> {
  const keys: Record<string, Kind> = {};
  for (const key of MODELLED_XL_KEYS) keys[key] = "string";
  for (const key of ["memory", "maxmem", "vcpus", "maxvcpus", "max_grant_frames"]) keys[key] = "number";
  keys["disk"] = "disks";
  keys["vif"] = "vifs";
  for (const [key, value] of domU.settings) keys[key] = typeof value === "number" ? "number" : typeof value === "string" ? "string" : "list";
  return keys;
}

const plain = <T>(value: Planned<T> | undefined): T | null => (value as T | undefined) ?? null;
const mebibytes = (size: Planned<Size> | undefined): number | null => (size === undefined ? null : (size as Size).in("MiB"));

/** The model in the parser's words, for releases that have `type`; for those before it, with `builder`. */
export function expectedOf({ domU }: Declared, guestType: "type" | "builder" = "type"): Reading {
  const { boot } = domU;
  const vifs = domU.vifs.map((vif) => expectedVif(vif, domU.type === "hvm"));
  return {
    name: domU.name,
    uuid: plain(domU.uuid),
    type: guestType === "type" ? domU.type : null,
    builder: guestType === "builder" && domU.type === "hvm" ? "hvm" : null,
    pvh: null,
    kernel: plain(boot.kernel),
    ramdisk: plain(boot.ramdisk),
    root: plain(boot.root),
    extra: plain(boot.extra),
    cmdline: null,
    bootloader: plain(boot.bootloader),
    firmware: plain(boot.firmware),
    bios: plain(boot.bios),
    boot: plain(boot.order),
    memory: mebibytes(domU.memory),
    maxmem: mebibytes(domU.maxmem),
    vcpus: plain(domU.vcpus),
    maxvcpus: plain(domU.maxvcpus),
    max_grant_frames: plain(domU.maxGrantFrames),
    disk: domU.vbds.length > 0 ? domU.vbds.map(expectedDisk) : null,
    vif: vifs.length > 0 ? vifs : null,
    on_poweroff: plain(domU.onPoweroff),
    on_reboot: plain(domU.onReboot),
    on_crash: plain(domU.onCrash),
    ...Object.fromEntries([...domU.settings].map(([key, value]) => [key, plain(value)])),
  };
}

export function pathOf(target: Target): string {
  return target.kind === "path" ? (target.path as string) : `/dev/${target.volumeGroup}/${target.logicalVolume}`;
}

function expectedDisk({ vdev, target, format, backendType, access, cdrom }: Vbd): ReadDisk {
  const partitioned: Record<string, string> = { d0: "d0p0", d7: "d7p0" };
  return {
    vdev: partitioned[vdev.toString()] ?? vdev.toString(),
    target: pathOf(target),
    format: format as string,
    backend: (backendType as string | undefined) ?? "unknown",
    writable: access === "w" && !cdrom,
    cdrom,
  };
}

function expectedVif({ type, ...others }: Vif, emulated: boolean): Record<string, string> {
  const texts = Object.entries(others).map(([key, value]) => [key, String(value)]);
  return { ...Object.fromEntries(texts), ...(emulated && { type: (type as string | undefined) ?? "ioemu" }) };
}
