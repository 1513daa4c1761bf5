import { macsUnique } from "../lib/facts/identity";
import type { DomU, Host, Vif } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { isKnown, knownOr } from "../lib/model/planned";
import { definePolicy, message, messageOf } from "../lib/policy/policy";
import { repeated, secondOf } from "../lib/questions/repeated";

interface Attached {
  readonly mac: string;
  readonly host: Host;
  readonly domU: DomU;
  readonly vif: Vif;
  /** What it is on for sure with another of the same: a bridge that leads nowhere else, or one of this name with an uplink, on whatever host. */
  readonly network: string;
  /** Whether the network has a way out, by which it may meet another. */
  readonly hasUplink: boolean;
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
  notReported:
    "One address on two networks of which one is routed or nat, or declares no uplink: they can't meet. Bridges of one name on several hosts count as one network.",
  facts: [macsUnique],
  messages: {
    repeated: message<{ mac: string; owners: readonly string[] }>(
      ({ mac, owners }) => `${mac} is the MAC address of ${owners.length} vifs: ${owners.join(", ")}`,
    ),
    mayMeet: messageOf<{ mac: string; owners: readonly string[] }>(
      "warning",
      ({ mac, owners }) =>
        `${mac} is the MAC address of vifs on several bridges with an uplink, which meet where these lead to one switch: ${owners.join(", ")}`,
    ),
  },
  check({ fleet }, { cite, report }) {
    const tell = (id: "repeated" | "mayMeet", attached: readonly Attached[]): void => {
      const [first] = attached;
      cite(macsUnique, first?.host.xen.release);
      report(
        id,
        { mac: first?.mac ?? "", owners: attached.map(({ host, domU }) => `${domU.name} on ${host.name}`) },
        secondOf(attached.map(({ vif }) => at(vif, "mac"))),
      );
    };
    for (const [, attached] of repeated(vifsOf(fleet.hosts), ({ mac }) => mac)) {
      for (const [, together] of repeated(attached, ({ network }) => network)) tell("repeated", together);
      const apart = new Map(attached.filter(({ hasUplink }) => hasUplink).map((one) => [one.network, one]));
      if (apart.size > 1) tell("mayMeet", [...apart.values()]);
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
    const closed = new Set(
      host.networks
        .filter(({ mode, uplink }) => mode !== "bridged" || uplink === undefined)
        .map(({ bridge }) => bridge),
    );
    for (const domU of host.domUs) {
      for (const vif of domU.vifs) {
        if (!isKnown(vif.mac)) continue;
        // With its VLANs, where it has any: they keep two ports of one bridge apart.
        const bridge = knownOr(vif.bridge, "");
        const isClosed = closed.has(bridge);
        yield {
          mac: vif.mac.toString(),
          host,
          domU,
          vif,
          network: JSON.stringify(isClosed ? [host.name, bridge] : [bridge]),
          hasUplink: !isClosed,
        };
      }
    }
  }
}
