import { type TakenName, vifnamesUnique } from "../lib/facts/interface-name";
import type { DomU, Vif } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { isKnown, knownOr } from "../lib/model/planned";
import { definePolicy, message } from "../lib/policy/policy";
import { repeated, secondOf } from "../lib/questions/repeated";

export const vifnamesAreUnique = definePolicy({
  id: "vifnames-are-unique",
  subject: "host",
  covers: ["M63"],
  judges: "state",
  severity: "error",
  summary: "No two vifs on a host have the same vifname.",
  rationale:
    "The hotplug script renames the vif's interface in dom0, where a name is given once. Later scripts fail. Up to 4.1 they silently continue: the second domU has no network, and when it is shut down the interface of the first goes down with it.",
  remedy: "Give one of the vifs another vifname, or none.",
  notReported: "Names that the host's own interfaces have, and vifs that different driver domains serve.",
  facts: [vifnamesUnique],
  messages: {
    repeated: message<{ name: string; owners: readonly string[]; outcome: TakenName; release: string }>(
      ({ name, owners, outcome, release }) =>
        `${name} is the vifname of ${owners.length} vifs, of ${owners.join(" and ")}; on Xen ${release} ${outcome}`,
    ),
  },
  check({ host }, { need, fact, report }) {
    for (const [, vifs] of repeated(namedVifs(host.domUs), ({ name, backend }) => `${name} ${backend}`)) {
      const release = need(host.xen, "release");
      const outcome = fact(vifnamesUnique, release);
      report(
        "repeated",
        { name: vifs[0]?.name ?? "", owners: vifs.map(({ owner }) => owner), outcome, release: release.toString() },
        secondOf(vifs.map(({ vif }) => at(vif, "vifname"))),
      );
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.vifs[1].vifname",
      domU: {
        vifs: [
          { bridge: "xenbr0", mac: "00:16:3e:12:34:56", vifname: "web-lan" },
          { bridge: "xenbr0", mac: "00:16:3e:12:34:57", vifname: "web-lan" },
        ],
      },
    },
    accepted: {
      domU: {
        vifs: [
          { bridge: "xenbr0", mac: "00:16:3e:12:34:56", vifname: "web-lan" },
          { bridge: "xenbr0", mac: "00:16:3e:12:34:57", vifname: "web-dmz" },
        ],
      },
    },
  },
});

function* namedVifs(domUs: readonly DomU[]): Generator<{ name: string; backend: string; owner: string; vif: Vif }> {
  for (const { name: owner, vifs } of domUs) {
    for (const vif of vifs)
      if (isKnown(vif.vifname)) yield { name: vif.vifname, backend: knownOr(vif.backend, ""), owner, vif };
  }
}
