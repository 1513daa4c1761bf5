import { ioemuOutsideHvm } from "../lib/facts/emulated-vif";
import type { GuestType } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { definePolicy, message, messageOf } from "../lib/policy/policy";

export const emulatedVifIsHvm = definePolicy({
  id: "emulated-vif-is-hvm",
  subject: "domU",
  covers: ["M62", "M06"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "Only an HVM domU has a vif with an emulated card.",
  rationale:
    "PV and PVH domUs have no device model that could emulate one. xl refuses the vif; xm lets it pass, and the domU finds no interface.",
  remedy: "Say type: vif, or leave the type out.",
  notReported: "A model without type ioemu, which is ignored: emulated-model-is-supported reports that.",
  facts: [ioemuOutsideHvm],
  messages: {
    refused: message<{ index: number; type: GuestType; release: string }>(
      ({ index, type, release }) =>
        `its vif ${index} is of type ioemu, and Xen ${release} refuses an emulated card for a domU of type ${type}`,
    ),
    undocumented: messageOf<{ index: number; type: GuestType }>(
      "warning",
      ({ index, type }) => `its vif ${index} is of type ioemu, but nothing emulates a card for a domU of type ${type}`,
    ),
  },
  check({ host, domU }, { need, fact, report }) {
    if (domU.type === "hvm") return;
    domU.vifs.forEach((vif, index) => {
      if (vif.type === undefined || need(vif, "type") !== "ioemu") return;
      const release = need(host.xen, "release");
      if (fact(ioemuOutsideHvm, release) === "refused")
        report("refused", { index, type: domU.type, release: release.toString() }, at(vif, "type"));
      else report("undocumented", { index, type: domU.type }, at(vif, "type"));
    });
  },
  examples: {
    rejected: {
      at: "domUs.web.vifs[0].type",
      domU: { vifs: [{ bridge: "xenbr0", mac: "00:16:3e:12:34:56", type: "ioemu" }] },
    },
    accepted: { domU: { type: "hvm", vifs: [{ bridge: "xenbr0", mac: "00:16:3e:12:34:56", type: "ioemu" }] } },
  },
});
