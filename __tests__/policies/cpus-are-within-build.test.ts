import { cpusOfBuild } from "../../lib/facts/virt-caps";
import { cpusAreWithinBuild } from "../../policies/cpus-are-within-build";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

policyCases(cpusAreWithinBuild, {
  valid: [
    { name: "as many as it was built for", host: { cpus: 256 } },
    { name: "a host that does not say", host: { cpus: null } },
    { name: "a host of Arm", host: { architecture: "arm64", cpus: 300 } },
  ],
  invalid: [
    {
      name: "nothing, but tells of CPUs that stay idle",
      host: { cpus: 384 },
      says: ["it has 384 CPUs, and Xen 4.17.5 uses 256 unless it was built for more"],
    },
  ],
  undecided: [],
});

boundaryCases(cpusAreWithinBuild, cpusOfBuild, {
  at: (most) => ({ host: { cpus: most } }),
  past: (most) => ({ host: { cpus: most + 1 } }),
  before: { passes: "no release before it was looked at" },
});
