import { supportedEmulatedModels } from "../../lib/facts/emulated-vif";
import { emulatedModelIsSupported } from "../../policies/emulated-model-is-supported";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const model = (name: string, more: object = {}) => ({
  domU: { type: "hvm", vifs: [{ bridge: "xenbr0", model: name, ...more }] },
});

policyCases(emulatedModelIsSupported, {
  valid: [
    { name: "an e1000", ...model("e1000") },
    { name: "an rtl8139, which SUPPORT.md writes rtl8193", ...model("rtl8139", { type: "ioemu" }) },
    { name: "a vif without a model", domU: { type: "hvm" } },
    {
      name: "any model on 3.0.3, which has no statement on support",
      host: { xen: { release: "3.0.3" } },
      ...model("ne2k_pci"),
    },
  ],
  invalid: [
    {
      name: "an ne2k_pci",
      ...model("ne2k_pci"),
      says: ["its vif 0 emulates a ne2k_pci, which has no security support on Xen 4.17.5"],
    },
    {
      name: "nothing, but tells of a model without an emulated card",
      ...model("e1000", { type: "vif" }),
      severity: "info",
      says: ["its vif 0 has the model e1000, but no emulated card"],
    },
    {
      name: "nothing, but tells of a model of a PV domU",
      domU: { vifs: [{ bridge: "xenbr0", model: "e1000" }] },
      severity: "info",
      says: ["but no emulated card"],
    },
  ],
  undecided: [],
});

boundaryCases(emulatedModelIsSupported, supportedEmulatedModels, {
  at: ([first = ""]) => model(first),
  past: () => model("vmxnet3"),
  before: { passes: "no release before 4.10 says what has security support" },
});
