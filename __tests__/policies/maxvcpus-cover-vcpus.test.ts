import { maxvcpusCheckedByXl } from "../../lib/facts/vcpu-limits";
import { maxvcpusCoverVcpus } from "../../policies/maxvcpus-cover-vcpus";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const of = (release: string, vcpus: number, maxvcpus: number) => ({
  host: { xen: { release } },
  domU: { vcpus, maxvcpus },
});

policyCases(maxvcpusCoverVcpus, {
  valid: [
    { name: "as many", ...of("4.17.5", 4, 4) },
    { name: "more to come", ...of("4.17.5", 2, 4) },
    { name: "a domU that does not say", domU: { vcpus: 4 } },
    { name: "fewer at the start on any release", ...of("3.0.3", 1, 2) },
  ],
  invalid: [{ name: "one too many", ...of("4.17.5", 5, 4), says: ["it starts with 5 vCPUs, and its maxvcpus is 4"] }],
  undecided: [
    {
      name: "one too many on 4.5.5, before the sources begin",
      ...of("4.5.5", 5, 4),
      says: ["no source was found for Xen 4.5.5"],
    },
  ],
});

boundaryCases(maxvcpusCoverVcpus, maxvcpusCheckedByXl, {
  at: (_, release) => of(release, 4, 4),
  past: (_, release) => of(release, 5, 4),
  before: (release) => of(release, 5, 4),
});
