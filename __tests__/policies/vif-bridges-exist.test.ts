import { bridgeMustExist } from "../../lib/facts/identity";
import { vifBridgesExist } from "../../policies/vif-bridges-exist";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const on = (bridge: string) => ({ domU: { vifs: [{ bridge }] } });
const openVSwitch = (bridge: string, key = "vif.default.script") => ({
  host: { networks: [{ bridge: "ovsbr0", mode: "bridged" }], xlConf: { [key]: "vif-openvswitch" } },
  ...on(bridge),
});

policyCases(vifBridgesExist, {
  valid: [
    { name: "a bridge of the host", domU: { vifs: [{ bridge: "xenbr0" }] } },
    { name: "a vif without a bridge, which gets xenbr0", domU: { vifs: [{}] } },
    {
      name: "a vif without a bridge, which gets xl.conf's",
      host: { networks: [{ bridge: "br0", mode: "bridged" }], xlConf: { "vif.default.bridge": "br0" } },
      domU: { vifs: [{}] },
    },
    {
      name: "a vif without a bridge under xend, which gets the first one",
      host: { xen: { release: "4.0.0" }, networks: [{ bridge: "br0", mode: "bridged" }] },
      domU: { vifs: [{}] },
    },
    {
      name: "a bridge of another domain, which serves the vif",
      domU: { vifs: [{ bridge: "br0", backend: "router" }] },
    },
    { name: "a vif with a script of its own", domU: { vifs: [{ bridge: "lan", script: "vif-vlan" }] } },
    { name: "a script of its own by xl.conf", host: { xlConf: { "vif.default.script": "vif-vlan" } }, ...on("lan") },
    {
      name: "Xen's own script by its path",
      domU: { vifs: [{ bridge: "xenbr0", script: "/etc/xen/scripts/vif-bridge" }] },
    },
    {
      name: "a bridge with a dot in its name",
      host: { networks: [{ bridge: "br0.5", mode: "bridged" }] },
      ...on("br0.5"),
    },
    { name: "a VLAN of Open vSwitch", ...openVSwitch("ovsbr0.100") },
    { name: "a VLAN and a trunk of Open vSwitch", ...openVSwitch("ovsbr0.100:200:300") },
    { name: "a trunk of Open vSwitch by xl.conf's old key", ...openVSwitch("ovsbr0:200", "vifscript") },
  ],
  invalid: [
    {
      name: "a bridge that the host doesn't declare",
      domU: { vifs: [{ bridge: "xenbr0" }, { bridge: "xenbr1" }] },
      says: ["the bridge xenbr1 of its vif 1 does not exist: the host declares xenbr0"],
    },
    {
      name: "a vif without a bridge on a host without xenbr0",
      host: { networks: [{ bridge: "br0", mode: "bridged" }] },
      domU: { vifs: [{}] },
      says: ["its vif 0 names no bridge, and xenbr0, which it gets then, does not exist: the host declares br0"],
    },
    {
      name: "a vif without a bridge where xl.conf names one that is not there",
      host: { xlConf: { defaultbridge: "br1" } },
      domU: { vifs: [{}] },
      says: ["and br1, which it gets then, does not exist: the host declares xenbr0"],
    },
    {
      name: "a bridge of Open vSwitch that the host doesn't declare",
      ...openVSwitch("ovsbr1.100"),
      says: ["the bridge ovsbr1 of its vif 0 does not exist: the host declares ovsbr0"],
    },
    {
      name: "a bridge whose VLAN is no number",
      ...openVSwitch("ovsbr0.lan"),
      says: ["the bridge of its vif 0 is ovsbr0.lan, which vif-openvswitch refuses"],
    },
    {
      name: "VLANs of Open vSwitch without its script",
      host: { networks: [{ bridge: "ovsbr0", mode: "bridged" }] },
      ...on("ovsbr0.100:200"),
      says: ["the bridge ovsbr0.100:200 of its vif 0 does not exist"],
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
