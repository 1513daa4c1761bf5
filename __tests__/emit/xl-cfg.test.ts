import { EmitError } from "../../lib/emit/artefact";
import { xlCfg } from "../../lib/emit/xl-cfg";
import type { RawObject } from "../../lib/model/document";
import { Unknown } from "../../lib/model/planned";
import { XEN_RELEASES } from "../../lib/xen/releases";
import { expectGolden } from "../support/golden";
import { declare, type Declared, EXAMPLES, XM_EXAMPLES } from "./domus";

const emit = ({ host, domU }: Declared): string => xlCfg(host, domU);

describe("a domU's configuration", () => {
  it.each(Object.entries({ ...EXAMPLES, ...XM_EXAMPLES }))("is written as the golden of %s", (name, declared) => {
    expectGolden(`emit/goldens/${name}.cfg`, emit(declared));
  });

  it("writes the same bytes whatever the order in which settings were declared", () => {
    expect(emit(declare({ settings: { b: 1, a: "2", nested: ["x"] } }))).toBe(
      emit(declare({ settings: { nested: ["x"], a: "2", b: 1 } })),
    );
  });

  it("keeps a name out of the comment, where a newline would end it", () => {
    const text = emit(declare({ name: 'x\nkernel = "/evil"' }));
    expect(text.split("\n").filter((line) => line.startsWith("kernel"))).toEqual(['kernel = "/boot/vmlinuz"']);
    expect(text).toContain('name = "x\\nkernel = \\"/evil\\""\n');
  });

  it("says nothing of an HVM domU's vif of which nothing is declared, save where xend would make no emulated card then", () => {
    const hvm = { type: "hvm", boot: { kernel: null, ramdisk: null, extra: null }, vifs: [{}] };
    expect(emit(declare(hvm))).toContain('vif = [""]');
    expect(emit(declare(hvm, "3.0.4"))).toContain('vif = [""]');
    expect(emit(declare(hvm, "3.0.3"))).toContain('vif = ["type=ioemu"]');
  });

  it("writes dN with its partition, because libxl reads no other", () => {
    expect(emit(declare({ vbds: [{ vdev: "d5", target: "/dev/sdb" }] }))).toContain("vdev=d5p0,");
  });

  it("lets a declared device model stand", () => {
    const declared = declare(
      { type: "hvm", boot: { kernel: null, ramdisk: null, extra: null }, settings: { device_model: "/opt/qemu-dm" } },
      "3.0.4",
    );
    expect(emit(declared).match(/device_model.*/g)).toEqual(['device_model = "/opt/qemu-dm"']);
  });

  it("takes hvmloader for the firmware that it was when kernel named it", () => {
    const boot = { kernel: "/usr/lib/xen-3.0/boot/hvmloader", ramdisk: null, extra: null };
    expect(emit(declare({ type: "hvm", boot }, "3.2.0"))).toContain('kernel = "/usr/lib/xen-3.0/boot/hvmloader"');
  });

  it.each(["4.4.0", "4.17.5"])("ignores hvmloader as a kernel on Xen %s, which would with a warning", (release) => {
    const boot = { kernel: "/usr/lib/xen/boot/hvmloader", ramdisk: null, extra: null };
    expect(emit(declare({ type: "hvm", boot }, release))).not.toContain("kernel");
  });

  // 3.0.2 is the oldest release whose toolstack was read.
  const covered = [...XEN_RELEASES.keys()]
    .filter((branch) => branch !== "2.0")
    .map((branch) => (branch === "3.0" ? "3.0.2" : branch));
  it.each(covered)("can be written for a PV domU on Xen %s", (release) => {
    const text = emit(declare({}, release));
    expect(text).toContain('name = "web"\n');
    expect(text).toContain("/dev/vg0/web-root");
  });
});

const HVM = { type: "hvm", boot: { kernel: null, ramdisk: null, extra: null } };

