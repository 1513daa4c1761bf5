import { undeclaredMacIsRandom } from "../../lib/facts/mac";
import { macIsFixed } from "../../policies/mac-is-fixed";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const fixed = { domU: { vifs: [{ bridge: "xenbr0", mac: "00:16:3e:00:00:01" }] } };
const random = { domU: { vifs: [{ bridge: "xenbr0" }] } };

policyCases(macIsFixed, {
  valid: [
    { name: "a vif with a MAC address", ...fixed },
    { name: "a domU without vifs", domU: { vifs: [] } },
  ],
  invalid: [
    {
      name: "a second vif without one",
      domU: { vifs: [{ bridge: "xenbr0", mac: "00:16:3e:00:00:01" }, { bridge: "xenbr0" }] },
      says: ["its vif 1 has no MAC address"],
    },
  ],
  undecided: [
    {
      name: "a vif without one on 3.0.1",
      host: { xen: { release: "3.0.1" } },
      ...random,
      says: ["no source was found for Xen 3.0.1"],
    },
  ],
});

boundaryCases(macIsFixed, undeclaredMacIsRandom, { at: () => fixed, past: () => random, before: () => random });
