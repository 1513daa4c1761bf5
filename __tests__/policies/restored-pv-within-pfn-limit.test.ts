import { restorablePvSize } from "../../lib/facts/restore";
import { restoredPvWithinPfnLimit } from "../../policies/restored-pv-within-pfn-limit";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const planned = (operation: string, domU: object, to?: string) => ({
  domU: {
    memory: "1GiB",
    ...domU,
    plannedOperations: [{ operation, ...(to !== undefined && { to }), reason: "new disks" }],
  },
});
const on = (release: string) => ({ host: { xen: { release } } });

policyCases(restoredPvWithinPfnLimit, {
  valid: [
    { name: "a large PV domU on 3.0.4 that nothing is planned with", ...on("3.0.4"), domU: { maxmem: "65GiB" } },
    { name: "a PV domU of 64GiB that is saved on 3.0.4", ...on("3.0.4"), ...planned("save", { maxmem: "64GiB" }) },
    { name: "a larger one that is saved on 3.1.0", ...on("3.1.0"), ...planned("save", { maxmem: "65GiB" }) },
    { name: "a larger HVM domU on 3.0.4", ...on("3.0.4"), ...planned("save", { type: "hvm", maxmem: "65GiB" }) },
    {
      name: "a larger one that migrates from 3.0.4 to 3.1.0",
      ...on("3.0.4"),
      otherHost: { xen: { release: "3.1.0" } },
      ...planned("migrate", { maxmem: "65GiB" }, "beta"),
    },
    {
      name: "a larger one that migrates to a host outside the fleet",
      ...on("3.0.4"),
      ...planned("migrate", { maxmem: "65GiB" }, "gamma"),
    },
  ],
  invalid: [
    {
      name: "a PV domU of a MiB more that is saved on 3.0.4",
      ...on("3.0.4"),
      ...planned("save", { maxmem: "65537MiB" }),
      says: [
        "it may have 65537MiB, and Xen 3.0.4 on alpha restores PV domUs of up to 64GiB: the planned save loses it",
      ],
    },
    {
      name: "one with that much memory from the start",
      ...on("3.0.3"),
      ...planned("restore", { memory: "65GiB" }),
      says: ["it may have 65GiB"],
    },
    {
      name: "one that migrates from 3.1.0 to 3.0.4",
      ...on("3.1.0"),
      otherHost: { xen: { release: "3.0.4" } },
      ...planned("migrate", { maxmem: "65GiB" }, "beta"),
      says: ["Xen 3.0.4 on beta"],
    },
  ],
  undecided: [
    {
      name: "a save on 3.0.1, before the sources begin",
      ...on("3.0.1"),
      ...planned("save", {}),
      says: ["no source was found for Xen 3.0.1"],
    },
  ],
});

boundaryCases(restoredPvWithinPfnLimit, restorablePvSize, {
  at: (size) => planned("save", { maxmem: size === "any" ? "1TiB" : `${size.bytes}B` }),
  past: (size) => (size === "any" ? undefined : planned("save", { maxmem: `${size.bytes + 1}B` })),
});
