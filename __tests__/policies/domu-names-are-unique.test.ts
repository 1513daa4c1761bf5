import { domUNamesUnique } from "../../lib/facts/identity";
import { domuNamesAreUnique } from "../../policies/domu-names-are-unique";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

policyCases(domuNamesAreUnique, {
  valid: [{ name: "a host of one domU" }, { name: "a host without domUs", host: { domUs: [] } }],
  invalid: [
    { name: "a name that two domUs of a host have", twice: "domU", says: ["2 of its domUs are called web"] },
    {
      name: "it on a release of xend",
      host: { xen: { release: "3.0.3" } },
      twice: "domU",
      says: ["2 of its domUs are called web"],
    },
  ],
  undecided: [],
});

boundaryCases(domuNamesAreUnique, domUNamesUnique, {
  at: () => ({}),
  past: () => ({ twice: "domU" }),
  before: { refuses: "it holds whatever the release; the fact is cited where there is one" },
});
