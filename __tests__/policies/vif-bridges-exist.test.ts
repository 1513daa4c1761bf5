import { bridgeMustExist } from "../../lib/facts/identity";
import { vifBridgesExist } from "../../policies/vif-bridges-exist";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

policyCases(vifBridgesExist, {
  valid: [
    { name: "a bridge of the host", domU: { vifs: [{ bridge: "xenbr0" }] } },
    { name: "a vif without a bridge", domU: { vifs: [{}] } },
    {
      name: "a bridge of another domain, which serves the vif",
      domU: { vifs: [{ bridge: "br0", backend: "router" }] },
    },
    { name: "a vif with a script of its own", domU: { vifs: [{ bridge: "ovs0", script: "vif-openvswitch" }] } },
  ],
  invalid: [
    {
      name: "a bridge that the host doesn't declare",
      domU: { vifs: [{ bridge: "xenbr0" }, { bridge: "xenbr1" }] },
      says: ["the bridge xenbr1 of its vif 1 does not exist: the host declares xenbr0"],
    },
    { name: "any bridge on a host without networks", host: { networks: [] }, says: ["the host declares no networks"] },
    {
      name: "a missing bridge under xend",
      host: { xen: { release: "3.0.3" } },
      domU: { vifs: [{ bridge: "eth0" }] },
      says: ["the bridge eth0"],
    },
  ],
  undecided: [],
});

boundaryCases(vifBridgesExist, bridgeMustExist, {
  at: () => ({ domU: { vifs: [{ bridge: "xenbr0" }] } }),
  past: () => ({ domU: { vifs: [{ bridge: "xenbr1" }] } }),
  before: { refuses: "it holds whatever the release; the fact is cited where there is one" },
});
