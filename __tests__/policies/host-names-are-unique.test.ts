import { hostNamesAreUnique } from "../../policies/host-names-are-unique";
import { policyCases } from "../support/policy-cases";

policyCases(hostNamesAreUnique, {
  valid: [{ name: "one host" }],
  invalid: [{ name: "a host declared twice", twice: "host", says: ["2 hosts are called alpha"] }],
  undecided: [],
});
