import { capabilitiesTellHvm, virtualizationOfVendor } from "../../lib/facts/virt-caps";
import { capabilitiesAgreeWithDeclaration } from "../../policies/capabilities-agree-with-declaration";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const X86 = ["xen-3.0-x86_64", "xen-3.0-x86_32p"];
const HVM = [...X86, "hvm-3.0-x86_32", "hvm-3.0-x86_64"];
const host = (xen: object, more: object = {}) => ({ host: { ...more, xen: { ...xen } } as never });

policyCases(capabilitiesAgreeWithDeclaration, {
  valid: [
    { name: "a host that declares neither", host: {} },
    { name: "all of one host", ...host({ capabilities: HVM, virtCaps: ["pv", "hvm", "hap"] }, { cpuVendor: "intel" }) },
    { name: "CPUs of which firmware has turned VT-x off", ...host({ capabilities: X86, virtCaps: ["pv"] }) },
    { name: "a board", ...host({ wordSize: "aarch64", capabilities: ["xen-3.0-aarch64"] }, { architecture: "arm64" }) },
    { name: "capabilities that name nothing known", ...host({ capabilities: ["xen-4.18-riscv64"] }) },
  ],
  invalid: [
    {
      name: "the capabilities of a board on x86",
      ...host({ capabilities: ["xen-3.0-aarch64"] }),
      says: ["its xen.wordSize is x86_64, and its xen_caps are those of arm64"],
    },
    {
      name: "an architecture that its capabilities are not of",
      ...host({ capabilities: HVM, virtCaps: ["hvm"] }, { architecture: "arm64" }),
      says: ["its architecture is arm64, and its xen_caps are those of x86_64"],
    },
    {
      name: "hvm in one of the two",
      ...host({ capabilities: HVM, virtCaps: ["pv"] }),
      says: ["its xen_caps name hvm, and its virt_caps do not"],
    },
    {
      name: "hvm without VT-x and SVM",
      ...host({ capabilities: HVM, virtCaps: ["pv", "hvm"] }, { hardwareVirtualization: "none" }),
      says: [
        "its CPUs are declared with neither VT-x nor SVM, and its virt_caps name hvm",
        "its CPUs are declared with neither VT-x nor SVM, and its xen_caps name hvm",
      ],
    },
    {
      name: "SVM on Intel",
      ...host({}, { cpuVendor: "intel", hardwareVirtualization: "svm" }),
      says: ["its CPUs are of intel, which have vmx, and its hardwareVirtualization is svm"],
    },
  ],
  undecided: [],
});

const before = { passes: "no release before it was looked at" };
boundaryCases(capabilitiesAgreeWithDeclaration, capabilitiesTellHvm, {
  at: () => host({ virtCaps: ["pv", "hvm"] }),
  past: () => host({ virtCaps: ["pv", "hvm"] }, { hardwareVirtualization: "none" }),
  before,
});
boundaryCases(capabilitiesAgreeWithDeclaration, virtualizationOfVendor, {
  at: () => host({}, { cpuVendor: "intel" }),
  past: () => host({}, { cpuVendor: "amd" }),
  before,
});
