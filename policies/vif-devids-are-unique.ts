import { vifDevidsUnique } from "../lib/facts/vif-settings";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { definePolicy, message } from "../lib/policy/policy";
import { repeated, secondOf } from "../lib/questions/repeated";

export const vifDevidsAreUnique = definePolicy({
  id: "vif-devids-are-unique",
  subject: "domU",
  covers: ["M68"],
  judges: "state",
  severity: "error",
  summary: "Every vif of a domU has a devid of its own.",
  rationale:
    "The devid is the vif's name in xenstore. The second of one devid is refused, and the domU does not start.",
  remedy: "Leave devid out: xl numbers the vifs in their order.",
  notReported:
    "Releases that don't read devid: settings-are-known-to-release reports that. Vifs without one, which are numbered behind the highest that is declared.",
  facts: [vifDevidsUnique],
  messages: {
    repeated: message<{ devid: number; vifs: readonly number[] }>(
      ({ devid, vifs }) => `its vifs ${vifs.join(" and ")} all have the devid ${devid}`,
    ),
  },
  check({ host, domU }, { need, factOr, report }) {
    const declared = domU.vifs.flatMap((vif, index) =>
      isKnown(vif.devid) ? [{ devid: vif.devid, index, place: at(vif, "devid") }] : [],
    );
    for (const [key, vifs] of repeated(declared, ({ devid }) => String(devid))) {
      if (factOr(vifDevidsUnique, need(host.xen, "release"), false))
        report(
          "repeated",
          { devid: Number(key), vifs: vifs.map(({ index }) => index) },
          secondOf(vifs.map(({ place }) => place)),
        );
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.vifs[1].devid",
      domU: {
        vifs: [
          { bridge: "xenbr0", mac: "00:16:3e:12:34:56", devid: 1 },
          { bridge: "xenbr0", mac: "00:16:3e:12:34:57", devid: 1 },
        ],
      },
    },
    accepted: {
      domU: {
        vifs: [
          { bridge: "xenbr0", mac: "00:16:3e:12:34:56", devid: 0 },
          { bridge: "xenbr0", mac: "00:16:3e:12:34:57", devid: 1 },
        ],
      },
    },
  },
});
