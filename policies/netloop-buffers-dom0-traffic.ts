import { netloopDocumented, netloopNeeded } from "../lib/facts/netloop";
import { oldXen } from "../lib/model/sample";
import type { DomU, Host, Network, Vif } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { isUnknown } from "../lib/model/planned";
import { isDom0 } from "../lib/model/storage";
import { definePolicy, message } from "../lib/policy/policy";

export const netloopBuffersDom0Traffic = definePolicy({
  id: "netloop-buffers-dom0-traffic",
  subject: "host",
  covers: ["H04"],
  judges: "state",
  severity: "error",
  summary: "Where dom0 itself takes packets from domUs, netloop copies them first.",
  rationale:
    "Up to 3.1 a packet from a domU lies in a page of the domU's until dom0 lets go of it, and netback has one pool of 256 such packets for all domUs. A packet that leaves by another interface is let go of at " +
    "once; one that waits in a socket of dom0's holds its page, and when the pool is empty the network of every domU stands still. netloop's veth/vif0.N pair copies packets that are for dom0. On a routed or " +
    "nat network all of them pass dom0's stack, on a bridged one those for daemons in dom0.",
  remedy:
    "Declare dom0.netloop: true and put dom0's address on veth0, or, on bridged networks only, say with receivesGuestPackets: [] that nothing in dom0 takes packets from domUs.",
  notReported:
    "Hosts without networks and vifs; vifs that another domain serves; vifs of bridges that nobody declares, where receivesGuestPackets: [] says that dom0 takes nothing and no script routes.",
  facts: [netloopNeeded, netloopDocumented],
  messages: {
    missing: message<{ network: Network; daemons: readonly string[] | undefined; release: string }>(
      ({ network, daemons, release }) => {
        const taker =
          network.mode !== "bridged"
            ? "dom0's own stack takes every packet of it"
            : daemons === undefined
              ? "the host does not say that nothing in dom0 receives guest packets"
              : `${daemons.join(", ")} in dom0 ${daemons.length === 1 ? "takes" : "take"} packets from it`;
        return `its ${network.mode} network ${network.bridge} has no netloop on Xen ${release}, and ${taker}`;
      },
      {
        remedy: ({ network }) =>
          `Declare dom0.netloop: true and put dom0's address on veth0${network.mode === "bridged" ? ", or say with receivesGuestPackets: [] that nothing in dom0 takes packets from domUs" : ""}.`,
      },
    ),
    undeclared: message<{
      domU: DomU;
      index: number;
      vif: Vif;
      daemons: readonly string[] | undefined;
      release: string;
    }>(
      ({ domU, index, vif, daemons, release }) =>
        `vif ${index} of its domU ${domU.name} is on no network that the host declares, and has no netloop on Xen ${release}, and ${
          isRouted(vif)
            ? "dom0's own stack takes every packet of it"
            : daemons === undefined
              ? "the host does not say that nothing in dom0 receives guest packets"
              : `${daemons.join(", ")} in dom0 may take packets from it`
        }`,
      {
        remedy:
          "Declare the network that the vif is on, and dom0.netloop: true with dom0's address on veth0, or, for a bridged one, say with receivesGuestPackets: [] that nothing in dom0 takes packets from domUs.",
      },
    ),
  },
  check({ host }, { need, fact, cite, report }) {
    const { netloop, receivesGuestPackets } = host.dom0;
    const loose = vifsWithoutNetwork(host);
    if (host.networks.length === 0 && loose.length === 0 && netloop === undefined) return;
    const xen = need(host.xen, "release");
    const release = xen.toString();
    const declared = netloop === undefined ? false : need(host.dom0, "netloop");
    if (!fact(netloopNeeded, xen) || declared) return;
    cite(netloopDocumented, xen);
    for (const network of host.networks) {
      const daemons =
        receivesGuestPackets === undefined || network.mode !== "bridged"
          ? undefined
          : need(host.dom0, "receivesGuestPackets");
      if (network.mode === "bridged" && daemons?.length === 0) continue;
      report(
        "missing",
        { network, daemons, release },
        { at: at(host.dom0, "netloop"), related: [at(network)], about: network.bridge },
      );
    }
    for (const { domU, index, vif } of loose) {
      const daemons = receivesGuestPackets === undefined ? undefined : need(host.dom0, "receivesGuestPackets");
      if (daemons?.length === 0 && !isRouted(vif)) continue;
      report(
        "undeclared",
        { domU, index, vif, daemons, release },
        { at: at(vif, "bridge"), related: [at(host.dom0, "netloop")], about: `${domU.name} ${index}` },
      );
    }
  },
  examples: {
    rejected: {
      at: "dom0.netloop",
      host: oldXen("3.0.3", { networks: [{ bridge: "xenbr0", mode: "routed" }] }),
      domU: { kernel: "2.6.16.29" },
    },
    accepted: {
      host: oldXen("3.0.3", { dom0: { netloop: true }, networks: [{ bridge: "xenbr0", mode: "routed" }] }),
      domU: { kernel: "2.6.16.29" },
    },
  },
});

/** A vif without a bridge is on the release's default one, or on none where its script routes: dom0 meets it all the same. */
function vifsWithoutNetwork(host: Host): readonly { readonly domU: DomU; readonly index: number; readonly vif: Vif }[] {
  const bridges = new Set(host.networks.map(({ bridge }) => bridge));
  const routes = host.networks.some(({ mode }) => mode !== "bridged");
  const isDeclared = (vif: Vif): boolean => {
    if (isRouted(vif)) return routes;
    return vif.bridge === undefined ? bridges.size > 0 : isUnknown(vif.bridge) || bridges.has(vif.bridge);
  };
  return host.domUs.flatMap((domU) =>
    domU.vifs.flatMap((vif, index) => (isDom0(vif.backend) && !isDeclared(vif) ? [{ domU, index, vif }] : [])),
  );
}

/** vif-route and vif-nat, and what is called after them. A script that is not known until apply may be one. */
function isRouted({ script }: Vif): boolean {
  return script !== undefined && (isUnknown(script) || /(^|\/)vif-(route|nat)/.test(script));
}
