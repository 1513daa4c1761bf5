import { fileCheckLines, partCheckLines } from "../../lib/emit/domu-checks";
import { rebootRecord } from "../../lib/emit/domu-script";
import { changedSettings } from "../../lib/model/changed-settings";
import { declare } from "./domus";

const lines = (domU: Parameters<typeof declare>[0]): string => {
  const declared = declare({ boot: null, vbds: [], vifs: [], ...domU });
  return [...fileCheckLines(declared.host, declared.domU), ...partCheckLines(declared.host, declared.domU)].join("\n");
};

describe("what a host must have for a domU to start", () => {
  it("is what dom0 itself serves", () => {
    expect(
      lines({
        vbds: [
          { vdev: "xvda", target: "/srv/a.img" },
          { vdev: "xvdb", target: "vg0/web-root" },
        ],
        vifs: [{ bridge: "xenbr0" }],
      }),
    ).toBe(
      [
        "check_file /srv/a.img 'domU web'",
        "check_device /dev/vg0/web-root 'domU web'",
        "check_bridge_of xenbr0 'domU web'",
      ].join("\n"),
    );
  });

  it.each([
    ["a file that another domain serves", { vbds: [{ vdev: "xvda", target: "/srv/a.img", backend: "storage" }] }],
    ["a volume that another domain serves", { vbds: [{ vdev: "xvda", target: "vg0/web-root", backend: "storage" }] }],
    ["what a script makes a device of", { vbds: [{ vdev: "xvda", target: "/srv/a.conf", script: "block-x" }] }],
    ["a CD-ROM drive without a medium", { vbds: [{ vdev: "hdc", cdrom: true }] }],
    ["a bridge of another domain", { vifs: [{ bridge: "br0", backend: "router" }] }],
  ])("is not %s", (_, domU) => {
    expect(lines(domU)).toBe("");
  });
});

describe("the record of a planned reboot", () => {
  const record = (domU: Parameters<typeof declare>[0]): string => {
    const declared = declare({ plannedReboots: [{ reason: "grow" }], ...domU });
    return rebootRecord(declared.host, declared.domU);
  };

  it("stays the same for what is in no configuration", () => {
    expect(
      record({
        os: "linux",
        balloonDriver: true,
        trusted: false,
        plannedOperations: [{ operation: "save", reason: "backup" }],
      }),
    ).toBe(record({}));
  });

  it("is not moved by a corrected kernel: it reboots nobody", () => {
    expect(record({ kernel: "6.1.0-25-amd64" })).toBe(record({ kernel: "6.1.0-18-amd64" }));
    const before = declare({ kernel: "6.1.0-18-amd64" });
    const after = declare({ kernel: "6.1.0-25-amd64" });
    expect(changedSettings(before.domU, after.domU)).toEqual([]);
  });

  it.each([
    ["kernel", "6.1.0"],
    ["wordSize", "x86_64"],
    ["os", "linux"],
    ["trusted", true],
    ["runs", ["kvm"]],
    ["memory", "3GiB"],
    ["vcpus", 4],
    ["onCrash", "preserve"],
    ["settings", { cpu_weight: 512 }],
  ])("moves with %s exactly where a change of it is a changed setting", (field, value) => {
    const [was, is] = [declare({}), declare({ [field]: value })];
    expect(record({ [field]: value }) !== record({})).toBe(changedSettings(was.domU, is.domU).length > 0);
  });

  it.each([
    ["a PCI device", { pci: [{ bdf: "03:00.0" }] }],
    ["virtual NUMA", { vnuma: [{ pnode: 0, size: "2GiB", vcpus: [0, 1], vdistances: [10] }] }],
    ["another reason", { plannedReboots: [{ reason: "more memory" }] }],
  ])("is another for %s", (_, domU) => {
    expect(record(domU)).not.toBe(record({}));
  });
});
