import { macsUnique } from "../lib/facts/identity";
import type { DomU, Host, Vif } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { isKnown, knownOr } from "../lib/model/planned";
import { definePolicy, message } from "../lib/policy/policy";
import { repeated, secondOf } from "../lib/questions/repeated";

interface Attached {
  readonly mac: string;
  readonly host: Host;
  readonly domU: DomU;
  readonly vif: Vif;
  /** What it can meet another MAC address on: the wire for a bridged network, the bridge for one behind dom0. */
  readonly network: string;
}

export const macsAreUnique = definePolicy({
  id: "macs-are-unique",
  subject: "fleet",
  covers: ["M60"],
  judges: "state",
  severity: "error",
  summary: "No two vifs that may meet on one network have the same MAC address.",
  rationale:
    "Two interfaces of one MAC address on one Ethernet take turns in losing their packets. Neither xl nor libxl nor a hotplug script checks.",
  remedy: "Give one of the vifs another address of 00:16:3e, or none at all.",
  notReported: "One address behind two routed or nat networks: dom0 keeps them apart.",
  facts: [macsUnique],
  messages: {
    repeated: message<{ mac: string; owners: readonly string[] }>(
      ({ mac, owners }) => `${mac} is the MAC address of ${owners.length} vifs: ${owners.join(", ")}`,
    ),
  },
  check({ fleet }, { cite, report }) {
    for (const [, attached] of repeated(vifsOf(fleet.hosts), ({ mac, network }) => `${mac} ${network}`)) {
      const [first] = attached;
      cite(macsUnique, first?.host.xen.release);
      report(
        "repeated",
        { mac: first?.mac ?? "", owners: attached.map(({ host, domU }) => `${domU.name} on ${host.name}`) },
        secondOf(attached.map(({ vif }) => at(vif, "mac"))),
      );
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.vifs[1].mac",
      domU: {
        vifs: [
          { bridge: "xenbr0", mac: "00:16:3e:12:34:56" },
          { bridge: "xenbr0", mac: "00:16:3E:12:34:56" },
        ],
      },
    },
    accepted: {
      domU: {
        vifs: [
          { bridge: "xenbr0", mac: "00:16:3e:12:34:56" },
          { bridge: "xenbr0", mac: "00:16:3e:12:34:57" },
        ],
      },
    },
  },
});

function* vifsOf(hosts: readonly Host[]): Generator<Attached> {
  for (const host of hosts) {
    const behindDom0 = new Set(host.networks.filter(({ mode }) => mode !== "bridged").map(({ bridge }) => bridge));
    for (const domU of host.domUs) {
      for (const vif of domU.vifs) {
        if (!isKnown(vif.mac)) continue;
        const bridge = knownOr(vif.bridge, "");
        yield {
          mac: vif.mac.toString(),
          host,
          domU,
          vif,
          network: behindDom0.has(bridge) ? JSON.stringify([host.name, bridge]) : "the wire",
        };
      }
    }
  }
}
