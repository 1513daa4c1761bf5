import { mtuRange, vlanNeedsScript, vlanRange } from "../../lib/facts/vif-settings";
import { Unknown } from "../../lib/model/planned";
import { vlanAndMtuAreValid } from "../../policies/vlan-and-mtu-are-valid";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const vif = (more: object) => ({ domU: { vifs: [{ bridge: "xenbr0", ...more }] } });
const vlan = (text: string) => ({ host: { xen: { release: "4.19.0" } }, ...vif({ vlan: text, script: "vif-vlan" }) });

policyCases(vlanAndMtuAreValid, {
  valid: [
    { name: "the smallest MTU", ...vif({ mtu: 68 }) },
    { name: "a jumbo frame", ...vif({ mtu: 9000 }) },
    { name: "a single VLAN", ...vlan("10") },
    { name: "a PVID and a tagged VLAN", ...vlan("10p/20") },
    { name: "a PVID and a row", ...vlan("10p/100+10x4") },
    { name: "a PVID and an untagged range", ...vlan("10p/20-30u") },
    {
      name: "VLANs on 4.18.0, which does not read them",
      host: { xen: { release: "4.18.0" } },
      ...vif({ vlan: "9999" }),
    },
  ],
  invalid: [
    {
      name: "an MTU below what IPv4 needs",
      ...vif({ mtu: 67 }),
      says: ["the MTU of its vif 0 is 67, and an interface of dom0 can have 68 to 65517"],
    },
    { name: "VLAN 0", ...vlan("0"), says: ["has VLANs outside 1 to 4094"] },
    { name: "a row that runs over", ...vlan("10p/4090+2x3"), says: ["has VLANs outside 1 to 4094"] },
    { name: "two VLANs without a PVID", ...vlan("10/20"), says: ["marks no VLAN as the PVID"] },
    { name: "two PVIDs", ...vlan("10p/20p"), says: ["marks more than one VLAN as the PVID"] },
    { name: "a range as the PVID", ...vlan("10-20p"), says: ["marks 10-20p as the PVID"] },
    {
      name: "a range that ends before it begins",
      ...vlan("10p/30-20"),
      says: ["has a range 30-20 that ends before it begins"],
    },
    { name: "VLANs with commas", ...vlan("10p 20"), says: ['has a term "10p 20"'] },
    {
      name: "a VLAN without a script that sets it",
      host: { xen: { release: "4.19.0" } },
      ...vif({ vlan: "10" }),
      says: ["and no hotplug script of Xen 4.19.0 itself reads it"],
    },
  ],
  undecided: [
    {
      name: "an MTU on a host of unknown release",
      host: { xen: { release: new Unknown() } },
      ...vif({ mtu: 1500 }),
      says: ["hosts.alpha.xen.release is not known until apply"],
    },
  ],
});

const notRead = { passes: "releases before 4.19 don't read vlan, which is another policy's matter" };
boundaryCases(vlanAndMtuAreValid, mtuRange, {
  at: ({ least }) => vif({ mtu: least }),
  past: ({ least }) => vif({ mtu: least - 1 }),
});
boundaryCases(vlanAndMtuAreValid, vlanRange, {
  at: ({ most }) => vlan(String(most)),
  past: ({ most }) => vlan(String(most + 1)),
  before: notRead,
});
boundaryCases(vlanAndMtuAreValid, vlanNeedsScript, {
  at: () => vlan("10"),
  past: () => vif({ vlan: "10" }),
  before: notRead,
});
