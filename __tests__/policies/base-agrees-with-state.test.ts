import { baseAgreesWithState } from "../../policies/base-agrees-with-state";
import { policyCases } from "../support/policy-cases";

const volume = (size: string) => ({
  host: { volumeGroups: [{ name: "vg0", size: "500GiB", logicalVolumes: [{ name: "web-root", size }] }] },
});

policyCases(baseAgreesWithState, {
  valid: [
    { name: "a plan alone", before: {} },
    { name: "a base that says what the state says", before: {}, claims: { base: { host: { cpus: 4 } } } },
    {
      name: "a base that knows of more",
      before: { host: { domUs: [] } },
      claims: { base: {} },
    },
  ],
  invalid: [
    {
      name: "nothing, but warns of a volume of another size",
      before: volume("20GiB"),
      claims: { base: volume("10GiB") },
      says: ["the size of vg0/web-root on alpha is 10GiB by the base, and 20GiB by the plan's own state"],
    },
    {
      name: "nothing, but warns of a setting that only the base has",
      before: {},
      claims: { base: { domU: { maxvcpus: 4 } } },
      says: ["maxvcpus of domU web on alpha is 4 by the base, and unset by the plan's own state"],
    },
  ],
  undecided: [],
});
