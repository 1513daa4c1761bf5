import { vifnamesUnique } from "../../lib/facts/interface-name";
import { vifnamesAreUnique } from "../../policies/vifnames-are-unique";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const vif = (vifname: string, more: object = {}) => ({ vifs: [{ bridge: "xenbr0", vifname, ...more }] });
const apart = { domU: vif("web"), otherDomU: vif("mail") };
const same = { domU: vif("lan"), otherDomU: vif("lan") };

policyCases(vifnamesAreUnique, {
  valid: [
    { name: "two vifs of two names", ...apart },
    { name: "two vifs without a name", otherDomU: {} },
    { name: "one name in dom0 and in a driver domain", domU: vif("lan"), otherDomU: vif("lan", { backend: "net" }) },
  ],
  invalid: [
    {
      name: "two domUs with one vifname",
      ...same,
      says: ["lan is the vifname of 2 vifs, of mail and web; on Xen 4.17.5 the domU does not start"],
    },
    {
      name: "two domUs with one vifname on 3.0.3",
      host: { xen: { release: "3.0.3" } },
      ...same,
      says: ["the vif is not renamed, and the other one is taken for it"],
    },
    {
      name: "one domU with one vifname twice",
      domU: { vifs: [{ vifname: "lan" }, { vifname: "lan" }] },
      says: ["of web and web"],
    },
  ],
  undecided: [
    {
      name: "one vifname on 3.0.1",
      host: { xen: { release: "3.0.1" } },
      ...same,
      says: ["no source was found for Xen 3.0.1"],
    },
  ],
});

boundaryCases(vifnamesAreUnique, vifnamesUnique, { at: () => apart, past: () => same, before: () => same });
