import { pvhPassthrough } from "../../lib/facts/passthrough";
import { pvhHasNoPassthrough } from "../../policies/pvh-has-no-passthrough";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const pci = [{ bdf: "0000:03:00.0" }];

policyCases(pvhHasNoPassthrough, {
  valid: [
    { name: "a PVH domU without devices", domU: { type: "pvh" } },
    { name: "a PV domU with a device", domU: { pci } },
    { name: "an HVM domU with a device", domU: { type: "hvm", boot: null, pci } },
    { name: 'a PVH domU with passthrough="disabled"', domU: { type: "pvh", settings: { passthrough: "disabled" } } },
  ],
  invalid: [
    {
      name: "a PVH domU with a device",
      domU: { type: "pvh", pci },
      says: ["it is PVH and has the PCI device 0000:03:00.0, which Xen 4.17.5 has no passthrough for"],
    },
    {
      name: "a PVH domU with an IOMMU and no device",
      domU: { type: "pvh", settings: { passthrough: "enabled" } },
      says: ['it is PVH and has passthrough="enabled"'],
    },
  ],
  undecided: [
    {
      name: "a PVH domU with a device on 4.12.0, before the sources begin",
      host: { xen: { release: "4.12.0" } },
      domU: { type: "pvh", pci },
      says: ["no source was found for Xen 4.12.0"],
    },
  ],
});

boundaryCases(pvhHasNoPassthrough, pvhPassthrough, {
  at: () => undefined,
  past: () => ({ domU: { type: "pvh", pci } }),
});
