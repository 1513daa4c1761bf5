import {
  hypervisorsNotUnderPv,
  hypervisorsOfHardware,
  hypervisorsUnderHvm,
  nestedHvmStatus,
  nestedNeedsHap,
  nestedVirtualization,
  nestedXen,
  pvKernelsHaveNoPrivilege,
} from "../../lib/facts/nested";
import { nestedHypervisorCanRun } from "../../policies/nested-hypervisor-can-run";
import { boundaryCases } from "../support/boundary-cases";
import { judgeEdited, policyCases } from "../support/policy-cases";
import { withoutBoundary } from "../support/versioned-facts";

const hvm = (release: string, runs: readonly string[], settings: Record<string, number> = {}, host: object = {}) => ({
  host: { xen: { release }, ...host },
  domU: { type: "hvm", boot: null, runs: [...runs], settings },
});
const pv = (runs: readonly string[]) => ({ domU: { runs: [...runs] } });

policyCases(nestedHypervisorCanRun, {
  valid: [
    { name: "QEMU without an accelerator under PV", ...pv(["qemu"]) },
    { name: "VMware under HVM on 3.0.3, as the source document expects", ...hvm("3.0.3", ["vmware"]) },
    { name: "kqemu under HVM on 4.1.6", ...hvm("4.1.6", ["kqemu"]) },
    {
      name: "KVM under HVM with nestedhvm on 4.2.0, of whose standing no document tells",
      ...hvm("4.2.0", ["kvm"], { nestedhvm: 1 }),
    },
    { name: "nothing inside and nestedhvm turned off", ...hvm("4.17.5", [], { nestedhvm: 0 }) },
    { name: "VT-x without hardware assisted paging on 4.8.5", ...hvm("4.8.5", ["kvm"], { nestedhvm: 1, hap: 0 }) },
  ],
  invalid: [
    { name: "KVM under PV", ...pv(["kvm"]), says: ["it runs kvm, and is PV: its kernel is not in ring 0"] },
    {
      name: "KVM under PV, whatever it sets",
      domU: { runs: ["kvm"], settings: { nestedhvm: 1 } },
      says: ["it runs kvm, and is PV"],
    },
    { name: "VMware and kqemu under PV", ...pv(["VMware", "kqemu"]), says: ["it runs kqemu", "it runs vmware"] },
    {
      name: "Hyper-V under PV on 3.0.3",
      host: { xen: { release: "3.0.3" } },
      ...pv(["hyper-v"]),
      says: ["it runs hyper-v"],
    },
    {
      name: "KVM under HVM on 4.1.6, which gives no VT-x",
      ...hvm("4.1.6", ["kvm"]),
      says: ["it runs kvm, which needs VT-x or SVM, and Xen 4.1.6 gives a domU of type hvm neither"],
    },
    {
      name: "KVM under HVM without nestedhvm",
      ...hvm("4.17.5", ["kvm"]),
      says: ["it runs kvm, which needs VT-x or SVM, and does not set nestedhvm=1"],
    },
    {
      name: "nothing, but warns of KVM with nestedhvm on 4.10.0",
      ...hvm("4.10.0", ["kvm"], { nestedhvm: 1 }),
      severity: "warning",
      says: ["nested HVM is Experimental on Xen 4.10.0"],
    },
    {
      name: "nothing, but warns of a Xen for PV domUs inside",
      ...hvm("4.17.5", ["xen"]),
      severity: "warning",
      says: ["it runs Xen for PV domUs, which is a Tech Preview"],
    },
    {
      name: "SVM without hardware assisted paging on 4.8.5",
      ...hvm("4.8.5", ["kvm"], { nestedhvm: 1, hap: 0 }, { hardwareVirtualization: "svm" }),
      says: ["it sets hap=0"],
    },
  ],
  undecided: [
    {
      name: "a hypervisor under PV that no source names",
      ...pv(["bochs"]),
      severity: "warning",
      says: ["whether bochs runs under a PV kernel is not known"],
    },
    {
      name: "one under HVM without nestedhvm",
      ...hvm("4.17.5", ["virtualbox"]),
      severity: "warning",
      says: ["whether virtualbox runs without VT-x or SVM is not known"],
    },
    {
      name: "KVM on 3.0.1, before the sources begin",
      ...hvm("3.0.1", ["kvm"]),
      says: ["no source was found for Xen 3.0.1"],
    },
  ],
});

it("nested-hypervisor-can-run refuses nested virtualization on a host whose virt_caps lack hap, and warns of it besides", () => {
  const findings = judgeEdited(
    [nestedHypervisorCanRun],
    hvm("4.17.5", ["kvm"], { nestedhvm: 1 }, { xen: { release: "4.17.5", virtCaps: ["pv", "hvm", "shadow"] } }),
  );
  expect(findings.map(({ severity, message }) => [severity, message])).toEqual([
    ["error", expect.stringContaining("the host's virt_caps lack hap")],
    ["warning", expect.stringContaining("Experimental")],
  ]);
});

boundaryCases(nestedHypervisorCanRun, hypervisorsNotUnderPv, { at: () => pv(["qemu"]), past: (names) => pv(names) });
boundaryCases(nestedHypervisorCanRun, hypervisorsOfHardware, {
  at: () => hvm("", ["qemu"]),
  past: (names) => hvm("", names),
});
boundaryCases(nestedHypervisorCanRun, hypervisorsUnderHvm, { at: (names) => hvm("", names), past: () => undefined });
boundaryCases(nestedHypervisorCanRun, nestedVirtualization, {
  at: (nested) => (nested === undefined ? hvm("", ["vmware"]) : hvm("", ["vmware"], { [nested.setting]: 0 })),
  past: () => hvm("", ["kvm"]),
});
boundaryCases(nestedHypervisorCanRun, nestedNeedsHap, {
  at: () => hvm("", [], { nestedhvm: 0, hap: 0 }),
  past: (cpus) => hvm("", [], { nestedhvm: 1, hap: 0 }, { hardwareVirtualization: cpus[0] ?? "none" }),
  before: { passes: "before 4.2 nothing is asked of nestedhvm, which no toolstack reads" },
});
boundaryCases(nestedHypervisorCanRun, nestedHvmStatus, {
  at: () => hvm("", [], { nestedhvm: 0 }),
  past: () => hvm("", [], { nestedhvm: 1 }),
  before: { passes: "no document tells how far nested HVM is supported before" },
});
boundaryCases(nestedHypervisorCanRun, nestedXen, {
  at: () => hvm("", []),
  past: () => hvm("", ["xen"]),
  before: () => hvm("", ["xen"]),
});
withoutBoundary(
  nestedHypervisorCanRun,
  pvKernelsHaveNoPrivilege,
  "It is why, in every release; which hypervisors it keeps out is another fact.",
);
