import { msrRelaxedIsInterim } from "../../lib/facts/msr-relaxed";
import { msrRelaxed } from "../../policies/msr-relaxed";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const hvm = (msr_relaxed: number) => ({ domU: { type: "hvm", boot: null, settings: { msr_relaxed } } });

policyCases(msrRelaxed, {
  valid: [
    { name: "a domU that doesn't need it", ...hvm(0) },
    { name: "a domU that doesn't say", domU: { memory: "1GiB" } },
  ],
  invalid: [
    {
      name: "nothing, but tells of a domU that needs it",
      ...hvm(1),
      says: ["it says msr_relaxed=1, which a release after Xen 4.17.5 will no longer know"],
    },
  ],
  undecided: [],
});

boundaryCases(msrRelaxed, msrRelaxedIsInterim, {
  at: () => hvm(0),
  past: () => hvm(1),
  before: { passes: "xl doesn't know the key there" },
});
