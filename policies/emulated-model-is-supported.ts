import { supportedEmulatedModels } from "../lib/facts/emulated-vif";
import { at } from "../lib/model/place";
import { definePolicy, message, messageOf } from "../lib/policy/policy";

export const emulatedModelIsSupported = definePolicy({
  id: "emulated-model-is-supported",
  subject: "domU",
  covers: ["M62"],
  judges: "state",
  family: "x86",
  severity: "warning",
  summary: "The card that a vif emulates is one with security support.",
  rationale:
    "Emulated cards are code of QEMU's that the domU talks to. For a few of them the project issues advisories; what is wrong with the others stays as it is. Beside a vif without an emulated card the model says nothing.",
  remedy: "Take e1000 or rtl8139, or type: vif where the domU has Xen's own driver.",
  notReported: "Releases before 4.10, which have no statement on support.",
  facts: [supportedEmulatedModels],
  messages: {
    unsupported: message<{ index: number; model: string; supported: readonly string[]; release: string }>(
      ({ index, model, supported, release }) =>
        `its vif ${index} emulates a ${model}, which has no security support on Xen ${release}: ${supported.join(", ")} have`,
      {
        remedy: ({ supported }) => `Take ${supported.join(" or ")}, or type: vif where the domU has Xen's own driver.`,
      },
    ),
    unused: messageOf<{ index: number; model: string }>(
      "info",
      ({ index, model }) => `its vif ${index} has the model ${model}, but no emulated card`,
      { remedy: "Leave the model out, or make the domU HVM and the vif ioemu." },
    ),
  },
  check({ host, domU }, { need, factOr, cite, report }) {
    domU.vifs.forEach((vif, index) => {
      if (vif.model === undefined) return;
      const release = need(host.xen, "release");
      const supported = factOr(supportedEmulatedModels, release, undefined);
      if (supported === undefined) return;
      const model = need(vif, "model");
      const isEmulated = domU.type === "hvm" && (vif.type === undefined || need(vif, "type") === "ioemu");
      cite(supportedEmulatedModels, release);
      if (!isEmulated) report("unused", { index, model }, at(vif, "model"));
      else if (!supported.includes(model))
        report("unsupported", { index, model, supported, release: release.toString() }, at(vif, "model"));
    });
  },
  examples: {
    rejected: {
      at: "domUs.web.vifs[0].model",
      domU: { type: "hvm", vifs: [{ bridge: "xenbr0", mac: "00:16:3e:12:34:56", model: "ne2k_pci" }] },
    },
    accepted: { domU: { type: "hvm", vifs: [{ bridge: "xenbr0", mac: "00:16:3e:12:34:56", model: "e1000" }] } },
  },
});
