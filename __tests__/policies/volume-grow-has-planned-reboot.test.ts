import { blkbackAnnouncesResize, blkfrontTakesResize, qdiskAnnouncesResize } from "../../lib/facts/volume-resize";
import { editedSample } from "../../lib/model/sample";
import type { RawObject } from "../../lib/model/document";
import { parseFleet } from "../../lib/model/parse";
import { Unknown } from "../../lib/model/planned";
import { evaluate } from "../../lib/policy/evaluate";
import { volumeGrowHasPlannedReboot } from "../../policies/volume-grow-has-planned-reboot";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";
import { withoutBoundary } from "../support/versioned-facts";

const volume = (size: string, more: object = {}) => [
  {
    name: "vg0",
    size: "500GiB",
    logicalVolumes: [{ name: "web-root", size, filesystem: "xfs", mountPoint: "/", ...more }],
  },
];
const grow = (from: string, to: string, more: object = {}) => ({
  host: { volumeGroups: volume(to, more) },
  before: { host: { volumeGroups: volume(from, more) } },
});
const kernels = (dom0: string | null, domU: string | null) => ({ dom0: { kernel: dom0 }, domU: { kernel: domU } });

/** A grow from 10GiB to 20GiB under kernels that are the same before it. */
const under = (dom0: string | null, domU: string | null, { plannedReboots, ...more }: RawObject = {}) => {
  const { host, before } = grow("10GiB", "20GiB");
  const run = kernels(dom0, domU);
  return {
    host: { ...host, dom0: run.dom0 },
    domU: { ...run.domU, ...more, ...(plannedReboots !== undefined && { plannedReboots }) },
    before: { host: { ...before.host, dom0: run.dom0 }, domU: { ...run.domU, ...more } },
  };
};

