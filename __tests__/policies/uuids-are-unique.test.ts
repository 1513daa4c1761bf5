import { uuidsAreUnique } from "../../policies/uuids-are-unique";
import { policyCases } from "../support/policy-cases";

policyCases(uuidsAreUnique, {
  valid: [
    { name: "a UUID that one domU has", domU: { uuid: "2147d599-9cc6-c0dc-92ab-4064b5446e9b" } },
    { name: "domUs without a UUID", twice: "domU" },
  ],
  invalid: [
    {
      name: "a UUID that two domUs have",
      domU: { uuid: "2147d599-9cc6-c0dc-92ab-4064b5446e9b" },
      twice: "domU",
      says: ["is the UUID of 2 domUs: web on alpha, web on alpha"],
    },
  ],
  undecided: [],
});
