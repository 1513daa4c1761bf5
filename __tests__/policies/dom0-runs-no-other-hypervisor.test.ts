import { hypervisorsNotUnderPv, pvKernelsHaveNoPrivilege } from "../../lib/facts/nested";
import { dom0RunsNoOtherHypervisor } from "../../policies/dom0-runs-no-other-hypervisor";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";
import { withoutBoundary } from "../support/versioned-facts";

const dom0 = (runs: readonly string[], more: object = {}) => ({ host: { dom0: { runs: [...runs], ...more } } });
const on = (release: string, runs: readonly string[]) => ({ host: { xen: { release }, dom0: { runs: [...runs] } } });

policyCases(dom0RunsNoOtherHypervisor, {
  valid: [
    { name: "a host that doesn't say", host: {} },
    { name: "a dom0 that runs none", ...dom0([]) },
    { name: "QEMU without an accelerator", ...dom0(["QEMU"]) },
    { name: "QEMU without an accelerator on 3.0.3", ...on("3.0.3", ["qemu"]) },
    { name: "KVM on Arm, of which it does not speak", host: { architecture: "arm64", dom0: { runs: ["kvm"] } } },
  ],
  invalid: [
    {
      name: "VMware on 3.0.3",
      ...on("3.0.3", ["VMware"]),
      says: ["its dom0 runs vmware, and is PV: its kernel is not in ring 0"],
    },
    {
      name: "kqemu and KVM on 3.0.4, each by itself",
      ...on("3.0.4", ["kqemu", "kvm"]),
      says: ["runs kqemu", "runs kvm"],
    },
    { name: "KVM on 4.17.5", ...dom0(["kvm"]), says: ["its dom0 runs kvm"] },
    { name: "KVM beside QEMU, once", ...dom0(["qemu", "kvm", "KVM"]), says: ["its dom0 runs kvm"] },
  ],
  undecided: [
    {
      name: "a hypervisor that no source names",
      ...dom0(["bochs"]),
      severity: "warning",
      says: ["whether bochs runs under a PV kernel is not known"],
    },
    {
      name: "KVM in a PVH dom0",
      ...dom0(["kvm"], { type: "pvh" }),
      severity: "warning",
      says: ["whether kvm runs in a PVH dom0 is not known"],
    },
    {
      name: "KVM where Xen's command line makes dom0 PVH",
      host: { xen: { commandLine: "dom0=pvh" }, dom0: { runs: ["kvm"] } },
      severity: "warning",
      says: ["whether kvm runs in a PVH dom0 is not known"],
    },
    { name: "KVM on 3.0.1, before the sources begin", ...on("3.0.1", ["kvm"]), says: ["no source was found"] },
  ],
});

boundaryCases(dom0RunsNoOtherHypervisor, hypervisorsNotUnderPv, {
  at: () => dom0(["qemu"]),
  past: ([name = ""]) => dom0([name]),
});
withoutBoundary(dom0RunsNoOtherHypervisor, pvKernelsHaveNoPrivilege, "It is true of every release, and is cited.");
