/** Owns what the tests of configurations share: domUs to write, by hand and generated. */
import fc from "fast-check";
import { editedSample } from "../../lib/model/sample";
import type { RawObject } from "../../lib/model/document";
import type { DomU, Host } from "../../lib/model/fleet";
import { parseFleet } from "../../lib/model/parse";
import { MODELLED_XL_KEYS } from "../../lib/model/things/dom-u";

export interface Declared {
  readonly host: Host;
  readonly domU: DomU;
}

/** The sample's domU with a patch, on a host of a release. */
export function declare(domU: RawObject, release = "4.17.5", host: RawObject = {}): Declared {
  const fleet = parseFleet(editedSample({ host: { xen: { release }, ...host }, domU }), { file: "test" });
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
  vifs: [
    {
      bridge: "xenbr0",
      mac: "00:16:3e:12:34:56",
      vifname: "web0",
      ip: "10.0.0.2 10.0.0.3",
      rate: "10Mb/s@50ms",
      script: "vif-bridge",
    },
    {},
  ],
  onPoweroff: "destroy",
  onReboot: "restart",
  onCrash: "preserve",
  pci: [{ bdf: "01:00.0" }, { bdf: "02:00.1", permissive: true }],
  settings: { cpu_weight: 512, cpus: "0-3,^1", rtc_timeoffset: -3600 },
};

/** Everything that a device can declare on a release that has a word for it. */
const DEVICES = {
  type: "hvm",
  boot: { kernel: null, ramdisk: null, extra: null, bios: "seabios" },
  vcpus: 4,
  memory: "4GiB",
  vbds: [
    { vdev: "hda", target: "vg0/web-root", discard: false },
    { vdev: "hdc", cdrom: true },
    {
      vdev: "xvde",
      target: "/dev/vg1/data",
      backend: "storage",
      backendType: "phy",
      discard: true,
      directIoSafe: true,
    },
    { vdev: "xvdf", target: "iqn=iqn.2014-12.com.example:disk1,portal=10.0.0.9", script: "block-iscsi" },
    { vdev: "xvdg", target: "/dev/vg1/fast", specification: "virtio", backendType: "standalone" },
  ],
  vifs: [
    { bridge: "xenbr0", mac: "00:16:3e:12:34:56", backend: "router", devid: 3, mtu: 9000, trusted: false },
    { type: "vif", script: "vif-route", gatewaydev: "eth1", ip: "10.0.0.2", trusted: true },
  ],
  pci: [
    { bdf: "0000:03:00.0", permissive: true, seize: false, msitranslate: true, rdmPolicy: "relaxed" },
    { bdf: "0000:04:00.*", seize: true },
    { bdf: "0000:05:00.0", name: "capture-card" },
  ],
  vnuma: [
    { pnode: 0, size: "2GiB", vcpus: [0, 1], vdistances: [10, 20] },
    { pnode: 1, size: "2GiB", vcpus: [2, 3], vdistances: [20, 10] },
  ],
};

const HVM: RawObject = {
  type: "hvm",
  boot: { kernel: null, ramdisk: null, extra: null, bios: "ovmf", order: "cd" },
  vbds: [
    { vdev: "hda", target: "vg0/web-root" },
    { vdev: "hdc", target: "/srv/iso/debian.iso", cdrom: true },
  ],
  vifs: [
    { bridge: "xenbr0", mac: "00:16:3e:12:34:56", model: "e1000" },
    { type: "vif", bridge: "xenbr0" },
  ],
  settings: { vnc: 1, vnclisten: "127.0.0.1", serial: ["pty", "null"] },
};

/** One of each type, by the name of its golden. */
export const EXAMPLES: Readonly<Record<string, Declared>> = {
  pv: declare(PV),
  pvh: declare({ type: "pvh", boot: { root: "/dev/xvda1" } }, "4.22.0"),
  "pv-pvgrub": declare({ boot: { kernel: null, ramdisk: null, extra: null, firmware: "pvgrub64" } }, "4.22.0"),
  hvm: declare(HVM),
  devices: declare(DEVICES, "4.17.5"),
  "devices-4.22": declare(
    {
      ...DEVICES,
      vbds: [
        { vdev: "hda", target: "vg0/web-root", trusted: true },
        { vdev: "xvde", target: "/dev/vg1/data", trusted: false },
      ],
      vifs: [{ bridge: "xenbr0", vlan: "10p/20-25" }],
    },
    "4.22.0",
  ),
  "hvm-direct-boot": declare({ type: "hvm", vbds: [{ vdev: "xvda", target: "vg0/web-root" }] }, "4.17.5"),
  "hvm-4.9": declare(HVM, "4.9.4"),
  "pv-4.1": declare(
    {
      maxvcpus: 4,
      vbds: [
        { vdev: "d0", target: "vg0/web-root" },
        { vdev: "xvdb", target: "/srv/data.img" },
        { vdev: "xvdc", cdrom: true },
      ],
    },
    "4.1.6",
  ),
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
  "xm-backends-3.0.3": declare(
    {
      vbds: [
        { vdev: "sda1", target: "vg0/web-root" },
        { vdev: "sdb1", target: "/dev/vg1/data", backend: "storage" },
        { vdev: "hdc", cdrom: true },
      ],
      vifs: [{ bridge: "xenbr0", backend: "router" }],
      pci: [{ bdf: "01:00.0" }],
    },
    "3.0.3",
  ),
  "xm-hvm-4.0": declare({ ...HVM, boot: { kernel: null, ramdisk: null, extra: null, order: "cd" } }, "4.0.4"),
};

