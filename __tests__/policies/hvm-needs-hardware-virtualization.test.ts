import { hvmNeedsVirtualization } from "../../lib/facts/hvm";
import { hvmNeedsHardwareVirtualization } from "../../policies/hvm-needs-hardware-virtualization";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const domU = { type: "hvm", boot: null };

policyCases(hvmNeedsHardwareVirtualization, {
  valid: [
    { name: "an HVM domU on CPUs with VT-x", host: { hardwareVirtualization: "vmx" }, domU },
    {
      name: "an HVM domU on CPUs with SVM, on 3.0.3",
      host: { xen: { release: "3.0.3" }, hardwareVirtualization: "svm" },
      domU,
    },
    { name: "a PV domU on CPUs with neither", host: { hardwareVirtualization: "none" } },
    {
      name: "an HVM domU whose host's virt_caps name hvm",
      host: { hardwareVirtualization: null, xen: { virtCaps: ["pv", "hvm", "hap"] } },
      domU,
    },
    {
      name: "an HVM domU whose host's xen_caps name hvm, whatever is said of the CPUs",
      host: { hardwareVirtualization: "none", xen: { capabilities: ["xen-3.0-x86_64", "hvm-3.0-x86_64"] } },
      domU,
    },
  ],
  invalid: [
    {
      name: "an HVM domU on CPUs with neither",
      host: { hardwareVirtualization: "none" },
      domU,
      says: ["it is of type hvm, which Xen 4.17.5 can't run on alpha: its CPUs have neither VT-x nor SVM"],
    },
    {
      name: "a PVH domU on CPUs with neither",
      host: { hardwareVirtualization: "none" },
      domU: { type: "pvh" },
      says: ["it is of type pvh"],
    },
    {
      name: "an HVM domU where the firmware turned VT-x off",
      host: { hardwareVirtualization: "vmx", xen: { virtCaps: ["pv"] } },
      domU,
      says: ["its virt_caps name no hvm"],
    },
    {
      name: "an HVM domU whose host's xen_caps name no hvm",
      host: { xen: { capabilities: ["xen-3.0-x86_64"] } },
      domU,
      says: ["its xen_caps name no hvm"],
    },
  ],
  undecided: [
    {
      name: "an HVM domU on a host that says nothing of its CPUs",
      host: { hardwareVirtualization: null },
      domU,
      says: ["hardwareVirtualization is not declared"],
    },
  ],
});

boundaryCases(hvmNeedsHardwareVirtualization, hvmNeedsVirtualization, {
  at: () => ({ host: { hardwareVirtualization: "vmx" }, domU }),
  past: () => ({ host: { hardwareVirtualization: "none" }, domU }),
});
