import { Unknown } from "../../lib/model/planned";
import { policies } from "../../policies";
import { valuesAreWellFormed } from "../../policies/values-are-well-formed";
import { vbdTargetsExist } from "../../policies/vbd-targets-exist";
import { vdevExistsInRelease } from "../../policies/vdev-exists-in-release";
import { vifBridgesExist } from "../../policies/vif-bridges-exist";
import { judgeEdited, policyCases } from "../support/policy-cases";

const vif = (more: object) => ({ domU: { vifs: [{ bridge: "xenbr0", ...more }] } });
const group = (more: object) => ({
  host: {
    volumeGroups: [{ name: "vg0", size: "500GiB", logicalVolumes: [{ name: "web-root", size: "20GiB" }], ...more }],
  },
});

policyCases(valuesAreWellFormed, {
  valid: [
    { name: "values as they should be" },
    { name: "a value that is not known until apply", ...vif({ mac: new Unknown("${var.mac}") }) },
  ],
  invalid: [
    {
      name: "a MAC address that is too short",
      ...vif({ mac: "00:16:3e:12:34" }),
      says: ['"00:16:3e:12:34" is not a MAC address'],
    },
    { name: "a size in a decimal unit", domU: { memory: "2GB" }, says: ['"2GB" is not a size'] },
    {
      name: "a size that loses a byte",
      domU: { memory: null, memoryKiB: 0.3 },
      says: ["a size is a whole number of bytes"],
    },
    { name: "a release that never was", host: { xen: { release: "4.99.0" } }, says: ["there is no Xen 4.99.0"] },
    {
      name: "a release as a number",
      host: { xen: { release: 4.2 } },
      says: ['expected text, found the number 4.2: quote it, as "4.2"'],
    },
    { name: "no vCPU", domU: { vcpus: 0 }, says: ["expected at least 1, found 0"] },
    { name: "vCPUs in text", domU: { vcpus: "2" }, says: ['expected a whole number, found "2"'] },
    { name: "a flag in text", domU: { trusted: "yes" }, says: ['expected true or false, found "yes"'] },
    {
      name: "an access that there is not",
      domU: { vbds: [{ vdev: "xvda", target: "vg0/web-root", access: "rw" }] },
      says: ['expected one of r, w, found "rw"'],
    },
    {
      name: "a target that is neither VG/LV nor a path",
      domU: { vbds: [{ vdev: "xvda", target: "root" }] },
      says: ['expected VG/LV or an absolute path, found "root"'],
    },
    {
      name: "a setting that is no setting",
      domU: { settings: { acpi: true } },
      says: ["expected a number, text or a list of text, found true"],
    },
    {
      name: "a list with something else in it",
      domU: { runs: ["kvm", 1] },
      says: ["expected a list of text, found 1 in it"],
    },
    {
      name: "the size of a volume",
      ...group({ logicalVolumes: [{ name: "web-root", size: "20 gigs" }] }),
      says: ['"20 gigs" is not a size'],
    },
    { name: "the size of a volume group", ...group({ size: "much" }), says: ['"much" is not a size'] },
    { name: "two at once", domU: { uuid: "1", vcpus: -1 }, says: ["is not a UUID", "expected at least 1, found -1"] },
  ],
  undecided: [],
});

it.each([
  ["of a domU", vif({ mac: "x" }), "domU", "hosts.alpha.domUs.web.vifs[0].mac"],
  ["of a setting", { domU: { settings: { vnc: null, acpi: true } } }, "domU", "hosts.alpha.domUs.web.settings.acpi"],
  ["of a hypervisor", { host: { xen: { release: "x" } } }, "host", "hosts.alpha.xen.release"],
  ["of a volume group", group({ free: "x" }), "volumeGroup", "hosts.alpha.volumeGroups.vg0.free"],
  [
    "of a logical volume",
    group({ logicalVolumes: [{ name: "web-root", sizeGiB: -1 }] }),
    "logicalVolume",
    "hosts.alpha.volumeGroups.vg0.logicalVolumes.web-root.size",
  ],
] as const)("a value %s is told at its place", (_, edits, kind, path) => {
  expect(judgeEdited([valuesAreWellFormed], edits).map((finding) => [finding.subject.kind, finding.path])).toEqual([
    [kind, path],
  ]);
});

describe("what a thing is known by, malformed", () => {
  const vbds = (vdev: string) => ({ domU: { vbds: [{ vdev, target: "vg0/web-root" }] } });

  it.each([
    ["a vdev", vbds("disk1"), "hosts.alpha.domUs.web.vbds[0].vdev", '"disk1" is not a vdev'],
    [
      "a BDF",
      { domU: { pci: [{ bdf: "03:20.0" }] } },
      "hosts.alpha.domUs.web.pci[0].bdf",
      '"03:20.0" is not the address of a PCI device',
    ],
    [
      "the start of a window",
      { domU: { plannedReboots: [{ reason: "x", window: { start: "tonight", minutes: 5 } }] } },
      "hosts.alpha.domUs.web.plannedReboots[0].window.start",
      '"tonight" is not a point in time',
    ],
  ])("%s is told at its place, and the rest is judged", (_, edits, path, message) => {
    const findings = judgeEdited(policies, { ...edits, host: { memory: "1GiB" } });
    const told = findings.find(({ policy }) => policy === "values-are-well-formed");
    expect(told).toMatchObject({
      result: "violation",
      severity: "fatal",
      path,
      message: expect.stringContaining(message) as string,
    });
    expect(findings.find(({ policy }) => policy === "host-memory-holds-domus")).toMatchObject({ result: "violation" });
  });

  it("leaves undecided each policy that needs it, at its place", () => {
    const findings = judgeEdited([vdevExistsInRelease], vbds("disk1"));
    expect(findings).toEqual([
      expect.objectContaining({
        result: "undecided",
        path: "hosts.alpha.domUs.web.vbds[0].vdev",
        message: "Undecided: vbds[0].vdev is malformed.",
      }),
    ]);
  });
});

describe("a list that nobody said", () => {
  const unsaid = { host: { networks: null, volumeGroups: null } };

  it("is unknown: policies that need it are undecided", () => {
    const findings = judgeEdited([vifBridgesExist, vbdTargetsExist], unsaid);
    expect(findings.map(({ result, message }) => [result, message])).toEqual([
      ["undecided", "Undecided: hosts.alpha.volumeGroups is not declared."],
      ["undecided", "Undecided: hosts.alpha.networks is not declared."],
    ]);
  });

  it("is empty on a host that says that what is listed is all, and where it is said to be empty", () => {
    for (const host of [
      { ...unsaid.host, complete: true },
      { networks: [], volumeGroups: [] },
    ]) {
      expect(judgeEdited([vifBridgesExist, vbdTargetsExist], { host }).map(({ result }) => result)).toEqual([
        "violation",
        "violation",
      ]);
    }
  });
});
