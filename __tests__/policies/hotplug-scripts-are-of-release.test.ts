import { hotplugScripts } from "../../lib/facts/hotplug-scripts";
import { hotplugScriptsAreOfRelease } from "../../policies/hotplug-scripts-are-of-release";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const vif = (script: string, release = "4.17.5") => ({
  host: { xen: { release } },
  domU: { vifs: [{ bridge: "xenbr0", script }] },
});
const vbd = (script: string, release = "4.17.5") => ({
  host: { xen: { release } },
  domU: { vbds: [{ vdev: "xvda", target: "iqn=a,portal=b", script, size: "1GiB" }] },
});

policyCases(hotplugScriptsAreOfRelease, {
  valid: [
    { name: "no script", domU: {} },
    { name: "a script by its path", ...vif("/etc/xen/scripts/vif-route") },
    { name: "a script of somebody's own", ...vif("vif-customer") },
    { name: "iSCSI on 4.3.0", ...vbd("block-iscsi", "4.3.0") },
  ],
  invalid: [
    {
      name: "nothing, but warns of Open vSwitch on 4.2.5",
      ...vif("vif-openvswitch", "4.2.5"),
      says: ["its vif 0 names the script vif-openvswitch, which Xen 4.2.5 does not bring: Xen 4.3 and later does"],
    },
    {
      name: "nothing, but warns of a misspelt script",
      ...vbd("block-iscsii"),
      says: ["its vbd xvda names the script block-iscsii: is block-iscsi meant?"],
    },
  ],
  undecided: [],
});

boundaryCases(hotplugScriptsAreOfRelease, hotplugScripts, {
  at: ({ added }) => vif(added.at(-1) ?? ""),
  past: () => vif("vif-brigde"),
  before: { passes: "no release before it was looked at" },
});
