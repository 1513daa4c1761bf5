import { maxmemBelowMemory } from "../../lib/facts/ballooning";
import { maxmemCoversMemory } from "../../policies/maxmem-covers-memory";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const on = (release: string, memory: string, maxmem: string) => ({
  host: { xen: { release } },
  domU: { memory, maxmem },
});

policyCases(maxmemCoversMemory, {
  valid: [
    { name: "a domU without maxmem", domU: { maxmem: null } },
    { name: "a maxmem of exactly memory", ...on("4.17.5", "2GiB", "2GiB") },
    { name: "a maxmem above memory on 3.0.3", ...on("3.0.3", "1GiB", "2GiB") },
  ],
  invalid: [
    {
      name: "nothing, but warns of a maxmem of a MiB less than memory on 4.22.0, which starts a PV domU with memory",
      ...on("4.22.0", "2GiB", "2047MiB"),
      severity: "warning",
      says: [
        "its maxmem is 2047MiB and its memory 2GiB, which xl.cfg(5) forbids; xl of Xen 4.22.0 does not check, and starts it with 2GiB",
      ],
    },
    {
      name: "nothing, but warns of one of an HVM domU, which starts with that",
      domU: { type: "hvm", boot: null, memory: "2GiB", maxmem: "1GiB" },
      severity: "warning",
      says: ["and starts it with 1GiB"],
    },
    {
      name: "one on 3.1.0, whose xend says so itself",
      ...on("3.1.0", "2GiB", "1GiB"),
      says: ["which xend of Xen 3.1.0 refuses"],
    },
    {
      name: "nothing, but tells of one on 3.0.4, which takes memory for it",
      ...on("3.0.4", "2GiB", "1GiB"),
      severity: "info",
      says: ["xend of Xen 3.0.4 takes 2GiB for both"],
    },
  ],
  undecided: [
    {
      name: "a domU with maxmem on 3.0.1, before the sources begin",
      ...on("3.0.1", "2GiB", "1GiB"),
      says: ["no source was found for Xen 3.0.1"],
    },
  ],
});

boundaryCases(maxmemCoversMemory, maxmemBelowMemory, {
  at: () => ({ domU: { memory: "2GiB", maxmem: "2GiB" } }),
  past: () => ({ domU: { memory: "2GiB", maxmem: "2097151KiB" } }),
});
