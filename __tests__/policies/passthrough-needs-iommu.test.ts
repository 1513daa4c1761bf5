import { disabledPassthroughRefused, iommuCapabilities, iommuNeeded } from "../../lib/facts/passthrough";
import { passthroughNeedsIommu } from "../../policies/passthrough-needs-iommu";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const pci = [{ bdf: "0000:03:00.0" }];
const host = (virtCaps: readonly string[] | undefined, xen: object = {}) => ({
  host: { xen: { ...(virtCaps && { virtCaps: [...virtCaps] }), ...xen } },
});
const withIommu = ["pv", "hvm", "hvm_directio", "pv_directio", "hap"];
const without = ["pv", "hvm", "hap"];
const hvm = { type: "hvm", boot: null };

policyCases(passthroughNeedsIommu, {
  valid: [
    { name: "a PV domU with a device on a host with an IOMMU", ...host(withIommu), domU: { pci } },
    {
      name: "an HVM domU with a device where only PV is shown to have one",
      ...host(["pv", "pv_directio"]),
      domU: { ...hvm, pci },
    },
    { name: "a domU without devices on a host without an IOMMU", ...host(without) },
    {
      name: 'passthrough="disabled" without devices on a host without an IOMMU',
      ...host(without),
      domU: { settings: { passthrough: "disabled" } },
    },
    {
      name: "a PV domU with a device on 4.12.0 without an IOMMU",
      ...host(without, { release: "4.12.0" }),
      domU: { pci },
    },
    {
      name: "a PV domU with a device on 3.0.3, which knows of no IOMMU",
      ...host(undefined, { release: "3.0.3" }),
      domU: { kernel: "2.6.16.29", pci },
    },
    {
      name: 'a PV domU that says passthrough="disabled" on 4.12.0, where the key means nothing',
      ...host(without, { release: "4.12.0" }),
      domU: { pci, settings: { passthrough: "disabled" } },
    },
    {
      name: "an IOMMU that the command line sets in detail",
      ...host(withIommu, { commandLine: "iommu=verbose,no-intremap" }),
      domU: { pci },
    },
  ],
  invalid: [
    {
      name: "a PV domU with a device on a host without an IOMMU",
      ...host(without),
      domU: { pci },
      says: [
        "it has the PCI device 0000:03:00.0, and its host has no IOMMU: virt_caps of Xen 4.17.5 would show hvm_directio or pv_directio",
      ],
    },
    {
      name: "an HVM domU with a device on 4.12.0 without an IOMMU",
      ...host(without, { release: "4.12.0" }),
      domU: { ...hvm, pci },
      says: ["virt_caps of Xen 4.12.0"],
    },
    {
      name: "an IOMMU that is asked for without devices",
      ...host(without),
      domU: { ...hvm, settings: { passthrough: "enabled" } },
      says: ['it has passthrough="enabled"'],
    },
    {
      name: "an IOMMU that is turned off on the command line",
      ...host(undefined, { commandLine: "iommu=off" }),
      domU: { pci },
      says: ["turns the IOMMU off on Xen's command line"],
    },
    {
      name: 'devices of a domU that says passthrough="disabled"',
      ...host(withIommu),
      domU: { pci, settings: { passthrough: "disabled" } },
      says: ['it has the PCI device 0000:03:00.0, and says passthrough="disabled"'],
    },
  ],
  undecided: [
    {
      name: "a device on a host of which it is not declared what it can",
      domU: { pci },
      says: ["hosts.alpha.xen.virtCaps is not declared"],
    },
    {
      name: "a device of an HVM domU on 3.1.4, before the sources begin",
      ...host(without, { release: "3.1.4" }),
      domU: { ...hvm, pci },
      says: ["no source was found for Xen 3.1.4"],
    },
  ],
});

boundaryCases(passthroughNeedsIommu, iommuNeeded, {
  at: (types) => ({ ...host(types.includes("pv") ? withIommu : without), domU: { pci } }),
  past: (types, release) =>
    release === "3.2" ? undefined : { ...host(without), domU: { type: types.at(-1) ?? "hvm", boot: null, pci } },
  before: () => ({ ...host(without), domU: { ...hvm, pci } }),
});

boundaryCases(passthroughNeedsIommu, iommuCapabilities, {
  at: (tokens) => ({ ...host([tokens.at(-1) ?? ""]), domU: { ...hvm, pci } }),
  past: () => ({ ...host(without), domU: { ...hvm, pci } }),
});

boundaryCases(passthroughNeedsIommu, disabledPassthroughRefused, {
  at: () => ({ ...host(withIommu), domU: { pci, settings: { passthrough: "enabled" } } }),
  past: () => ({ ...host(withIommu), domU: { pci, settings: { passthrough: "disabled" } } }),
  before: { passes: "the key means nothing there, and a PV domU gets its device in any case" },
});
