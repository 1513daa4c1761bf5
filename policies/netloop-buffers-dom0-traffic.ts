import { netloopDocumented, netloopNeeded } from "../lib/facts/netloop";
import { oldXen } from "../lib/model/baseline";
import type { DomU, Host, Network, NetworkMode, Vif } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { isKnown, type Planned } from "../lib/model/planned";
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
  notReported: "Hosts without networks and vifs; vifs that another domain serves.",
  facts: [netloopNeeded, netloopDocumented],
  messages: {
    missing: message<{ network: Network; daemons: readonly string[] | undefined; release: string }>(
      ({ network, daemons, release }) =>
        `its ${network.mode} network ${network.bridge} has no netloop on Xen ${release}, and ${takerOf(network.mode, daemons)}`,
      {
        remedy: ({ network }) =>
          `Declare dom0.netloop: true and put dom0's address on veth0${network.mode === "bridged" ? ", or say with receivesGuestPackets: [] that nothing in dom0 takes packets from domUs" : ""}.`,
      },
    ),
    loose: message<{
      domU: string;
      index: number;
      mode: NetworkMode;
      daemons: readonly string[] | undefined;
      release: string;
    }>(
      ({ domU, index, mode, daemons, release }) =>
        `vif ${index} of ${domU} is ${mode} without a declared network, there is no netloop on Xen ${release}, and ${takerOf(mode, daemons)}`,
    ),
  },
  check({ host }, { need, fact, cite, report }) {
    const { netloop, receivesGuestPackets } = host.dom0;
    const loose = looseVifs(host);
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
    for (const { domU, vif, index, mode } of loose) {
      const daemons =
        mode !== "bridged" || receivesGuestPackets === undefined ? undefined : need(host.dom0, "receivesGuestPackets");
      if (mode === "bridged" && daemons?.length === 0) continue;
      report(
        "loose",
        { domU: domU.name, index, mode, daemons, release },
        { at: at(host.dom0, "netloop"), related: [at(vif)], about: `${domU.name} ${index}` },
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

function takerOf(mode: Planned<NetworkMode>, daemons: readonly string[] | undefined): string {
  if (mode !== "bridged") return "dom0's own stack takes every packet of it";
  if (daemons === undefined) return "the host does not say that nothing in dom0 receives guest packets";
  return `${daemons.join(", ")} in dom0 ${daemons.length === 1 ? "takes" : "take"} packets from it`;
}

interface LooseVif {
  readonly domU: DomU;
  readonly vif: Vif;
  readonly index: number;
  readonly mode: NetworkMode;
}

/** The vifs that dom0 serves on no declared network, each with what its script makes of it. */
function looseVifs({ networks, domUs }: Host): readonly LooseVif[] {
  const bridges = new Set(networks.map(({ bridge }) => bridge));
  return domUs.flatMap((domU) =>
    domU.vifs.flatMap((vif, index) => {
      const { bridge, script, backend } = vif;
      if (backend !== undefined && backend !== "Domain-0") return [];
      const [, way] = /(?:^|\/)vif-(route|nat)/.exec(isKnown(script) ? script : "") ?? [];
      const mode = way === "route" ? "routed" : way === "nat" ? "nat" : "bridged";
      // A vif without a bridge is on the host's own: one of those that are declared, if any is.
      const isDeclared =
        mode !== "bridged"
          ? networks.some((one) => one.mode === mode)
          : isKnown(bridge)
            ? bridges.has(bridge)
            : networks.length > 0;
      return isDeclared ? [] : [{ domU, vif, index, mode }];
    }),
  );
}
