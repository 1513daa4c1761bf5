import { vcpuOvercommit } from "../../lib/facts/vcpus";
import { vcpusWithinPhysicalCpus } from "../../policies/vcpus-within-physical-cpus";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

policyCases(vcpusWithinPhysicalCpus, {
  valid: [
    { name: "as many vCPUs as CPUs", domU: { vcpus: 8 } },
    { name: "more vCPUs that are off at start", domU: { vcpus: 8, maxvcpus: 16 } },
    { name: "a host that doesn't say how many CPUs it has", host: { cpus: null }, domU: { vcpus: 64 } },
    {
      name: "a vCPU too many on 4.2.5, which no source was found for",
      host: { xen: { release: "4.2.5" } },
      domU: { vcpus: 9 },
    },
  ],
  invalid: [
    { name: "a vCPU more than CPUs", domU: { vcpus: 9 }, says: ["it has 9 vCPUs, and its host has 8 CPUs"] },
    {
      name: "two vCPUs on a host of one CPU with 3.0.3",
      host: { xen: { release: "3.0.3" }, cpus: 1 },
      domU: { vcpus: 2 },
      says: ["it has 2 vCPUs, and its host has 1 CPUs"],
    },
  ],
  undecided: [],
});

boundaryCases(vcpusWithinPhysicalCpus, vcpuOvercommit, {
  at: () => ({ domU: { vcpus: 8 } }),
  past: () => ({ domU: { vcpus: 9 } }),
  before: { passes: "no source advises against it" },
});
