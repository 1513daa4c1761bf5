import { balloonDriverNeeded, hvmBallooning } from "../../lib/facts/ballooning";
import { podDomuHasBalloonDriver } from "../../policies/pod-domu-has-balloon-driver";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

/** An HVM domU of no known operating system that starts below its maxmem. */
const hvm = (more: object = {}) => ({
  domU: { type: "hvm", kernel: null, boot: null, memory: "1GiB", maxmem: "2GiB", ...more },
});

policyCases(podDomuHasBalloonDriver, {
  valid: [
    { name: "an HVM domU that starts with all of its memory", ...hvm({ memory: "2GiB" }) },
    { name: "an HVM domU with a balloon driver", ...hvm({ balloonDriver: true }) },
    { name: "an HVM domU with Linux", ...hvm({ os: "linux" }) },
    { name: "an HVM domU whose Linux kernel is declared", ...hvm({ kernel: "6.1.0" }) },
    { name: "a PVH domU that doesn't say", ...hvm({ type: "pvh", boot: { kernel: "/boot/unikernel" } }) },
    { name: "a PV domU without one", domU: { memory: "1GiB", maxmem: "2GiB", balloonDriver: false } },
    {
      name: "an HVM domU without one on 3.3.0, which does not populate on demand",
      host: { xen: { release: "3.3.0" } },
      ...hvm({ balloonDriver: false }),
    },
  ],
  invalid: [
    {
      name: "an HVM domU without a balloon driver",
      ...hvm({ balloonDriver: false }),
      says: ["it starts with 1GiB of its 2GiB and has no balloon driver: on Xen 4.17.5 it crashes"],
    },
    {
      name: "a Linux that was built without one",
      ...hvm({ os: "linux", balloonDriver: false }),
      says: ["has no balloon driver"],
    },
    {
      name: "a PVH domU without one",
      ...hvm({ type: "pvh", boot: { kernel: "/boot/unikernel" }, balloonDriver: false }),
      says: ["has no balloon driver"],
    },
    {
      name: "an HVM domU without one on 3.4.0, the first to populate on demand",
      host: { xen: { release: "3.4.0" } },
      ...hvm({ balloonDriver: false }),
      says: ["on Xen 3.4.0"],
    },
  ],
  undecided: [
    {
      name: "an HVM domU that doesn't say, as a warning",
      ...hvm(),
      severity: "warning",
      says: ["nothing says whether it has a balloon driver"],
    },
  ],
});

const passes = "only from 3.4 on can an HVM domU start below its maxmem";
boundaryCases(podDomuHasBalloonDriver, balloonDriverNeeded, {
  at: () => hvm({ balloonDriver: true }),
  past: () => hvm({ balloonDriver: false }),
  before: { passes },
});
boundaryCases(podDomuHasBalloonDriver, hvmBallooning, {
  at: (ballooning) => hvm({ balloonDriver: ballooning === "populate-on-demand" }),
  past: (ballooning) => (ballooning === "populate-on-demand" ? hvm({ balloonDriver: false }) : undefined),
  before: { passes },
});
