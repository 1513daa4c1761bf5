import { hostKeyIsChecked } from "../../policies/host-key-is-checked";
import { policyCases } from "../support/policy-cases";

policyCases(hostKeyIsChecked, {
  valid: [{ name: "a host that nothing else is said of" }],
  invalid: [
    { name: "a connection that asks nobody", host: { hostKey: "none" }, says: ["its connection says hostKey: none"] },
  ],
  undecided: [],
});
