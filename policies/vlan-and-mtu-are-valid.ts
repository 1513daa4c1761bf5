import { mtuRange, type Range, vlanNeedsScript, vlanRange } from "../lib/facts/vif-settings";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { problemOfVlans } from "../lib/xen/vlan";

export const vlanAndMtuAreValid = definePolicy({
  id: "vlan-and-mtu-are-valid",
  subject: "domU",
  covers: ["M66"],
  judges: "state",
  severity: "warning",
  summary: "A vif's VLANs and its MTU are ones that dom0 can set.",
  rationale:
    "xl passes both on as they stand, and the domU starts whatever they are. An MTU that can't be set leaves the interface with another. What becomes of VLANs is the hotplug script's matter, and Xen's own vif-bridge reads none: the domU is then on whatever network the bridge is.",
  remedy:
    "Write an MTU that an interface of dom0 can have, and VLANs as 10, 10p/20 or 10p/100-110, together with a hotplug script that sets them.",
  notReported:
    "vlan on releases that don't read it: settings-are-known-to-release reports that. Whether the script that is declared reads it.",
  facts: [mtuRange, vlanRange, vlanNeedsScript],
  messages: {
    mtu: message<{ index: number; mtu: number; range: Range }>(
      ({ index, mtu, range }) =>
        `the MTU of its vif ${index} is ${mtu}, and an interface of dom0 can have ${range.least} to ${range.most}`,
      { remedy: ({ range }) => `Write an MTU from ${range.least} to ${range.most}.`, facts: [mtuRange] },
    ),
    vlan: message<{ index: number; vlan: string; problem: string }>(
      ({ index, vlan, problem }) => `the vlan of its vif ${index} is ${vlan}, which ${problem}`,
      { remedy: "Write VLANs as 10, 10p/20 or 10p/100-110.", facts: [vlanRange] },
    ),
    noScript: message<{ index: number; vlan: string; release: string }>(
      ({ index, vlan, release }) =>
        `its vif ${index} has vlan ${vlan} and no script, and no hotplug script of Xen ${release} itself reads it`,
      { remedy: "Name a hotplug script that sets VLANs (script).", facts: [vlanNeedsScript] },
    ),
  },
  check({ host, domU }, { need, fact, factOr, report }) {
    domU.vifs.forEach((vif, index) => {
      if (vif.mtu === undefined && vif.vlan === undefined) return;
      const release = need(host.xen, "release");
      if (vif.mtu !== undefined) {
        const mtu = need(vif, "mtu");
        const range = fact(mtuRange, release);
        if (mtu < range.least || mtu > range.most) report("mtu", { index, mtu, range }, at(vif, "mtu"));
      }
      const range = factOr(vlanRange, release, undefined);
      if (vif.vlan === undefined || range === undefined) return;
      const vlan = need(vif, "vlan");
      const problem = problemOfVlans(vlan, range);
      if (problem !== undefined) report("vlan", { index, vlan, problem }, at(vif, "vlan"));
      if (vif.script === undefined && fact(vlanNeedsScript, release))
        report(
          "noScript",
          { index, vlan, release: release.toString() },
          { at: at(vif, "script"), related: [at(vif, "vlan")] },
        );
    });
  },
  examples: {
    rejected: {
      at: "domUs.web.vifs[0].vlan",
      host: { xen: { release: "4.19.0" } },
      domU: { vifs: [{ bridge: "xenbr0", mac: "00:16:3e:12:34:56", vlan: "4095", script: "vif-vlan" }] },
    },
    accepted: {
      host: { xen: { release: "4.19.0" } },
      domU: { vifs: [{ bridge: "xenbr0", mac: "00:16:3e:12:34:56", vlan: "4094", script: "vif-vlan" }] },
    },
  },
});
