/** Owns the facts on what HVM domUs need of the host, and what they get by default. */
import type { WordSize } from "../xen/word-size";
import { defineFact } from "./fact";

export const hvmNeedsVirtualization = defineFact<boolean>({
  id: "hvm-needs-hardware-virtualization",
  statement: "A domU that is fully virtualized needs VT-x or SVM of the host's CPUs.",
  basis: "source-code",
  scope: "HVM, and with it PVH and the PV shim, which are HVM to the hypervisor.",
  show: (needed) => (needed ? "needed" : "not needed"),
  spans: [
    {
      since: "4.12",
      value: true,
      citation: {
        source: "xen.git",
        locator: "xen/arch/x86/domain.c: arch_sanitise_domain_config",
        release: "RELEASE-4.12.0",
        quote: "if ( hvm ? !hvm_enabled : !IS_ENABLED(CONFIG_PV) )",
      },
    },
    {
      since: "4.1",
      until: "4.12",
      value: true,
      citation: {
        source: "xen.git",
        locator: "xen/arch/x86/hvm/hvm.c: hvm_domain_initialise",
        release: "RELEASE-4.1.0",
        quote: "Attempt to create a HVM guest ",
      },
    },
    {
      since: "3.0.3",
      until: "4.1",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/image.py: HVMImageHandler",
        release: "3.0.3-branched",
        quote: "HVM guest support is unavailable: is VT/AMD-V ",
      },
    },
    {
      since: "3.0.2",
      until: "3.0.3",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/image.py: HVMImageHandler",
        release: "3.0.2-branched",
        quote: "Not an HVM capable platform, we stop creating!",
      },
    },
  ],
});

export const documentedHvmNeed = defineFact<boolean>({
  id: "hvm-need-by-source-document",
  statement: "What the source document asks of the CPUs of a host with HVM domUs.",
  basis: "source-document",
  scope: "The text also says where to look: the flags vmx and svm. Under Xen, dom0's /proc/cpuinfo may hide them.",
  show: (needed) => (needed ? "VT-x or SVM" : "nothing"),
  spans: [
    {
      since: "3.0.2",
      value: true,
      citation: {
        source: "source document",
        locator: "Xen HVM gotchas",
        release: "3.0.4",
        quote: "HVM domains require an Intel VT or an AMD V (SVM) capable processor.",
      },
    },
  ],
});

const OF_64_BIT: readonly WordSize[] = ["x86_32", "x86_32p", "x86_64"];

export const hvmWordSizesByHypervisor = defineFact<Partial<Record<WordSize, readonly WordSize[]>>>({
  id: "hvm-word-sizes-by-hypervisor",
  statement: "Which word sizes of HVM domUs each build of the hypervisor offers in its xen_caps.",
  basis: "source-code",
  scope: "x86, where the CPUs have VT-x or SVM. A declared xen_caps wins.",
  show: (value) =>
    Object.entries(value)
      .map(([hypervisor, sizes]) => `${hypervisor}: ${sizes.join(", ")}`)
      .join("; "),
  spans: [
    {
      since: "4.3",
      value: { x86_64: OF_64_BIT },
      citation: {
        source: "xen.git",
        locator: "xen/arch/x86/setup.c: arch_get_xen_caps, of the one build that is left",
        release: "RELEASE-4.3.0",
        quote: '"hvm-%d.%d-x86_64 "',
      },
    },
    {
      since: "3.3",
      until: "4.3",
      value: { x86_32p: ["x86_32", "x86_32p"], x86_64: OF_64_BIT },
      citation: {
        source: "xen.git",
        locator: "xen/arch/x86/setup.c: arch_get_xen_caps",
        release: "3.3.0-branched",
        quote: '"hvm-%d.%d-x86_32p "',
      },
    },
    {
      since: "3.1",
      until: "3.3",
      value: { x86_32: ["x86_32"], x86_32p: ["x86_32", "x86_32p"], x86_64: OF_64_BIT },
      citation: {
        source: "xen.git",
        locator: "xen/arch/x86/setup.c: arch_get_xen_caps",
        release: "3.1.0-branched",
        quote: 'snprintf(s, sizeof(s), "hvm-%d.%d-x86_32p ", major, minor);',
      },
    },
    {
      since: "3.0.3",
      until: "3.1",
      value: { x86_32: ["x86_32"], x86_32p: ["x86_32", "x86_32p"], x86_64: OF_64_BIT },
      citation: {
        source: "xen.git",
        locator: "xen/arch/x86/setup.c: arch_get_xen_caps",
        release: "3.0.3-branched",
        quote: 'p += sprintf(p, "hvm-%d.%d-x86_32p ", major, minor);',
      },
    },
  ],
});

