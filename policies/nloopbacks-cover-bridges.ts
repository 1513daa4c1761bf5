import { defaultNloopbacks, netloopNeeded } from "../lib/facts/netloop";
import { oldXen } from "../lib/model/sample";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { definePolicy, message } from "../lib/policy/policy";

export const nloopbacksCoverBridges = definePolicy({
  id: "nloopbacks-cover-bridges",
  subject: "host",
  covers: ["H04"],
  judges: "state",
  severity: "error",
  summary: "netloop makes a pair for every bridge.",
  rationale:
    "Each bridge takes a veth/vif0.N pair of its own. network-bridge fails for a bridge that finds none left, and the domUs on it have no network.",
  remedy:
    "Declare dom0.nloopbacks of at least the number of bridges; on the host that is nloopbacks= of its driver, loopback or netloop, on dom0's kernel command line.",
  facts: [netloopNeeded, defaultNloopbacks],
  messages: {
    tooFew: message<{ bridges: number; pairs: number; byDefault: boolean; release: string }>(
      ({ bridges, pairs, byDefault, release }) =>
        `it has ${bridges} bridges, and netloop makes ${pairs} pairs${byDefault ? ` by default on Xen ${release}` : ""}`,
    ),
  },
  check({ host }, { need, fact, report }) {
    const { netloop, nloopbacks } = host.dom0;
    if (netloop === undefined || netloop === false || host.networks.length === 0) return;
    const release = need(host.xen, "release");
    if (!fact(netloopNeeded, release)) return;
    need(host.dom0, "netloop");
    const pairs = nloopbacks === undefined ? fact(defaultNloopbacks, release) : need(host.dom0, "nloopbacks");
    const bridges = new Set(host.networks.map(({ bridge }) => bridge)).size;
    if (bridges > pairs)
      report(
        "tooFew",
        { bridges, pairs, byDefault: !isKnown(nloopbacks), release: release.toString() },
        at(host.dom0, "nloopbacks"),
      );
  },
  examples: {
    rejected: {
      at: "dom0.nloopbacks",
      host: oldXen("3.0.3", {
        dom0: { netloop: true },
        networks: ["xenbr0", "xenbr1", "xenbr2", "xenbr3", "xenbr4"].map((bridge) => ({ bridge, mode: "bridged" })),
      }),
      domU: { kernel: "2.6.16.29" },
    },
    accepted: {
      host: oldXen("3.0.3", {
        dom0: { netloop: true, nloopbacks: 5 },
        networks: ["xenbr0", "xenbr1", "xenbr2", "xenbr3", "xenbr4"].map((bridge) => ({ bridge, mode: "bridged" })),
      }),
      domU: { kernel: "2.6.16.29" },
    },
  },
});
