import { configurationAppliedAtStart } from "../../lib/facts/life";
import { editedSample } from "../../lib/model/sample";
import { parseFleet } from "../../lib/model/parse";
import { Unknown } from "../../lib/model/planned";
import { evaluate } from "../../lib/policy/evaluate";
import { restartHasPlannedReboot } from "../../policies/restart-has-planned-reboot";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

policyCases(restartHasPlannedReboot, {
  valid: [
    { name: "a domU that stays as it is", before: {} },
    {
      name: "a changed setting with a planned reboot",
      domU: { memory: "3GiB", plannedReboots: [{ reason: "more memory" }] },
      before: {},
    },
    { name: "a domU that is new", before: { host: { domUs: [] } } },
    {
      name: "another kernel inside, which its toolstack doesn't know of",
      domU: { kernel: "6.1.5", runs: ["qemu"] },
      before: {},
    },
    {
      name: "what says nothing to its toolstack",
      domU: {
        os: "linux",
        balloonDriver: true,
        trusted: false,
        plannedOperations: [{ operation: "migrate", to: "beta", live: true, reason: "new hardware" }],
      },
      before: {},
    },
    { name: "a planned reboot that is gone", before: { domU: { plannedReboots: [{ reason: "grow" }] } } },
    {
      name: "a device that grows, which is for another policy",
      domU: { vbds: [{ vdev: "xvda", target: "/dev/sdb", size: "2GiB" }] },
      before: { domU: { vbds: [{ vdev: "xvda", target: "/dev/sdb", size: "1GiB" }] } },
    },
    {
      name: "the same volume in another spelling",
      domU: { vbds: [{ vdev: "xvda", target: "/dev/vg0/web-root" }] },
      before: {},
    },
  ],
  invalid: [
    {
      name: "more memory",
      domU: { memory: "3GiB" },
      before: {},
      says: ["memory changes from 2GiB to 3GiB: it has no planned reboot"],
    },
    {
      name: "a vbd that is new",
      domU: {
        vbds: [
          { vdev: "xvda", target: "vg0/web-root" },
          { vdev: "xvdb", target: "/dev/sdb" },
        ],
      },
      before: {},
      says: ["vbds.xvdb.target is new"],
    },
    {
      name: "a PCI device that is new",
      domU: { pci: [{ bdf: "0000:03:00.0", permissive: true }] },
      before: {},
      says: ["pci is new, pci.0000:03:00\\.0.permissive is new"],
    },
    {
      name: "a PCI device that is gone",
      domU: { pci: [{ bdf: "0000:03:00.0" }] },
      before: { domU: { pci: [{ bdf: "0000:03:00.0" }, { bdf: "0000:04:00.0" }] } },
      says: ["pci changes from"],
    },
    {
      name: "virtual NUMA that is new",
      domU: { vnuma: [{ pnode: 0, size: "2GiB", vcpus: [0, 1], vdistances: [10] }] },
      before: {},
      says: ["vnuma.0.pnode is new"],
    },
    {
      name: "a vbd that another domain serves now",
      domU: { vbds: [{ vdev: "xvda", target: "vg0/web-root", backend: "storage" }] },
      before: {},
      says: ["vbds.xvda.backend is new"],
    },
    {
      name: "a CD-ROM that is taken out",
      domU: { vbds: [{ vdev: "hdc", cdrom: true }] },
      before: { domU: { vbds: [{ vdev: "hdc", target: "/iso", cdrom: true }] } },
      says: ["vbds.hdc.target is gone"],
    },
    {
      name: "a vif of another MTU",
      domU: { vifs: [{ bridge: "xenbr0", mac: "00:16:3e:12:34:56", mtu: 9000 }] },
      before: {},
      says: ["vifs.0.mtu is new"],
    },
    {
      name: "a setting that is gone",
      before: { domU: { settings: { cpu_weight: 512 } } },
      says: ["settings.cpu_weight is gone"],
    },
    {
      name: "a vif on another bridge",
      domU: { vifs: [{ bridge: "b", mac: "00:16:3e:12:34:56" }] },
      before: {},
      says: ["vifs.0.bridge changes from xenbr0 to b"],
    },
    {
      name: "it under xend",
      host: { xen: { release: "3.0.3" } },
      domU: { vcpus: 4 },
      before: {},
      says: ["vcpus changes from 2 to 4"],
    },
  ],
  undecided: [],
});

it("restart-has-planned-reboot is undecided on a setting that is not known until apply", () => {
  const fleetOf = (memory: string | Unknown) => parseFleet(editedSample({ domU: { memory } }), { file: "test" });
  const judge = (before: string | Unknown, after: string | Unknown) =>
    evaluate({ before: fleetOf(before), after: fleetOf(after) }, [restartHasPlannedReboot]).findings;
  expect(judge("2GiB", new Unknown())).toMatchObject([
    { result: "undecided", message: "Undecided: whether memory changes is not known until apply." },
  ]);
  expect(judge(new Unknown(), new Unknown())).toEqual([]);
});

boundaryCases(restartHasPlannedReboot, configurationAppliedAtStart, {
  at: () => ({ domU: { vcpus: 4, plannedReboots: [{ reason: "more vCPUs" }] }, before: {} }),
  past: () => ({ domU: { vcpus: 4 }, before: {} }),
  before: { refuses: "it holds whatever the release; the fact is cited where there is one" },
});
