import { domuNamesAreUnique } from "../../policies/domu-names-are-unique";
import { policyCases } from "../support/policy-cases";

policyCases(domuNamesAreUnique, {
  valid: [{ name: "a host of one domU" }, { name: "a host without domUs", host: { domUs: [] } }],
  invalid: [
    { name: "a name that two domUs of a host have", twice: "domU", says: ["2 of its domUs are called web"] },
    { name: "it on a release of xend", host: { xen: { release: "3.0.3" } }, twice: "domU", says: ["2 of its domUs are called web"] },
  ],
  undecided: [],
});
