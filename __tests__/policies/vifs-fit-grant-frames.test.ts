import { newest } from "../../lib/facts/fact";
import {
  defaultGrantFrames,
  fixedVifLimit,
  type GrantArithmetic,
  grantArithmetic,
  grantFrames,
} from "../../lib/facts/grant-table";
import { xlConfKeys } from "../../lib/facts/xl-conf";
import { Unknown } from "../../lib/model/planned";
import { vifsFitGrantFrames } from "../../policies/vifs-fit-grant-frames";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";
import { withoutBoundary } from "../support/versioned-facts";

const vifs = (count: number) => Array.from({ length: count }, () => ({ bridge: "xenbr0" }));

policyCases(vifsFitGrantFrames, {
  valid: [
    {
      name: "its own maxGrantFrames, whatever the command line will be",
      host: { xen: { release: "4.17.5", commandLine: new Unknown() } },
      domU: { maxGrantFrames: 64 },
    },
    {
      name: "three vifs on 3.0.2, where the sources begin",
      host: { xen: { release: "3.0.2" } },
      domU: { vifs: vifs(3) },
    },
    { name: "three vifs on 3.0.4", host: { xen: { release: "3.0.4" } }, domU: { vifs: vifs(3) } },
    {
      name: "thirty vifs and a vbd on 3.1.0, with one queue each",
      host: { xen: { release: "3.1.0" } },
      domU: { kernel: "2.6.18", vcpus: 8, vifs: vifs(30) },
    },
    {
      name: "seven vifs of eight queues on 4.9.0 with a kernel of one queue",
      host: { xen: { release: "4.9.0" } },
      domU: { kernel: "2.6.32", vcpus: 8, vifs: vifs(7), vbds: [] },
    },
    { name: "a kernel that nobody declares, where every kernel fits", domU: { kernel: null, vcpus: 2, vifs: vifs(3) } },
    {
      name: "eight vifs of eight queues of another system",
      domU: { kernel: null, os: "bsd", vcpus: 8, vifs: vifs(8) },
    },
    {
      name: "eight vifs of eight queues with a higher default in xl.conf",
      host: { xlConf: { max_grant_frames: 128 } },
      domU: { vcpus: 8, vifs: vifs(8), vbds: [] },
    },
    { name: "seven vifs of eight queues on 4.17.5, with no vbd", domU: { vcpus: 8, vifs: vifs(7), vbds: [] } },
    {
      name: "three vifs of eight queues on 4.12.0, with no vbd",
      host: { xen: { release: "4.12.0" } },
      domU: { vcpus: 8, vifs: vifs(3), vbds: [] },
    },
    {
      name: "eight vifs of eight queues with a higher maxGrantFrames",
      domU: { vcpus: 8, vifs: vifs(8), vbds: [], maxGrantFrames: 128 },
    },
    {
      name: "eight vifs of eight queues with a higher default on Xen's command line",
      host: { xen: { commandLine: "gnttab_max_frames=128" } },
      domU: { vcpus: 8, vifs: vifs(8), vbds: [] },
    },
    {
      name: "CD-ROMs, however many",
      domU: {
        vcpus: 8,
        vifs: vifs(6),
        vbds: [
          { vdev: "hdc", target: "/iso/a", cdrom: true },
          { vdev: "hdd", target: "/iso/b", cdrom: true },
        ],
      },
    },
  ],
  invalid: [
    {
      name: "a fourth vif on 3.0.2",
      host: { xen: { release: "3.0.2" } },
      domU: { vifs: vifs(4) },
      says: ["it has 4 vifs, and a domU of Xen 3.0.2 has room for 3 in its grant table"],
    },
    {
      name: "a fourth vif on 3.0.4",
      host: { xen: { release: "3.0.4" } },
      domU: { vifs: vifs(4) },
      says: ["it has 4 vifs"],
    },
    {
      name: "a fourth vif of an HVM domU on 3.0.3",
      host: { xen: { release: "3.0.3" } },
      domU: { type: "hvm", vifs: vifs(4) },
      says: ["it has 4 vifs"],
    },
    {
      name: "nothing, but warns of an eighth vif of eight queues on 4.17.5",
      domU: { vcpus: 8, vifs: vifs(8), vbds: [] },
      severity: "warning",
      says: ["its 8 vifs and 0 vbds on 8 vCPUs take up to 65 grant frames, and it may have 64 on Xen 4.17.5"],
    },
    {
      name: "nothing, but warns of seven vifs of eight queues with a vbd",
      domU: { vcpus: 8, vifs: vifs(7) },
      severity: "warning",
      says: ["its 7 vifs and 1 vbds on 8 vCPUs take up to 65 grant frames"],
    },
    {
      name: "nothing, but warns of a fourth vif of eight queues on 4.10.0, whose default is lower",
      host: { xen: { release: "4.10.0" } },
      domU: { vcpus: 8, vifs: vifs(4), vbds: [] },
      severity: "warning",
      says: ["and it may have 32 on Xen 4.10.0"],
    },
    {
      name: "nothing, but warns of a maxGrantFrames below what the vifs take",
      domU: { vcpus: 8, vifs: vifs(2), vbds: [], maxGrantFrames: 16 },
      severity: "warning",
      says: ["take up to 17 grant frames, and it may have 16"],
    },
    {
      name: "nothing, but warns of a fourth vif of eight queues on 4.9.0, where people ran out",
      host: { xen: { release: "4.9.0" } },
      domU: { kernel: "3.18.0", vcpus: 8, vifs: vifs(4), vbds: [] },
      severity: "warning",
      says: ["take up to 33 grant frames, and it may have 32 on Xen 4.9.0"],
    },
    {
      name: "nothing, but warns of a lower default in xl.conf",
      host: { xlConf: { max_grant_frames: 32 } },
      domU: { vcpus: 8, vifs: vifs(4), vbds: [] },
      severity: "warning",
      says: ["and it may have 32 on Xen 4.17.5"],
    },
    {
      name: "nothing, but warns of what no kernel has room for",
      domU: { kernel: null, vcpus: 1, vifs: vifs(64), vbds: [] },
      severity: "warning",
      says: ["take up to 65 grant frames, and it may have 64"],
    },
    {
      name: "nothing, but warns of a thirty-second vif on 4.9.0, with one queue each",
      host: { xen: { release: "4.9.0" } },
      domU: { vcpus: 1, vifs: vifs(32), vbds: [] },
      severity: "warning",
      says: ["take up to 33 grant frames, and it may have 32"],
    },
  ],
  undecided: [
    {
      name: "four vifs of eight queues, which some kernels have room for and others not",
      domU: { kernel: null, vcpus: 8, vifs: vifs(8), vbds: [] },
      severity: "warning",
      says: ["its 8 vifs and 0 vbds on 8 vCPUs take 9 to 65, as its kernel has it"],
    },
    {
      name: "the same with a kernel between those that were read",
      domU: { kernel: "3.10.0", vcpus: 8, vifs: vifs(9), vbds: [] },
      severity: "warning",
      says: ["take 10 to 73"],
    },
    {
      name: "vifs where the command line is not known until apply",
      host: { xen: { release: "4.17.5", commandLine: new Unknown() } },
      says: ["hosts.alpha.xen.commandLine is not known until apply"],
    },
    {
      name: "vifs on 3.0.1, before the sources begin",
      host: { xen: { release: "3.0.1" } },
      says: ["no source was found for Xen 3.0.1"],
    },
  ],
});