/** What can't be said, to which release, and what the error must say. */
const REFUSED: readonly (readonly [why: string, domU: RawObject, release: string, message: RegExp])[] = [
  [
    "a value that is not known until apply",
    { memory: new Unknown() },
    "4.17.5",
    /^memory of domU web on alpha is not known until apply/,
  ],
  [
    "a target that is not known until apply",
    { vbds: [{ vdev: "xvda", target: new Unknown() }] },
    "4.17.5",
    /^target of vbd xvda of domU web on alpha is not known/,
  ],
  [
    "memory that is not whole MiB",
    { memory: "1000000B" },
    "4.17.5",
    /^memory of domU web on alpha is 1000000B, but a configuration counts it in whole MiB/,
  ],
  ["maxmem that is not whole MiB", { maxmem: "2097153KiB" }, "4.17.5", /^maxmem of domU web on alpha is 2097153KiB/],
  ["pvh before there was that type", { type: "pvh" }, "4.9.4", /is of type pvh, but Xen 4\.9\.4 makes pv and hvm only/],
  ["pvh of the time when pvh=1 made another type", { type: "pvh" }, "4.6.0", /is of type pvh, but Xen 4\.6\.0/],
  [
    "max_grant_frames before that key",
    { maxGrantFrames: 64 },
    "4.9.4",
    /declares max_grant_frames, which the toolstack of Xen 4\.9\.4 doesn't read/,
  ],
  [
    "firmware before that key",
    { boot: { firmware: "pvgrub64" } },
    "4.9.4",
    /declares firmware, .* Xen 4\.9\.4 doesn't read/,
  ],
  ["bios before that key", { ...HVM, boot: { ...HVM.boot, bios: "rombios" } }, "4.1.0", /declares bios, /],
  ["maxvcpus to xm", { maxvcpus: 4 }, "3.0.3", /declares maxvcpus, .* Xen 3\.0\.3 doesn't read/],
  [
    "a kernel for HVM to a release that takes it for the firmware",
    { ...HVM, boot: { ...HVM.boot, kernel: "/boot/vmlinuz" } },
    "3.0.3",
    /declares kernel and is of type hvm/,
  ],
  [
    "a kernel for HVM to a release that ignores it",
    { ...HVM, boot: { ...HVM.boot, kernel: "/boot/vmlinuz" } },
    "4.4.0",
    /declares kernel and is of type hvm/,
  ],
  [
    "kernel arguments for HVM to a release that has no use for them",
    { ...HVM, boot: { ...HVM.boot, extra: "quiet" } },
    "4.4.0",
    /declares extra and is of type hvm/,
  ],
  [
    "HVM on a release whose toolstack was not read",
    HVM,
    "3.0.2",
    /no source was found for Xen 3\.0\.2: What the key kernel means/,
  ],
  [
    "any domU on a release whose toolstack was not read",
    {},
    "2.0.7",
    /no source was found for Xen 2\.0\.7: The toolstack/,
  ],
  [
    "a newline in a target",
    { vbds: [{ vdev: "xvda", target: "/srv/a\nb" }] },
    "4.17.5",
    /^the target of vbd xvda of domU web on alpha holds a newline/,
  ],
  [
    "a comma in a target of a positional disk",
    { vbds: [{ vdev: "xvda", target: "/srv/a,b" }] },
    "3.0.3",
    /holds a comma, which Xen 3\.0\.3 takes for the end of it/,
  ],
  [
    "a vdev that xend takes for a hexadecimal number",
    { vbds: [{ vdev: "d0", target: "/dev/sdb" }] },
    "3.0.3",
    /takes d0 for a hexadecimal device number/,
  ],
  [
    "a CD-ROM to a release that has no word for it",
    { vbds: [{ vdev: "hdc", target: "/dev/cdrom", cdrom: true }] },
    "3.0.2",
    /is a CD-ROM, which Xen 3\.0\.2 has no way to say/,
  ],
  [
    "qed before it was a format",
    { vbds: [{ vdev: "xvda", target: "/srv/a.qed", format: "qed" }] },
    "4.8.0",
    /is of format qed, but Xen 4\.8\.0 reads raw, qcow, qcow2, vhd only/,
  ],
  [
    "qdisk before there was one",
    { vbds: [{ vdev: "xvda", target: "/srv/a.img", backendType: "qdisk" }] },
    "3.0.3",
    /format raw through qdisk, but Xen 3\.0\.3 offers raw through phy/,
  ],
  [
    "qcow2 before blktap had it",
    { vbds: [{ vdev: "xvda", target: "/srv/a.qcow2", format: "qcow2" }] },
    "3.0.3",
    /is of format qcow2, but Xen 3\.0\.3 offers/,
  ],
  [
    "a comma in a vif",
    { vifs: [{ ip: "10.0.0.1,10.0.0.2" }] },
    "4.17.5",
    /^ip of vif 0 of domU web on alpha holds a comma/,
  ],
  [
    "white space around a value of a vif to a toolstack that drops it",
    { vifs: [{ script: " vif-route" }] },
    "3.0.3",
    /^script of vif 0 of domU web on alpha begins or ends with white space/,
  ],
  [
    "model in a vif before that key",
    { vifs: [{ model: "rtl8139" }] },
    "3.0.2",
    /^vif 0 of domU web on alpha declares model, which Xen 3\.0\.2 doesn't read/,
  ],
  [
    "rate in a vif to a release that drops it",
    { vifs: [{ rate: "10Mb/s" }] },
    "4.1.0",
    /declares rate, which Xen 4\.1\.0 doesn't read/,
  ],
  [
    "vlan in a vif before that key",
    { vifs: [{ vlan: "10" }] },
    "4.18.0",
    /declares vlan, which Xen 4\.18\.0 doesn't read/,
  ],
  [
    "trust in a vif before there was a word for it",
    { vifs: [{ trusted: true }] },
    "4.16.0",
    /declares trusted, which Xen 4\.16\.0 doesn't read/,
  ],
  ["mtu in a vif before that key", { vifs: [{ mtu: 9000 }] }, "4.14.0", /declares mtu, /],
  ["devid in a vif before that key", { vifs: [{ devid: 1 }] }, "4.8.0", /declares devid, /],
  ["gatewaydev in a vif before that key", { vifs: [{ gatewaydev: "eth1" }] }, "4.2.0", /declares gatewaydev, /],
  [
    "a backend of a vbd before that key",
    { vbds: [{ vdev: "xvda", target: "/dev/sdb", backend: "storage" }] },
    "4.2.0",
    /declares backend, which Xen 4\.2\.0 doesn't read/,
  ],
  [
    "a backend of a positional disk of xl",
    { vbds: [{ vdev: "xvda", target: "/dev/sdb", backend: "storage" }] },
    "4.1.0",
    /declares backend, which Xen 4\.1\.0 has no way to say/,
  ],
  [
    "a script of a positional disk",
    { vbds: [{ vdev: "sda", target: "drbd0", script: "block-drbd" }] },
    "4.0.0",
    /declares script, which Xen 4\.0\.0 has no way to say/,
  ],
  [
    "discard before that word",
    { vbds: [{ vdev: "xvda", target: "/dev/sdb", discard: false }] },
    "4.4.0",
    /declares discard, which Xen 4\.4\.0 doesn't read/,
  ],
  [
    "direct I/O before that word",
    { vbds: [{ vdev: "xvda", target: "/dev/sdb", directIoSafe: true }] },
    "4.4.0",
    /declares direct-io-safe, /,
  ],
  [
    "virtio before there was one",
    { vbds: [{ vdev: "xvda", target: "/dev/sdb", specification: "virtio" }] },
    "4.16.0",
    /declares specification, /,
  ],
  [
    "a backend of virtio's before there was one",
    { vbds: [{ vdev: "xvda", target: "/dev/sdb", backendType: "standalone" }] },
    "4.16.0",
    /is served by standalone, but Xen 4\.16\.0 has phy, tap, qdisk only/,
  ],
  [
    "trust of a vbd before there was a word for it",
    { vbds: [{ vdev: "xvda", target: "/dev/sdb", trusted: false }] },
    "4.18.0",
    /declares trusted, which Xen 4\.18\.0 doesn't read/,
  ],
  [
    "a comma in a script of a vbd",
    { vbds: [{ vdev: "xvda", target: "/dev/sdb", script: "a,b" }] },
    "4.17.5",
    /^script of vbd xvda of domU web on alpha holds a comma/,
  ],
  [
    "seize before that option",
    { pci: [{ bdf: "01:00.0", seize: true }] },
    "4.4.0",
    /^PCI device 0000:01:00\.0 of domU web on alpha declares seize, which Xen 4\.4\.0 doesn't read/,
  ],
  ["permissive before that option", { pci: [{ bdf: "01:00.0", permissive: true }] }, "4.1.0", /declares permissive, /],
  [
    "a policy for reserved memory before that option",
    { pci: [{ bdf: "01:00.0", rdmPolicy: "strict" }] },
    "4.5.0",
    /declares rdm_policy, /,
  ],
  [
    "a PCI device by its name before that option",
    { pci: [{ bdf: "01:00.0", name: "nic" }] },
    "4.14.0",
    /declares name, /,
  ],
  [
    "msitranslate of one device before that option",
    { pci: [{ bdf: "01:00.0", msitranslate: false }] },
    "3.3.0",
    /declares msitranslate, /,
  ],
  [
    "every function of a PCI device before there was a way to say it",
    { pci: [{ bdf: "01:00.*" }] },
    "3.4.0",
    /stands for every function, which Xen 3\.4\.0 has no way to say/,
  ],
  [
    "virtual NUMA before that key",
    { vnuma: [{ pnode: 0, size: "2GiB", vcpus: [0, 1], vdistances: [10] }] },
    "4.5.0",
    /declares vnuma, which the toolstack of Xen 4\.5\.0 doesn't read/,
  ],
  [
    "a virtual NUMA node without distances, which xl would take for 0",
    { vnuma: [{ pnode: 0, size: "2GiB", vcpus: [0, 1] }] },
    "4.17.5",
    /^vNUMA node 0 of domU web on alpha declares no vdistances/,
  ],
  [
    "a virtual NUMA node of a fraction of a MiB",
    { vnuma: [{ pnode: 0, size: "1KiB", vcpus: [0], vdistances: [10] }] },
    "4.17.5",
    /^size of vNUMA node 0 of domU web on alpha is 1KiB, but/,
  ],
  [
    "an emulated card for PV",
    { vifs: [{ type: "ioemu" }] },
    "4.17.5",
    /is of type ioemu, but nothing emulates a card for a domU of type pv/,
  ],
  ["NUL in a setting", { settings: { title: "a\0b" } }, "4.17.5", /^title of domU web on alpha holds a NUL/],
  ["half a surrogate pair", { name: "a\ud800b" }, "4.17.5", /holds half of a surrogate pair/],
  ["a setting that is no key", { settings: { "a = 1\nkernel": 1 } }, "4.17.5", /is not a key that xl\.cfg can hold/],
  [
    "a setting that is a keyword of Python to xm",
    { settings: { import: 1 } },
    "3.0.3",
    /"import" is not a variable that xm's Python can hold/,
  ],
  [
    "a fraction",
    { settings: { cpu_weight: 1.5 } },
    "4.17.5",
    /^cpu_weight of domU web on alpha is 1\.5, but numbers here are whole/,
  ],
  ["a number that xm ignores", { settings: { cpu_weight: 2 ** 31 } }, "3.0.3", /xm ignores numbers beyond 2147483647/],
  [
    "the one negative number that is a long to Python 2",
    { settings: { rtc_timeoffset: -(2 ** 31) } },
    "3.0.3",
    /xm ignores numbers/,
  ],
  [
    "a setting that is not known until apply",
    { settings: { title: new Unknown() } },
    "4.17.5",
    /^title of domU web on alpha is not known until apply/,
  ],
];

describe("a configuration is refused rather than written wrongly", () => {
  it.each(REFUSED)("for %s", (_, domU, release, message) => {
    const declared = declare(domU, release);
    expect(() => emit(declared)).toThrow(EmitError);
    expect(() => emit(declared)).toThrow(message);
  });

  it("for a Xen release that is not known until apply", () => {
    expect(() => emit(declare({}, new Unknown() as unknown as string))).toThrow(
      /^the Xen release of host alpha is not known until apply/,
    );
  });

  it("for a device model of 3.0.3 whose path depends on a word size that nobody declared", () => {
    expect(() =>
      emit(declare(HVM, "3.0.3", { dom0: { wordSize: null }, xen: { release: "3.0.3", wordSize: null } })),
    ).toThrow(/declare the word size of dom0/);
  });

  it("for a setting that the model has a field for, however it came there", () => {
    const { host, domU } = declare({});
    expect(() => xlCfg(host, { ...domU, settings: new Map([["memory", 1]]) })).toThrow(
      /has memory among its settings, but it is a field of its own/,
    );
  });
});
