/** Owns the facts on hypervisors that run inside a domU. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

export const pvKernelsHaveNoPrivilege = defineFact<boolean>({
  id: "pv-kernels-have-no-privilege",
  statement:
    "A PV kernel does not run in ring 0: a 32-bit one runs in ring 1, a 64-bit one in ring 3. So no hypervisor can run under it.",
  basis: "source-code",
  scope:
    "dom0 too, where it is PV. The source document speaks of ring 1 only. An emulator that runs as a process, such as QEMU, is not concerned.",
  show: (none) => (none ? "not in ring 0" : "in ring 0"),
  spans: [
    {
      since: "3.1",
      value: true,
      citation: {
        source: "xen.git",
        locator: "xen/include/public/arch-x86/xen-x86_64.h",
        release: "RELEASE-4.17.0",
        quote: "#define FLAT_KERNEL_CS64 FLAT_RING3_CS64",
      },
    },
    {
      since: "3.0.2",
      until: "3.1",
      value: true,
      citation: {
        source: "xen.git",
        locator: "xen/include/public/arch-x86_64.h",
        release: "3.0.2-branched",
        quote: "#define FLAT_KERNEL_CS64 FLAT_RING3_CS64",
      },
    },
  ],
});

export const hypervisorsNotUnderPv = defineFact<readonly string[]>({
  id: "hypervisors-not-under-pv",
  statement: "The hypervisors that the source document says don't run under a PV kernel.",
  basis: "source-document",
  scope: "QEMU is meant with kqemu there, its accelerator; alone it emulates.",
  show: (names) => names.join(", "),
  spans: [
    {
      since: "3.0.2",
      value: ["vmware", "kqemu", "kvm"],
      citation: {
        source: "source document",
        locator: "Xen PVs run ring1, not ring0",
        release: "3.0.4",
        quote:
          "This means you can't run VMWare, QEMU/kqemu, or Linux kvm under a Xen PV (this includes dom0, which is a glorified PV).",
      },
    },
  ],
});

export const hypervisorsUnderHvm = defineFact<readonly string[]>({
  id: "hypervisors-under-hvm",
  statement: "The hypervisors that the source document expects to run under HVM, for they can do without VT-x or SVM.",
  basis: "source-document",
  scope: "In theory, it says; their versions of that time.",
  show: (names) => names.join(", "),
  spans: [
    {
      since: "3.0.2",
      value: ["vmware", "kqemu"],
      citation: {
        source: "source document",
        locator: "Xen PVs run ring1, not ring0",
        release: "3.0.4",
        quote: "In theory, you should be able to run VMWare or QEMU/kqemu under an HVM domU.",
      },
    },
  ],
});

export const emulators = defineFact<readonly string[]>({
  id: "emulators",
  statement: "Emulators: they run as a process under any kernel, a PV one too.",
  basis: "source-document",
  scope: "QEMU without an accelerator. The text tells of it as what runs in dom0, which is PV there.",
  show: (names) => names.join(", "),
  spans: [
    {
      since: "3.0.2",
      value: ["qemu"],
      citation: {
        source: "source document",
        locator: "Xen HVM gotchas",
        release: "3.0.4",
        quote:
          "You can use the commercial XenSource PV drivers (from XenExpress) to avoid the qemu-dm hardware emulation overhead.",
      },
    },
  ],
});

export const hypervisorsOfHardware = defineFact<readonly string[]>({
  id: "hypervisors-of-hardware",
  statement: "The hypervisors that need VT-x or SVM wherever they run.",
  basis: "documented",
  scope: "Those that SUPPORT.md names. It is a property of theirs, whatever the release of Xen.",
  show: (names) => names.join(", "),
  spans: [
    {
      since: "3.0.2",
      value: ["kvm", "hyper-v", "bromium"],
      citation: {
        source: "SUPPORT.md",
        locator: "x86/Nested HVM",
        release: "RELEASE-4.10.0",
        quote: "such as KVM, Hyper-V, Bromium, and so on as guests.",
      },
    },
  ],
});

/** The setting that gives a domU VT-x or SVM, for the guest types that have one. */
export interface NestedVirtualization {
  readonly setting: string;
  readonly types: readonly ("hvm" | "pvh")[];
}

