import { pvhDom0NeedsIommu } from "../../lib/facts/virt-caps";
import { pvhDom0HasIommu } from "../../policies/pvh-dom0-has-iommu";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const dom0 = (type: string | null, commandLine: string | null, host: object = {}) => ({
  host: { ...host, xen: { release: "4.17.5", commandLine }, dom0: { type } },
});

policyCases(pvhDom0HasIommu, {
  valid: [
    { name: "a PV dom0 without an IOMMU", ...dom0("pv", "iommu=off") },
    { name: "a dom0 that says nothing", ...dom0(null, "iommu=off") },
    { name: "a PVH dom0", ...dom0("pvh", "dom0=pvh iommu=verbose") },
    { name: "a PVH dom0 whose host says nothing of its CPUs", ...dom0("pvh", null, { hardwareVirtualization: null }) },
  ],
  invalid: [
    {
      name: "a PVH dom0 without an IOMMU",
      ...dom0("pvh", "iommu=off"),
      says: ["its dom0 is PVH, and iommu is off on its Xen command line"],
    },
    { name: "one by the command line alone", ...dom0(null, "dom0=pvh no-iommu"), says: ["iommu is off"] },
    {
      name: "a PVH dom0 without VT-x",
      ...dom0("pvh", null, { hardwareVirtualization: "none" }),
      says: ["its dom0 is PVH, and its CPUs have neither VT-x nor SVM"],
    },
  ],
  undecided: [],
});

boundaryCases(pvhDom0HasIommu, pvhDom0NeedsIommu, {
  at: () => ({ host: { dom0: { type: "pvh" }, xen: { commandLine: "iommu=on" } } }),
  past: () => ({ host: { dom0: { type: "pvh" }, xen: { commandLine: "iommu=off" } } }),
  before: { passes: "no release before it was looked at" },
});
