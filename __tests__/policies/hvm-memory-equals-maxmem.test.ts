import { hvmBallooning } from "../../lib/facts/ballooning";
import { hvmMemoryEqualsMaxmem } from "../../policies/hvm-memory-equals-maxmem";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const on = (release: string, domU: object) => ({
  host: { xen: { release } },
  domU: { type: "hvm", memory: "1GiB", ...domU },
});

policyCases(hvmMemoryEqualsMaxmem, {
  valid: [
    { name: "an HVM domU on 3.0.3 without maxmem", ...on("3.0.3", { maxmem: null }) },
    { name: "an HVM domU on 3.0.3 with as much maxmem as memory", ...on("3.0.3", { maxmem: "1GiB" }) },
    { name: "an HVM domU on 3.4.0 that starts below its maxmem", ...on("3.4.0", { maxmem: "2GiB" }) },
    {
      name: "a PV domU on 3.0.3 that can be ballooned up",
      host: { xen: { release: "3.0.3" } },
      domU: { memory: "1GiB", maxmem: "2GiB" },
    },
  ],
  invalid: [
    {
      name: "an HVM domU on 3.0.4 with a larger maxmem",
      ...on("3.0.4", { maxmem: "2GiB" }),
      says: ["its memory is 1GiB and its maxmem 2GiB; on Xen 3.0.4 an HVM domU can't be resized"],
    },
    {
      name: "an HVM domU on 3.1.0 with a larger maxmem",
      ...on("3.1.0", { maxmem: "2GiB" }),
      says: ["on Xen 3.1.0 an HVM domU never gets more than it starts with"],
    },
    {
      name: "an HVM domU on 3.3.2 with a larger maxmem",
      ...on("3.3.2", { maxmem: "1025MiB" }),
      says: ["never gets more"],
    },
  ],
  undecided: [
    {
      name: "an HVM domU on 3.0.1, before the sources begin",
      ...on("3.0.1", { maxmem: "2GiB" }),
      says: ["no source was found for Xen 3.0.1"],
    },
  ],
});

boundaryCases(hvmMemoryEqualsMaxmem, hvmBallooning, {
  at: (ballooning) => ({
    domU: { type: "hvm", memory: "1GiB", maxmem: ballooning === "populate-on-demand" ? "2GiB" : "1GiB" },
  }),
  past: (ballooning) =>
    ballooning === "populate-on-demand" ? undefined : { domU: { type: "hvm", memory: "1GiB", maxmem: "1048577KiB" } },
});