boundaryCases(vifsFitGrantFrames, fixedVifLimit, {
  at: (limit) => ({ domU: { vifs: vifs(limit) } }),
  past: (limit) => ({ domU: { vifs: vifs(limit + 1) } }),
});

const FIXED = "the table is of fixed size there, and smaller than any later default";

boundaryCases(vifsFitGrantFrames, grantArithmetic, {
  at: (by) => ({ domU: { vcpus: 8, vbds: [], vifs: vifs(3), maxGrantFrames: frames(by, 3) } }),
  past: (by) => ({ domU: { vcpus: 8, vbds: [], vifs: vifs(3), maxGrantFrames: frames(by, 3) - 1 } }),
  before: () => ({ domU: { vcpus: 8, vifs: vifs(9), vbds: [] } }),
});

/** What vifs take on eight vCPUs. */
function frames(by: GrantArithmetic, count: number): number {
  return grantFrames(by, { vifs: count, vbds: 0, vcpus: 8 });
}

/** The most vifs of one queue that a default has room for. */
const mostVifs = (limit: number): number => {
  let count = 0;
  while (grantFrames(newest(grantArithmetic), { vifs: count + 1, vbds: 0, vcpus: 1 }) <= limit) count++;
  return count;
};

boundaryCases(vifsFitGrantFrames, defaultGrantFrames, {
  at: (value) => ({ domU: { vcpus: 1, vbds: [], vifs: vifs(mostVifs(value.frames)) } }),
  past: (value) => ({ domU: { vcpus: 1, vbds: [], vifs: vifs(mostVifs(value.frames) + 1) } }),
  before: { refuses: FIXED },
});
withoutBoundary(
  vifsFitGrantFrames,
  xlConfKeys,
  "Whether xl.conf sets the default is no limit; xl-conf-keys-are-known has the boundaries.",
);
