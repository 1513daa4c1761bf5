/** Owns the table of a PCI device that is passed through. */
import { identity, keptMalformed, type Of, thing } from "../thing";
import { BDF_SYNTAX } from "../../xen/bdf";
import { flag, oneOf, parsed, text } from "./fields";
import { BDF, VSLOT } from "./grammars";

export const pciDevice = thing(
  "A PCI device of the host that is passed through (xl-pci-configuration(5)).",
  {
    bdf: keptMalformed(identity(parsed(BDF, `Where it is on the host: ${BDF_SYNTAX}.`))),
    vslot: parsed(VSLOT, "The slot at which the domU sees it, in hexadecimal: 8, 1f.", {
      xl: "vslot",
      default: "a free one",
      more: "Needed where `*` stands for every function.",
    }),
    permissive: flag("Whether the domU may write to all of its configuration space.", {
      xl: "permissive",
      default: "false",
    }),
    seize: flag("Whether xl takes it from its driver in dom0 by itself.", { xl: "seize", default: "false" }),
    msitranslate: flag("Whether interrupts are translated between MSI and INTx.", {
      xl: "msitranslate",
      default: "false",
    }),
    rdmPolicy: oneOf(["strict", "relaxed"], "What becomes of a conflict with reserved memory.", { xl: "rdm_policy" }),
    name: text(
      "The name under which it was made assignable (xl pci-assignable-add -n). The configuration then holds that in place of the BDF.",
      { xl: "name" },
    ),
  },
  "bdf",
);
export type PciDevice = Of<typeof pciDevice>;
