import { bridgeMustExist } from "../lib/facts/identity";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";

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
    "A vif without a bridge, which gets the host's default, a vif with a hotplug script of its own, and one that another domain serves.",
  facts: [bridgeMustExist],
  messages: {
    missing: message<{ index: number; bridge: string; known: readonly string[] }>(
      ({ index, bridge, known }) =>
        `the bridge ${bridge} of its vif ${index} does not exist: the host declares ${known.length === 0 ? "no networks" : known.join(", ")}`,
    ),
  },
  check({ host, domU }, { need, cite, report }) {
    domU.vifs.forEach((vif, index) => {
      const { bridge, script, backend } = vif;
      if (bridge === undefined || script !== undefined || backend !== undefined) return;
      const name = need(vif, "bridge");
      const known = need(host, "networks").map((network) => network.bridge);
      if (known.includes(name)) return;
      cite(bridgeMustExist, host.xen.release);
      report("missing", { index, bridge: name, known }, at(vif, "bridge"));
    });
  },
  examples: {
    rejected: { at: "domUs.web.vifs[0].bridge", domU: { vifs: [{ bridge: "xenbr1", mac: "00:16:3e:12:34:56" }] } },
    accepted: { domU: { vifs: [{ bridge: "xenbr0", mac: "00:16:3e:12:34:56" }] } },
  },
});