policyCases(volumeGrowHasPlannedReboot, {
  valid: [
    { name: "a volume that stays as it is", before: {} },
    {
      name: "a grow under kernels that are declared for the first time, which say what runs",
      ...grow("10GiB", "20GiB"),
      before: { host: { volumeGroups: volume("10GiB"), dom0: { kernel: null } }, domU: { kernel: null } },
    },
    {
      name: "a grow of a volume whose domU is removed under its old name and made under a new one",
      host: { volumeGroups: volume("20GiB"), removals: [{ domU: "web" }] },
      domU: { name: "web2", kernel: null },
      before: { host: { volumeGroups: volume("10GiB") }, domU: { kernel: null } },
    },
    { name: "a grow that both kernels announce online", ...under("6.1.0", "6.1.0-18-amd64") },
    {
      name: "a grow under kernels of other distributions, which have announced it since 3.0",
      ...under("6.12.94+deb13-amd64", "5.14.0-427.el9.x86_64"),
    },
    { name: "a grow under the oldest kernels that a source was found for", ...under("3.0", "3.0.101") },
    {
      name: "a grow of an HVM domU's volume that both kernels announce online",
      ...under("6.1.0", "6.1.0", { type: "hvm" }),
    },
    {
      name: "a grow with a planned reboot, whatever the kernels",
      ...under(null, null, { plannedReboots: [{ reason: "grow web-root" }] }),
    },
    {
      name: "a grow of a volume that no domU uses",
      ...under(null, null, { vbds: [{ vdev: "xvda", target: "/dev/sdb", size: "1GiB" }] }),
    },
    {
      name: "a grow of a volume that the domU did not have before",
      ...under(null, null),
      before: { domU: { vbds: [] }, host: { volumeGroups: volume("10GiB") } },
    },
    { name: "a grow within one extent", ...grow("20479MiB", "20GiB"), domU: { kernel: null } },
    { name: "a shrink, which another policy refuses", ...grow("20GiB", "10GiB"), domU: { kernel: null } },
  ],
  invalid: [
    {
      name: "a grow of a volume that is called a CD-ROM",
      ...under(null, null, { vbds: [{ vdev: "xvda", target: "vg0/web-root", cdrom: true }] }),
      says: ["vg0/web-root, its xvda, grows from 10GiB to 20GiB"],
    },
    {
      name: "a grow of a disk by path, in another spelling",
      domU: { kernel: null, vbds: [{ vdev: "xvda", target: "/dev/mapper/vg9-x", size: "20GiB" }] },
      before: { domU: { kernel: null, vbds: [{ vdev: "xvda", target: "/dev/vg9//x", size: "10GiB" }] } },
      says: ["/dev/mapper/vg9-x, its xvda, grows from 10GiB to 20GiB"],
    },
    {
      name: "a grow under kernels that nobody declared",
      ...under(null, null),
      says: [
        "vg0/web-root, its xvda, grows from 10GiB to 20GiB, and it has no planned reboot to see the new size: the kernel of dom0 is not declared",
      ],
    },
    {
      name: "a grow under a domU kernel that nobody declared",
      ...under("6.1.0", null),
      says: ["the kernel of the domU is not declared"],
    },
    {
      name: "a grow under the kernels of 3.0.3",
      ...under("2.6.16.29-xen", "2.6.16.29"),
      says: ["Linux 2.6.16.29-xen in dom0 reads the size only when the vbd connects"],
    },
    {
      name: "a grow under a kernel that no source covers",
      ...under("6.1.0", "2.6.32"),
      says: ["no source says that Linux 2.6.32 in the domU can do it online"],
    },
    {
      name: "a grow through qdisk",
      ...under("6.1.0", "6.1.0", { vbds: [{ vdev: "xvda", target: "vg0/web-root", backendType: "qdisk" }] }),
      says: ["it goes through qdisk"],
    },
    {
      name: "a grow through a domain whose kernel nobody declared",
      ...under("6.1.0", "6.1.0", { vbds: [{ vdev: "xvda", target: "vg0/web-root", backend: "storage" }] }),
      before: {
        host: { volumeGroups: volume("10GiB") },
        domU: { vbds: [{ vdev: "xvda", target: "vg0/web-root", backend: "storage" }] },
      },
      says: ["the kernel of storage is not declared"],
    },
    {
      name: "a grow of a device that a script makes",
      ...under("6.1.0", "6.1.0", { vbds: [{ vdev: "xvda", target: "/dev/vg0/web-root", script: "block-dummy" }] }),
      says: ["a script makes the device that backs it"],
    },
    {
      name: "a grow with a filesystem in a partition",
      ...grow("10GiB", "20GiB", { partition: 1 }),
      says: ["its filesystem lies in a partition"],
    },
    {
      name: "a grow of a volume that is named by its path",
      ...under(null, null, { vbds: [{ vdev: "xvda", target: "/dev/mapper/vg0-web--root" }] }),
      says: ["vg0/web-root, its xvda, grows"],
    },
    {
      name: "a grow of a device that is a path",
      domU: { kernel: null, vbds: [{ vdev: "xvdb", target: "/dev/sdb", size: "20GiB" }] },
      before: { domU: { kernel: null, vbds: [{ vdev: "xvdb", target: "/dev/sdb", size: "10GiB" }] } },
      says: ["/dev/sdb, its xvdb, grows from 10GiB to 20GiB"],
    },
    {
      name: "a grow by kernels of this change, which run only after a reboot",
      host: { volumeGroups: volume("20GiB"), dom0: { kernel: "6.1.0" } },
      domU: { kernel: "6.1.0" },
      before: { host: { volumeGroups: volume("10GiB"), dom0: { kernel: "2.6.32" } }, domU: { kernel: "2.6.32" } },
      says: ["no source says that Linux 2.6.32 in dom0 can do it online"],
    },
    {
      name: "a grow by a backend of this change, which serves only after a reboot",
      ...grow("10GiB", "20GiB"),
      before: {
        ...grow("10GiB", "20GiB").before,
        domU: { vbds: [{ vdev: "xvda", target: "vg0/web-root", backendType: "qdisk" }] },
      },
      says: ["it goes through qdisk"],
    },
    {
      name: "a grow by one extent",
      ...grow("20GiB", "20481MiB"),
      domU: { kernel: null },
      before: { ...grow("20GiB", "20481MiB").before, domU: { kernel: null } },
      says: ["grows from 20GiB to 20484MiB"],
    },
  ],
  undecided: [],
});

it("volume-grow-has-planned-reboot is undecided on a size that is not known until apply", () => {
  const fleetOf = (size: string | Unknown) => {
    const volumeGroups = [{ name: "vg0", size: "500GiB", logicalVolumes: [{ name: "web-root", size }] }];
    return parseFleet(editedSample({ host: { volumeGroups } }), { file: "test" });
  };
  const { findings } = evaluate({ before: fleetOf("10GiB"), after: fleetOf(new Unknown("${var.size}")) }, [
    volumeGrowHasPlannedReboot,
  ]);
  expect(findings).toMatchObject([
    {
      result: "undecided",
      severity: "error",
      message: "Undecided: whether vg0/web-root, its xvda, grows is not known until apply.",
    },
  ]);
});

const online = {
  at: (announces: boolean) => ({
    ...grow("10GiB", "20GiB"),
    domU: announces ? {} : { plannedReboots: [{ reason: "grow web-root" }] },
  }),
  past: (announces: boolean) => (announces ? undefined : grow("10GiB", "20GiB")),
  before: { refuses: "what no source says can be done online is not done online" },
};

boundaryCases(volumeGrowHasPlannedReboot, blkbackAnnouncesResize, { ...online, kernelOf: "dom0" });
boundaryCases(volumeGrowHasPlannedReboot, blkfrontTakesResize, { ...online, kernelOf: "domU" });

withoutBoundary(
  volumeGrowHasPlannedReboot,
  qdiskAnnouncesResize,
  "It says no wherever it was measured, and between those no source says yes: a reboot is asked for in any case.",
);
