import { interfaceHasOneBridge } from "../lib/facts/identity";
import { grouped } from "../lib/model/indexed";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { definePolicy, message } from "../lib/policy/policy";
import { repeated, secondOf } from "../lib/questions/repeated";

export const uplinksHaveOneBridge = definePolicy({
  id: "uplinks-have-one-bridge",
  subject: "host",
  covers: ["D25a"],
  judges: "state",
  severity: "error",
  summary: "A physical interface of a host is the uplink of one network.",
  rationale:
    "Linux takes an interface into one bridge. The second bridge is made without it, and its domUs are on a network that leads nowhere.",
  remedy:
    "Give each network an interface of its own, such as a VLAN of the one (eth0.100), or put their domUs on one bridge.",
  notReported: "Whether two names are one interface; one bridge that is declared twice.",
  facts: [interfaceHasOneBridge],
  messages: {
    twice: message<{ uplink: string; bridges: readonly string[] }>(
      ({ uplink, bridges }) =>
        `${uplink} is the uplink of its networks ${bridges.join(" and ")}, and can be in one bridge only`,
    ),
  },
  check({ host }, { cite, report }) {
    const bridged = host.networks.flatMap((network) =>
      network.mode === "bridged" && isKnown(network.uplink) ? [{ network, uplink: network.uplink }] : [],
    );
    for (const [uplink, users] of repeated(bridged, (one) => one.uplink)) {
      // A bridge that is declared twice is one bridge.
      const networks = [...grouped(users, ({ network }) => network.bridge).values()].flatMap(([first]) =>
        first === undefined ? [] : [first.network],
      );
      if (networks.length === 1) continue;
      cite(interfaceHasOneBridge, host.xen.release);
      report(
        "twice",
        { uplink, bridges: networks.map(({ bridge }) => bridge) },
        secondOf(networks.map((network) => at(network, "uplink"))),
      );
    }
  },
  examples: {
    rejected: {
      at: "networks.xenbr1.uplink",
      host: {
        networks: [
          { bridge: "xenbr0", mode: "bridged", uplink: "eth0" },
          { bridge: "xenbr1", mode: "bridged", uplink: "eth0" },
        ],
      },
    },
    accepted: {
      host: {
        networks: [
          { bridge: "xenbr0", mode: "bridged", uplink: "eth0" },
          { bridge: "xenbr1", mode: "bridged", uplink: "eth0.100" },
        ],
      },
    },
  },
});
