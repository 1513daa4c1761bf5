import { multiFunctionNeedsSlot } from "../../lib/facts/passthrough";
import { multiFunctionDevicesHaveSlot } from "../../policies/multi-function-devices-have-slot";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const pci = (...devices: readonly object[]) => ({ domU: { pci: [...devices] as never } });

policyCases(multiFunctionDevicesHaveSlot, {
  valid: [
    { name: "a domU without devices", domU: {} },
    { name: "a function", ...pci({ bdf: "41:00.0" }) },
    { name: "every function, at a slot", ...pci({ bdf: "41:00.*", vslot: "1f" }) },
  ],
  invalid: [
    {
      name: "every function without a slot",
      ...pci({ bdf: "41:00.*" }, { bdf: "03:00.*", vslot: "8" }),
      says: ["its PCI device 0000:41:00.* stands for every function, and Xen 4.17.5 refuses that without vslot"],
    },
  ],
  undecided: [],
});

boundaryCases(multiFunctionDevicesHaveSlot, multiFunctionNeedsSlot, {
  at: () => pci({ bdf: "41:00.*", vslot: "8" }),
  past: () => pci({ bdf: "41:00.*" }),
  before: { passes: "xend chose one" },
});
