import { digitsNameDomainNumber } from "../../lib/facts/identity";
import { domusAreNotDom0 } from "../../policies/domus-are-not-dom0";
import { policyCases } from "../support/policy-cases";
import { withoutBoundary } from "../support/versioned-facts";

policyCases(domusAreNotDom0, {
  valid: [
    { name: "a domU and a removal with names of their own", host: { removals: [{ domU: "old" }] } },
    { name: "a name that has a digit", domU: { name: "web0" } },
    { name: "a name that is dom0's in part", domU: { name: "Domain-01" } },
  ],
  invalid: [
    { name: "a domU called Domain-0", domU: { name: "Domain-0" }, says: ["a domU is called Domain-0, which is dom0"] },
    { name: "a domU called 0", domU: { name: "0" }, says: ["a domU is called 0, which is dom0"] },
    { name: "a domU called by a number", domU: { name: "12" }, says: ["the domain of that number"] },
    {
      name: "the removal of dom0, by its name and its number",
      host: { removals: [{ domU: "Domain-0" }, { domU: "00" }] },
      says: ["00 is declared to be removed, which is dom0", "Domain-0 is declared to be removed, which is dom0"],
    },
    { name: "the removal of a number", host: { removals: [{ domU: "7" }] }, says: ["7 is declared to be removed"] },
    {
      name: "the removal of dom0 on 3.0.3",
      host: { xen: { release: "3.0.3" }, removals: [{ domU: "Domain-0" }] },
      says: ["Domain-0 is declared to be removed"],
    },
  ],
  undecided: [],
});

withoutBoundary(domusAreNotDom0, digitsNameDomainNumber, "It holds for every release, and decides nothing.");
