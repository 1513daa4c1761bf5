import { bridgeMustExist, defaultBridge, openVSwitchGrammar } from "../lib/facts/identity";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { bridgeNameOf, defaultBridgeOf, scriptOf } from "../lib/questions/vif-bridge";
import { OPEN_VSWITCH_SCRIPT } from "../lib/xen/vif-bridge";

export const vifBridgesExist = definePolicy({
  id: "vif-bridges-exist",
  subject: "domU",
  covers: ["M64"],
  judges: "state",
  severity: "error",
  summary: "The bridge of a vif is a network of the domU's host.",
  rationale: "The hotplug script finds no bridge to attach the vif to, and the domU does not start.",
  remedy: "Declare the network on the host, or correct the name of the bridge.",
  notReported:
    "Under xend, a vif without a bridge, which gets the first one that there is; a vif with another hotplug script than vif-bridge and vif-openvswitch, on itself or by xl.conf; one that another domain serves.",
  facts: [bridgeMustExist, defaultBridge, openVSwitchGrammar],
  messages: {
    missing: message<{ index: number; bridge: string; known: readonly string[] }>(
      ({ index, bridge, known }) =>
        `the bridge ${bridge} of its vif ${index} does not exist: the host declares ${known.length === 0 ? "no networks" : known.join(", ")}`,
      { facts: [bridgeMustExist] },
    ),
    noDefault: message<{ index: number; bridge: string; known: readonly string[] }>(
      ({ index, bridge, known }) =>
        `its vif ${index} names no bridge, and ${bridge}, which it gets then, does not exist: the host declares ${known.length === 0 ? "no networks" : known.join(", ")}`,
      { remedy: "Name a bridge, here or in xl.conf's vif.default.bridge.", facts: [bridgeMustExist, defaultBridge] },
    ),
    malformed: message<{ index: number; bridge: string }>(
      ({ index, bridge }) => `the bridge of its vif ${index} is ${bridge}, which ${OPEN_VSWITCH_SCRIPT} refuses`,
      { remedy: "Write BRIDGE.TAG:TRUNK:TRUNK, as ovsbr0.100:200:300.", facts: [openVSwitchGrammar] },
    ),
  },
  check({ host, domU }, { need, needed, cite, factOr, report }) {
    domU.vifs.forEach((vif, index) => {
      if (vif.backend !== undefined) return;
      const script = scriptOf(host, vif, { need, needed });
      if (script !== "vif-bridge" && script !== OPEN_VSWITCH_SCRIPT) return;
      const place = at(vif, "bridge");
      if (vif.bridge === undefined) {
        const release = need(host.xen, "release");
        const byXen = factOr(defaultBridge, release, undefined);
        const byHost = byXen === undefined ? undefined : defaultBridgeOf(host, { needed });
        const name = byHost?.name ?? byXen;
        if (name === undefined) return;
        const known = need(host, "networks").map((network) => network.bridge);
        if (known.includes(name)) return;
        cite(bridgeMustExist, release);
        return report(
          "noDefault",
          { index, bridge: name, known },
          byHost === undefined ? place : { at: place, related: [byHost.at] },
        );
      }
      const bridge = bridgeNameOf(host, vif, { need, needed });
      if (bridge === undefined) {
        cite(openVSwitchGrammar, host.xen.release);
        return report("malformed", { index, bridge: need(vif, "bridge") }, place);
      }
      const known = need(host, "networks").map((network) => network.bridge);
      if (known.includes(bridge)) return;
      cite(bridgeMustExist, host.xen.release);
      report("missing", { index, bridge, known }, place);
    });
  },
  examples: {
    rejected: { at: "domUs.web.vifs[0].bridge", domU: { vifs: [{ bridge: "xenbr1", mac: "00:16:3e:12:34:56" }] } },
    accepted: { domU: { vifs: [{ bridge: "xenbr0", mac: "00:16:3e:12:34:56" }] } },
  },
});