export const nestedVirtualization = defineFact<NestedVirtualization | undefined>({
  id: "nested-virtualization",
  statement: "What gives a domU the CPU's VT-x or SVM for a hypervisor of its own.",
  basis: "source-code",
  scope: "x86. Before 4.2 the toolstack or the hypervisor clears both from what CPUID says.",
  show: (nested) => (nested === undefined ? "nothing" : `${nested.setting}, of ${nested.types.join(" and ")}`),
  spans: [
    {
      since: "4.10",
      value: { setting: "nestedhvm", types: ["hvm", "pvh"] },
      basis: "documented",
      citation: {
        source: "xl.cfg(5)",
        locator: "PVH Guest Specific Options, nestedhvm",
        release: "RELEASE-4.10.0",
        quote: "e.g. it allows a guest Operating System to also function as a hypervisor.",
      },
    },
    {
      since: "4.2",
      until: "4.10",
      value: { setting: "nestedhvm", types: ["hvm"] },
      basis: "documented",
      citation: {
        source: "xl.cfg(5)",
        locator: "nestedhvm",
        release: "RELEASE-4.2.0",
        quote: "Enable or disables guest access to hardware virtualisation features,",
      },
    },
    {
      since: "3.3",
      until: "4.2",
      value: undefined,
      citation: {
        source: "xen.git",
        locator: "tools/libxc/xc_cpuid_x86.c",
        release: "3.3.0-branched",
        quote: "clear_bit(X86_FEATURE_VMXE, regs[2]);",
      },
    },
    {
      since: "3.0.3",
      until: "3.3",
      value: undefined,
      citation: {
        source: "xen.git",
        locator: "xen/arch/x86/hvm/vmx/vmx.c",
        release: "3.0.3-branched",
        quote: "ecx &= ~(bitmaskof(X86_FEATURE_VMXE)  |",
      },
    },
    {
      since: "3.0.2",
      until: "3.0.3",
      value: undefined,
      citation: {
        source: "xen.git",
        locator: "xen/arch/x86/hvm/vmx/vmx.c",
        release: "3.0.2-branched",
        quote: "clear_bit(X86_FEATURE_VMXE & 31, &ecx);",
      },
    },
  ],
});

export const nestedNeedsHap = defineFact<readonly ("vmx" | "svm")[]>({
  id: "nested-needs-hap",
  statement: "On which CPUs nested virtualization is refused to a domU without hardware assisted paging.",
  basis: "source-code",
  scope: "EINVAL when the domU is made.",
  show: (on) => on.join(", "),
  measured: measured("nested-without-hap"),
  spans: [
    {
      since: "4.15",
      value: ["vmx", "svm"],
      citation: {
        source: "xen.git",
        locator: "xen/arch/x86/domain.c: arch_sanitise_domain_config",
        release: "RELEASE-4.15.0",
        quote: "Nested virt not supported without HAP",
      },
    },
    {
      since: "4.9",
      until: "4.15",
      value: ["vmx", "svm"],
      citation: {
        source: "xen.git",
        locator: "xen/arch/x86/hvm/hvm.c: hvmop_set_param",
        release: "RELEASE-4.9.0",
        quote: "if ( !paging_mode_hap(d) && a.value )",
      },
    },
    {
      since: "4.2",
      until: "4.9",
      value: ["svm"],
      citation: {
        source: "xen.git",
        locator: "xen/arch/x86/hvm/hvm.c: do_hvm_op",
        release: "RELEASE-4.2.0",
        quote: "if ( cpu_has_svm && !paging_mode_hap(d) && a.value )",
      },
    },
  ],
});

export const hapCapability = defineFact<string>({
  id: "hap-in-virt-caps",
  statement: "The token of virt_caps that says that the host has hardware assisted paging.",
  basis: "source-code",
  scope: "xl info. Earlier releases don't print one.",
  spans: [
    {
      since: "4.13",
      value: "hap",
      citation: {
        source: "xen.git",
        locator: "tools/xl/xl_info.c: output_physinfo",
        release: "RELEASE-4.13.0",
        quote: 'info.cap_hap ? " hap" : "",',
      },
    },
  ],
});

/** A Xen inside an HVM domU that makes do without VT-x or SVM. */
export interface NestedXen {
  readonly name: string;
  readonly status: string;
}

export const nestedXen = defineFact<NestedXen>({
  id: "nested-xen-status",
  statement: "How far a Xen that runs PV domUs only is supported inside an HVM domU.",
  basis: "documented",
  scope: "x86. It needs no VT-x or SVM. There is no SUPPORT.md before 4.10.",
  show: ({ status }) => status,
  spans: [
    {
      since: "4.10",
      value: { name: "xen", status: "Tech Preview" },
      citation: {
        source: "SUPPORT.md",
        locator: "x86/Nested PV",
        release: "RELEASE-4.10.0",
        quote: "Status, x86 Xen HVM: Tech Preview",
      },
    },
  ],
});

export const nestedHvmStatus = defineFact<string>({
  id: "nested-hvm-status",
  statement: "How far nested HVM is supported.",
  basis: "documented",
  scope:
    "x86. A Xen that runs PV domUs only, inside an HVM domU, is a Tech Preview and does without it. There is no SUPPORT.md before 4.10.",
  spans: [
    {
      since: "4.10",
      value: "Experimental",
      citation: {
        source: "SUPPORT.md",
        locator: "x86/Nested HVM",
        release: "RELEASE-4.10.0",
        quote: "Status, x86 HVM: Experimental",
      },
    },
  ],
});
