import { emulatedInterfaceSuffix, interfaceNameLength } from "../../lib/facts/interface-name";
import { vifNameFits } from "../../policies/vif-name-fits";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const named = (length: number, more: object = {}) => ({
  domU: { vifs: [{ bridge: "xenbr0", vifname: "v".repeat(length), ...more }] },
});
const hvm = (length: number, more: object = {}) => ({ domU: { ...named(length, more).domU, type: "hvm" } });

policyCases(vifNameFits, {
  valid: [
    { name: "a name of 15 characters", ...named(15) },
    { name: "a name of 11 characters for an emulated card", ...hvm(11) },
    { name: "a name of 15 characters for an HVM domU's vif without one", ...hvm(15, { type: "vif" }) },
    { name: "a name of 15 characters for an emulated card on 3.0.3", host: { xen: { release: "3.0.3" } }, ...hvm(15) },
    { name: "a long name in a driver domain", ...named(20, { backend: "mail" }) },
  ],
  invalid: [
    {
      name: "a name of 16 characters",
      ...named(16),
      says: ["the vifname of its vif 0 is vvvvvvvvvvvvvvvv, of 16 characters, and an interface of dom0 has at most 15"],
    },
    {
      name: "a name of 12 characters for an emulated card",
      ...hvm(12),
      says: ["with -emu behind it for the emulated card has 16 characters"],
    },
    {
      name: "a name of 8 characters that are two bytes each",
      domU: { vifs: [{ vifname: "ä".repeat(8) }] },
      says: ["of 16 characters"],
    },
    {
      name: "a bridge of 16 characters",
      domU: { vifs: [{ bridge: "b".repeat(16) }] },
      says: ["the bridge of its vif 0 is bbbbbbbbbbbbbbbb"],
    },
  ],
  undecided: [
    {
      name: "an emulated card on 3.0.1",
      host: { xen: { release: "3.0.1" } },
      ...hvm(12),
      says: ["no source was found for Xen 3.0.1"],
    },
  ],
});

boundaryCases(vifNameFits, interfaceNameLength, { at: (length) => named(length), past: (length) => named(length + 1) });
boundaryCases(vifNameFits, emulatedInterfaceSuffix, {
  at: (suffix) => hvm(15 - suffix.length),
  past: (suffix) => hvm(16 - suffix.length),
});
