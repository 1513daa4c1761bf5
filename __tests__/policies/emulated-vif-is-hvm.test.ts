import { ioemuOutsideHvm } from "../../lib/facts/emulated-vif";
import { emulatedVifIsHvm } from "../../policies/emulated-vif-is-hvm";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const ioemu = (type: string) => ({ domU: { type, vifs: [{ bridge: "xenbr0", type: "ioemu" }] } });

policyCases(emulatedVifIsHvm, {
  valid: [
    { name: "an emulated card of an HVM domU", ...ioemu("hvm") },
    { name: "a vif of a PV domU", domU: { vifs: [{ bridge: "xenbr0", type: "vif" }] } },
    { name: "a vif of a PVH domU that says nothing of its type", domU: { type: "pvh" } },
  ],
  invalid: [
    {
      name: "an emulated card of a PVH domU",
      ...ioemu("pvh"),
      says: ["its vif 0 is of type ioemu, and Xen 4.17.5 refuses an emulated card for a domU of type pvh"],
    },
    {
      name: "nothing, but warns of an emulated card of a PV domU on 3.1.0",
      host: { xen: { release: "3.1.0" } },
      ...ioemu("pv"),
      severity: "warning",
      says: ["nothing emulates a card for a domU of type pv"],
    },
  ],
  undecided: [
    {
      name: "an emulated card of a PV domU on 3.0.1",
      host: { xen: { release: "3.0.1" } },
      ...ioemu("pv"),
      says: ["no source was found for Xen 3.0.1"],
    },
  ],
});

boundaryCases(emulatedVifIsHvm, ioemuOutsideHvm, {
  at: () => ioemu("hvm"),
  past: () => ioemu("pv"),
  before: () => ioemu("pv"),
});