export const hvmIsFreeOfWordSize = defineFact<boolean>({
  id: "hvm-word-size-by-source-document",
  statement: "Whether an HVM domU may have a smaller word size than its hypervisor.",
  basis: "source-document",
  scope: "The text speaks of 32-bit HVM under a 64-bit hypervisor, and of no larger one under a smaller.",
  show: (free) => (free ? "yes" : "no"),
  spans: [
    {
      since: "3.0.2",
      until: "3.1",
      value: true,
      citation: {
        source: "source document",
        locator: "Xen modes of operation",
        release: "3.0.4",
        quote: "you can run 32bit HVM domains under a 64bit hypervisor/dom0",
      },
    },
  ],
});

/** What is wrong with several vCPUs in an HVM domU; undefined where nothing is known to be. */
export const hvmSmpTrouble = defineFact<string | undefined>({
  id: "hvm-smp-trouble",
  statement: "What is known to go wrong in an HVM domU with more than one vCPU.",
  basis: "source-code",
  scope: "As the history of fixes shows it, and as the source document saw it.",
  show: (trouble) => trouble ?? "nothing",
  spans: [
    {
      since: "3.1",
      value: undefined,
      citation: {
        source: "xen.git",
        locator: "commit fa5664be22, first in 3.1",
        release: "3.1.0-branched",
        quote: "[PATCH][HVM] fix smp guest hang after restore",
      },
    },
    {
      since: "3.0.4",
      until: "3.1",
      value: "it is better than in 3.0.3, but whoever reported that got none to work",
      basis: "source-document",
      citation: {
        source: "source document",
        locator: "Xen HVM gotchas",
        release: "3.0.4",
        quote:
          "SMP support for HVM guests in 3.0.4 is better, as is support for other non-windows and non-linux guests, but I've yet to get SMP HVM guests working myself.",
      },
    },
    {
      since: "3.0.3",
      until: "3.0.4",
      value: "the time stamp counters of its vCPUs are not kept in step and timer interrupts go astray",
      citation: {
        source: "xen.git",
        locator: "commit ee82b836b3, first in 3.0.4",
        release: "3.0.4-branched",
        quote: "[HVM] Fix SMP timer issues:",
      },
    },
  ],
});

export const hvmAcpiByDefault = defineFact<boolean>({
  id: "hvm-acpi-and-apic-by-default",
  statement: "Whether an HVM domU has ACPI tables and a local APIC unless its configuration says otherwise.",
  basis: "source-code",
  scope: "The keys acpi and apic. Without them a guest finds one CPU and can't switch itself off.",
  show: (on) => (on ? "on" : "off"),
  spans: [
    {
      since: "4.2",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_create.c: libxl__domain_build_info_setdefault",
        release: "RELEASE-4.2.0",
        quote: "libxl_defbool_setdefault(&b_info->u.hvm.acpi,               true);",
      },
    },
    {
      since: "4.1",
      until: "4.2",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_create.c: libxl_init_build_info",
        release: "RELEASE-4.1.0",
        quote: "b_info->u.hvm.acpi = 1;",
      },
    },
    {
      since: "3.0.4",
      until: "4.1",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xm/create.py: acpi",
        release: "3.0.4-branched",
        quote: "fn=set_int, default=1,",
      },
    },
    {
      since: "3.0.2",
      until: "3.0.4",
      value: false,
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xm/create.py: acpi",
        release: "3.0.3-branched",
        quote: "fn=set_int, default=0,",
      },
    },
  ],
});

export const pvDriversNeedPlatformDevice = defineFact<boolean>({
  id: "pv-drivers-need-platform-device",
  statement:
    "Whether xen_platform_pci=0 takes away the platform PCI device, by which an HVM guest's paravirtual drivers find Xen.",
  basis: "documented",
  scope:
    "Paravirtual drivers of Windows. The device is there unless the configuration takes it away; before 3.4 nothing does, and the key is not known.",
  show: (takenAway) => (takenAway ? "taken away" : "always there"),
  spans: [
    {
      since: "4.2",
      value: true,
      citation: {
        source: "xl.cfg(5)",
        locator: "xen_platform_pci",
        release: "RELEASE-4.2.0",
        quote: "improves performance and is strongly recommended when available. PV",
      },
    },
    {
      since: "3.4",
      until: "4.2",
      value: true,
      basis: "source-code",
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/image.py: HVMImageHandler",
        release: "3.4.0-rc3",
        quote: "if xen_platform_pci == 0:",
      },
    },
    {
      since: "3.0.3",
      until: "3.4",
      value: false,
      basis: "source-code",
      citation: {
        source: "xen.git",
        locator: "tools/ioemu/hw/pc.c: pc_init1",
        release: "3.0.3-branched",
        quote: "pci_xen_platform_init(pci_bus);",
      },
    },
  ],
});
