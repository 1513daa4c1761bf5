import { linuxStartsAsPvh } from "../../lib/facts/boot-chain";
import { Unknown } from "../../lib/model/planned";
import { pvhKernelHasEntry } from "../../policies/pvh-kernel-has-entry";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const pvh = (kernel: string | Unknown | null) => ({ domU: { type: "pvh", kernel } });

policyCases(pvhKernelHasEntry, {
  valid: [
    { name: "the first kernel that has it", ...pvh("4.11.0") },
    { name: "a kernel that nobody declares", ...pvh(null) },
    { name: "an old kernel of PV", domU: { type: "pv", kernel: "4.9.0" } },
  ],
  invalid: [
    {
      name: "a kernel without it",
      ...pvh("4.9.56-21"),
      says: ["it is PVH, and its kernel is Linux 4.9.56-21, which can't start as PVH"],
    },
  ],
  undecided: [
    {
      name: "a kernel that is not known until apply",
      ...pvh(new Unknown()),
      says: ["kernel is not known until apply"],
    },
  ],
});

boundaryCases(pvhKernelHasEntry, linuxStartsAsPvh, {
  at: (starts) => (starts ? { domU: { type: "pvh" } } : { domU: { type: "pv" } }),
  past: (starts) => (starts ? undefined : { domU: { type: "pvh" } }),
  before: { passes: "no kernel before 2.6.16 was looked at" },
});
