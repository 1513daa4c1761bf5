import { dom0IsNoDomu } from "../../policies/dom0-is-no-domu";
import { dom0Name } from "../../lib/facts/identity";
import { withoutBoundary } from "../support/versioned-facts";
import { policyCases } from "../support/policy-cases";

withoutBoundary(dom0IsNoDomu, dom0Name, "Both spans say the same, and what no source speaks of is judged as they say.");

policyCases(dom0IsNoDomu, {
  valid: [
    { name: "a domU with a name of its own" },
    { name: "a removal of a domU", host: { removals: [{ domU: "old" }] } },
  ],
  invalid: [
    { name: "a domU of dom0's name", domU: { name: "Domain-0" }, says: ["Domain-0 is dom0's name, and no domU's"] },
    { name: "it in lower case", domU: { name: "domain-0" }, says: ["domain-0 is dom0's name"] },
    {
      name: "the removal of dom0",
      host: { removals: [{ domU: "Domain-0" }] },
      says: ["its removal would shut the host down"],
    },
    {
      name: "the removal of dom0 by its number",
      host: { removals: [{ domU: "0" }] },
      severity: "error",
      says: ["0 is read as a domain's number"],
    },
  ],
  undecided: [],
});
