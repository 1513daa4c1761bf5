import { arinc653VcpuLimit } from "../../lib/facts/scheduler";
import { arinc653DomusHaveOneVcpu } from "../../policies/arinc653-domus-have-one-vcpu";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const host = { xen: { scheduler: "arinc653" } };

policyCases(arinc653DomusHaveOneVcpu, {
  valid: [
    { name: "a domU of one vCPU under arinc653", host, domU: { vcpus: 1 } },
    { name: "a domU of two under credit2", domU: { vcpus: 2 } },
    { name: "a domU of two in a cpupool of its own", host, domU: { vcpus: 2, settings: { pool: "general" } } },
    {
      name: "a domU of two whose host's scheduler nobody declared",
      host: { xen: { scheduler: null } },
      domU: { vcpus: 2 },
    },
  ],
  invalid: [
    {
      name: "a domU of two vCPUs under arinc653",
      host,
      domU: { vcpus: 2 },
      says: ["it may have 2 vCPUs, and arinc653 of Xen 4.17.5, its host's scheduler, is supported for domUs of 1 only"],
    },
    { name: "a domU that may get a second", host, domU: { vcpus: 1, maxvcpus: 2 }, says: ["it may have 2 vCPUs"] },
    {
      name: "one where the command line chooses arinc653",
      host: { xen: { scheduler: null, commandLine: "sched=arinc653" } },
      domU: { vcpus: 2 },
      says: ["it may have 2 vCPUs"],
    },
  ],
  undecided: [
    {
      name: "arinc653 on 4.9.0, which has no SUPPORT.md",
      host: { xen: { scheduler: "arinc653", release: "4.9.0" } },
      says: ["no source was found for Xen 4.9.0"],
    },
  ],
});

boundaryCases(arinc653DomusHaveOneVcpu, arinc653VcpuLimit, {
  at: (limit) => ({ host, domU: { vcpus: limit } }),
  past: (limit) => ({ host, domU: { vcpus: limit + 1 } }),
});
