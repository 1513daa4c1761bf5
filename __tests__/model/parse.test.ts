import { editedSample } from "../../lib/model/sample";
import type { RawObject } from "../../lib/model/document";
import type { DomU } from "../../lib/model/fleet";
import { InputError } from "../../lib/model/input-error";
import { parseFleet } from "../../lib/model/parse";
import { Unknown } from "../../lib/model/planned";
import { Size } from "../../lib/units/size";

const parse = (edits: { host?: RawObject; domU?: RawObject }) =>
  parseFleet(editedSample(edits), { file: "fleet.yaml" });
const domU = (edits: RawObject) => parse({ domU: edits }).hosts[0]!.domUs[0]!;

function problemsOf(edits: { host?: RawObject; domU?: RawObject }): readonly string[] {
  try {
    parse(edits);
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(({ path, message }) => `${path}: ${message}`);
    throw error;
  }
  return [];
}

describe("a fleet document", () => {
  it.each([
    ["text with a unit", { memory: "1536MiB" }],
    ["a number with its unit in the name", { memory: null, memoryMiB: 1536 }],
    ["a fraction that is whole in bytes", { memory: null, memoryGiB: 1.5 }],
    ["bytes", { memory: null, memoryBytes: 1610612736 }],
  ])("takes a size as %s", (_, edits) => {
    expect(String(domU(edits).memory)).toBe("1536MiB");
  });

  it.each([
    ["vg0/web-root", "vg0", "web-root"],
    ["/dev/vg0/web-root", "vg0", "web-root"],
    ["/dev/mapper/vg0-web--root", "vg0", "web-root"],
  ])(
    "takes %s for the declared volume, as growth and size must be seen through every spelling",
    (target, volumeGroup, logicalVolume) => {
      expect(domU({ vbds: [{ vdev: "xvda", target }] }).vbds[0]?.target).toEqual({
        kind: "logicalVolume",
        volumeGroup,
        logicalVolume,
      });
    },
  );

  it("takes what a script makes a device of as it stands", () => {
    expect(domU({ vbds: [{ vdev: "xvda", target: "iqn/portal", script: "block-iscsi" }] }).vbds[0]?.target).toEqual({
      kind: "path",
      path: "iqn/portal",
    });
  });

  it("takes a CD-ROM drive without a target for an empty one", () => {
    expect(domU({ vbds: [{ vdev: "hdc", cdrom: true }] }).vbds[0]?.target).toEqual({ kind: "empty" });
  });

  it.each([
    ["0000:03:00.0", "3:0.0"],
    ["0000:0a:1f.7", "0A:1F.7"],
    ["abcd:03:00.*", "ABCD:03:00.*"],
  ])("knows the PCI device %s in the spelling %s too", (identity, bdf) => {
    expect(domU({ pci: [{ bdf }] }).pci.map((device) => String(device.bdf))).toEqual([identity]);
  });

  it("leaves the path of a volume that nobody declared a path", () => {
    expect(domU({ vbds: [{ vdev: "xvda", target: "/dev/vg0/other" }] }).vbds[0]?.target).toEqual({
      kind: "path",
      path: "/dev/vg0/other",
    });
  });

  it("puts hosts, domUs, networks and volumes in order, and leaves vbds and vifs in theirs", () => {
    const { hosts } = parse({
      host: { networks: ["b", "a"].map((bridge) => ({ bridge, mode: "nat" })) },
      domU: {
        vbds: [
          { vdev: "xvdb", target: "/dev/b" },
          { vdev: "xvda", target: "/dev/a" },
        ],
        vifs: [{ bridge: "b" }, { bridge: "a" }],
      },
    });
    expect(hosts[0]?.networks.map(({ bridge }) => bridge)).toEqual(["a", "b"]);
    expect(hosts[0]?.domUs[0]?.vbds.map(({ vdev }) => String(vdev))).toEqual(["xvdb", "xvda"]);
    expect(hosts[0]?.domUs[0]?.vifs.map(({ bridge }) => bridge)).toEqual(["b", "a"]);
  });

  it("keeps what is not known until apply unknown, and never makes it a default", () => {
    const { memory, vcpus, vbds } = domU({
      memory: new Unknown(),
      vcpus: new Unknown(),
      vbds: [{ vdev: "xvda", target: new Unknown() }],
    });
    expect([memory, vcpus, vbds[0]?.target]).toEqual([
      new Unknown(),
      new Unknown(),
      { kind: "path", path: new Unknown() },
    ]);
  });

  it("puts removals in order: domUs by name, then volumes by group and name", () => {
    const removals = [
      { logicalVolume: "vg0-a/b", size: "1GiB" },
      { logicalVolume: "vg0/z", sizeGiB: 1 },
      { domU: "z" },
      { logicalVolume: "vg0/a", size: "1G" },
      { domU: "a" },
    ];
    expect(parse({ host: { removals } }).hosts[0]?.removals).toEqual([
      { kind: "domU", name: "a" },
      { kind: "domU", name: "z" },
      ...[
        ["vg0", "a"],
        ["vg0", "z"],
        ["vg0-a", "b"],
      ].map(([volumeGroup, logicalVolume]) => ({
        kind: "logicalVolume",
        volumeGroup,
        logicalVolume,
        size: Size.gibibytes(1),
      })),
    ]);
  });

  it.each<[string, { host?: RawObject; domU?: RawObject }, string]>([
    [
      "a removal of nothing",
      { host: { removals: [{}] } },
      "hosts[0].removals[0].domU: is missing, and so is logicalVolume",
    ],
    [
      "a size without what has it, to be removed",
      { host: { removals: [{ size: "1GiB" }] } },
      "hosts[0].removals[0].domU: is missing, and so is logicalVolume",
    ],
    [
      "a removal of two things",
      { host: { removals: [{ domU: "old", logicalVolume: "vg0/old", size: "1GiB" }] } },
      "hosts[0].removals[0].logicalVolume: stands beside a domU",
    ],
    [
      "a removal of a volume without its size",
      { host: { removals: [{ logicalVolume: "vg0/old" }] } },
      "hosts[0].removals[0].size: is missing",
    ],
    [
      "a removal of a domU with a size",
      { host: { removals: [{ domU: "old", sizeGiB: 1 }] } },
      "hosts[0].removals[0].size: a domU has no size",
    ],
    [
      "a removal of a path",
      { host: { removals: [{ logicalVolume: "/dev/vg0/old", size: "1GiB" }] } },
      'hosts[0].removals[0].logicalVolume: expected VG/LV, found "/dev/vg0/old"',
    ],
    [
      "a removal of what LVM can't have",
      { host: { removals: [{ logicalVolume: "vg0/-f", size: "1GiB" }] } },
      'hosts[0].removals[0].logicalVolume: "-f" is not a name that LVM takes',
    ],
    [
      "a removal of a volume in a decimal unit",
      { host: { removals: [{ logicalVolume: "vg0/old", size: "1GB" }] } },
      'hosts[0].removals[0].size: "1GB" is not a size',
    ],
    [
      "a removal of a volume whose size only apply will know",
      { host: { removals: [{ logicalVolume: "vg0/old", sizeMiB: new Unknown() }] } },
      "hosts[0].removals[0].size: is not known until apply",
    ],
    [
      "a removal of a domU that only apply will know",
      { host: { removals: [{ domU: new Unknown() }] } },
      "hosts[0].removals[0].domU: is not known until apply",
    ],
    [
      "one thing to be removed twice",
      {
        host: {
          removals: [
            { logicalVolume: "vg0/old", size: "1GiB" },
            { logicalVolume: "vg0/old", size: "2GiB" },
          ],
        },
      },
      "hosts[0].removals[1].logicalVolume: is declared to be removed more than once",
    ],
    [
      "a size declared twice",
      { domU: { memoryMiB: 2048 } },
      "hosts[0].domUs[0].memory: declared 2 times, as memory, memoryMiB",
    ],
    ["a domU without memory", { domU: { memory: null } }, "hosts[0].domUs[0].memory: is missing"],
    [
      "a name that only apply will know",
      { domU: { name: new Unknown() } },
      "hosts[0].domUs[0].name: is not known until apply",
    ],
    [
      "a size beside a logical volume",
      { domU: { vbds: [{ vdev: "xvda", target: "vg0/web-root", size: "1GiB" }] } },
      "hosts[0].domUs[0].vbds[0].size: a logical volume brings its own size",
    ],
    [
      "a vbd that is no CD-ROM and has no target",
      { domU: { vbds: [{ vdev: "xvda" }] } },
      "hosts[0].domUs[0].vbds[0].target: is missing",
    ],
    [
      "a size of nothing",
      { domU: { vbds: [{ vdev: "hdc", cdrom: true, size: "1GiB" }] } },
      "hosts[0].domUs[0].vbds[0].size: there is no target that it is the size of",
    ],
    [
      "an operation that there is not",
      { domU: { plannedOperations: [{ operation: "clone", reason: "x" }] } },
      "expected one of migrate, save, restore, suspend, remus, colo",
    ],
    [
      "a virtual NUMA node without its memory",
      { domU: { vnuma: [{ pnode: 0, vcpus: [0] }] } },
      "hosts[0].domUs[0].vnuma[0].size: is missing",
    ],
    [
      "PCI devices among the settings",
      { domU: { settings: { pci: ["03:00.0"] } } },
      "hosts[0].domUs[0].settings.pci: is not a setting of its own",
    ],
    [
      "a VNC password within a vfb",
      { domU: { settings: { vfb: ["type=vnc,vncpasswd=hunter2"] } } },
      "hosts[0].domUs[0].settings.vfb: holds a password",
    ],
    [
      "a setting that has a field of its own",
      { domU: { settings: { memory: 12 } } },
      "hosts[0].domUs[0].settings.memory: is not a setting of its own",
    ],
  ])("refuses %s", (_, edits, message) => {
    expect(problemsOf(edits)).toEqual([expect.stringContaining(message)]);
  });

  it.each<[string, RawObject, (domU: DomU) => unknown, string]>([
    ["a size in a decimal unit", { memory: "2GB" }, ({ memory }) => memory, '"2GB" is not a size'],
    [
      "a size that loses a byte",
      { memory: null, memoryKiB: 0.0001 },
      ({ memory }) => memory,
      "a size is a whole number of bytes",
    ],
    [
      "a MAC address that is none",
      { vifs: [{ mac: "00:16" }] },
      ({ vifs }) => vifs[0]?.mac,
      '"00:16" is not a MAC address',
    ],
    [
      "a target that is neither VG/LV nor a path",
      { vbds: [{ vdev: "xvda", target: "disk" }] },
      ({ vbds }) => vbds[0]?.target,
      "expected VG/LV or an absolute path",
    ],
  ])("keeps %s as malformed, and reads the rest", (_, edits, value, problem) => {
    const found = value(domU(edits));
    expect(
      found !== undefined && "path" in (found as object) ? (found as { path: unknown }).path : found,
    ).toMatchObject({ why: "malformed", problem: expect.stringContaining(problem) as string });
  });

  it.each(["vncpasswd", "spicepasswd"])("keeps of %s only that there is one", (key) => {
    const { settings } = domU({ settings: { [key]: "hunter2" } });
    expect(settings.get(key)).toEqual(new Unknown(undefined, "secret"));
  });

  it("never repeats a password in what it says of it", () => {
    expect(
      problemsOf({ domU: { settings: { vncpasswd: "hunter2", vfb: ["vncpasswd=hunter2"] } } }).join(),
    ).not.toContain("hunter2");
  });
});