const HOSTILE = [
  'a"b',
  "a'b",
  "back\\slash\\",
  "$(reboot)",
  "`reboot`",
  "line\nbreak",
  "${var.x}",
  "# no comment",
  "tab\there",
  "\x01\x7f",
  "ünï-漢字-🦀",
  "a;b]c",
  " spaced ",
  "%s%n",
  "\\x41\\101\\n",
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

const text = fc
  .oneof(fc.string({ unit: "binary" }), fc.string(), fc.constantFrom(...HOSTILE))
  .map((value) => value.replaceAll("\0", ""));
const some = text.filter((value) => value !== "");
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
const count = fc.integer({ min: 1, max: 4096 });
const vifText = some.map((value) => value.replaceAll(",", ";"));
const settingKey = fc.stringMatching(/^[a-z][a-z0-9_]{0,12}$/).filter((key) => !MODELLED_XL_KEYS.includes(key));

const flag = maybe(fc.boolean());

const vbd: fc.Arbitrary<RawObject> = fc.record({
  vdev: fc.constantFrom("xvda", "xvdb1", "xvdz", "hda", "hdc", "sda", "sdb2", "d3p1", "d7"),
  target: fc.oneof(
    fc.constant("vg0/web-root"),
    text.map((path) => `/${path.replaceAll("\n", "")}`),
  ),
  access: maybe(fc.constantFrom("r", "w")),
  cdrom: maybe(fc.boolean()),
  format: maybe(fc.constantFrom("raw", "qcow", "qcow2", "vhd", "qed")),
  backendType: maybe(fc.constantFrom("phy", "qdisk", "tap", "standalone")),
  backend: maybe(vifText),
  script: maybe(vifText),
  discard: flag,
  directIoSafe: flag,
  specification: maybe(fc.constantFrom("xen", "virtio")),
});

const mac = fc
  .uint8Array({ minLength: 6, maxLength: 6 })
  .map((octets) => [...octets].map((octet) => octet.toString(16).padStart(2, "0")).join(":"));

const vif: fc.Arbitrary<RawObject> = fc.record({
  bridge: maybe(fc.stringMatching(/^[a-z][a-z0-9.\-]{0,14}$/)),
  mac: maybe(mac),
  model: maybe(vifText),
  type: maybe(fc.constant("vif")),
  script: maybe(vifText),
  vifname: maybe(vifText),
  ip: maybe(vifText),
  rate: maybe(fc.constantFrom("10Mb/s", "1MB/s@20ms", "250Kb/s@50ms")),
  backend: maybe(vifText),
  devid: maybe(fc.nat()),
  mtu: maybe(count),
  vlan: maybe(vifText),
  gatewaydev: maybe(vifText),
  trusted: flag,
});

const hexDigits = (most: number): fc.Arbitrary<string> => fc.nat(most).map((number) => number.toString(16));
const pciDevice: fc.Arbitrary<RawObject> = fc.record({
  bdf: fc
    .tuple(maybe(hexDigits(0xffff)), hexDigits(0xff), hexDigits(0x1f), fc.constantFrom("0", "7", "*"))
    .map(([domain, bus, slot, fn]) => `${domain === undefined ? "" : `${domain}:`}${bus}:${slot}.${fn}`),
  permissive: flag,
  seize: flag,
  msitranslate: flag,
  rdmPolicy: maybe(fc.constantFrom("strict", "relaxed")),
  name: maybe(vifText),
});

const counts = fc.array(fc.nat(255), { minLength: 1, maxLength: 4 });
const vnumaNode: fc.Arbitrary<RawObject> = fc.record({
  pnode: fc.nat(8),
  sizeMiB: count,
  vcpus: counts,
  vdistances: counts,
});

const settings = fc.dictionary(settingKey, fc.oneof(text, fc.maxSafeInteger(), fc.array(text, { maxLength: 4 })), {
  maxKeys: 5,
  noNullPrototype: true,
});

/**
 * domUs of any type for a release with every field that xl.cfg has today, with text of any kind. But for the trust of vbds: the parser of 4.17,
 * which tests are likely to find, doesn't know it.
 */
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
    pci: fc.array(pciDevice, { maxLength: 2 }),
    vnuma: fc.array(vnumaNode, { maxLength: 2 }),
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
    vbds: fc.array(
      text.map((path): RawObject => ({ vdev: "sda1", target: `/${path.replaceAll(",", "")}` })),
      { maxLength: 3 },
    ),
    settings: fc.dictionary(
      settingKey.map((key) => `x_${key}`),
      fc.oneof(text, fc.integer({ min: 1 - 2 ** 31, max: 2 ** 31 - 1 }), fc.array(text, { maxLength: 4 })),
      { maxKeys: 5, noNullPrototype: true },
    ),
  })
  .map((domU) => declare({ ...domU, memory: null }, "3.0.3"));
