/** Owns the facts on what a domU asks of what virt_caps says that its host has. */
import { defineFact } from "./fact";

export const pagingNeedsCapability = defineFact<{ readonly hap: string; readonly shadow: string }>({
  id: "paging-needs-capability",
  statement: "The tokens of virt_caps for the two ways of paging an HVM or PVH domU, one of which it must have.",
  basis: "source-code",
  scope: "xl info. hap=1 asks for the one, hap=0 for the other; without it libxl takes the first that is there.",
  show: ({ hap, shadow }) => `${hap}, ${shadow}`,
  spans: [
    {
      since: "4.13",
      value: { hap: "hap", shadow: "shadow" },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_create.c: libxl__domain_create_info_setdefault",
        release: "RELEASE-4.13.0",
        quote: "neither hap nor shadow paging available",
      },
    },
  ],
});

export const grantVersionsInCaps = defineFact<string>({
  id: "grant-versions-in-virt-caps",
  statement:
    "How virt_caps names the versions of grant tables that the hypervisor has: this, and the number behind it.",
  basis: "source-code",
  scope: "max_grant_version of a domU or of xl.conf above what there is: the domain is refused.",
  spans: [
    {
      since: "4.16",
      value: "gnttab-v",
      citation: {
        source: "xen.git",
        locator: "xen/common/grant_table.c: grant_table_init, and xl_info.c: output_physinfo",
        release: "RELEASE-4.16.0",
        quote: "%pd: requested grant version (%u) greater than supported (%u)",
      },
    },
  ],
});

export const pvhDom0NeedsIommu = defineFact<boolean>({
  id: "pvh-dom0-needs-iommu",
  statement: "A PVH dom0 needs VT-x or SVM and an IOMMU that is on.",
  basis: "source-code",
  scope: "The hypervisor panics without.",
  show: (needed) => (needed ? "yes" : "no"),
  spans: [
    {
      since: "4.11",
      value: true,
      citation: {
        source: "xen.git",
        locator: "xen/drivers/passthrough/x86/iommu.c: arch_iommu_check_autotranslated_hwdom",
        release: "RELEASE-4.11.0",
        quote: 'panic("Presently, iommu must be enabled for PVH hardware domain\\n");',
      },
    },
  ],
});

export const cpusOfBuild = defineFact<number>({
  id: "cpus-of-the-build",
  statement: "How many CPUs the hypervisor uses, unless it was built for more.",
  basis: "source-code",
  scope: "x86: NR_CPUS. Distributions may build for more (Debian and Ubuntu leave it).",
  spans: [
    {
      since: "4.8",
      value: 256,
      citation: {
        source: "xen.git",
        locator: "xen/arch/Kconfig: config NR_CPUS",
        release: "RELEASE-4.8.0",
        quote: 'default "256" if X86',
      },
    },
    {
      since: "4.5",
      until: "4.8",
      value: 256,
      citation: {
        source: "xen.git",
        locator: "xen/include/asm-x86/config.h",
        release: "RELEASE-4.5.0",
        quote: "#define NR_CPUS 256",
      },
    },
  ],
});

export const capabilitiesTellHvm = defineFact<string>({
  id: "capabilities-tell-hvm",
  statement:
    "How xen_caps and virt_caps name that the host runs HVM domUs: xen_caps by words that begin so, virt_caps by this word itself.",
  basis: "source-code",
  scope: "Both are the hypervisor's own word on one thing. What the CPUs offer may be more: firmware can turn it off.",
  spans: [
    {
      since: "3.0.3",
      value: "hvm",
      citation: {
        source: "xen.git",
        locator: "xen/arch/x86/setup.c: arch_get_xen_caps; and xl_info.c: output_physinfo",
        release: "RELEASE-4.17.0",
        quote: 'snprintf(s, sizeof(s), "hvm-%d.%d-x86_32 ", major, minor);',
      },
    },
  ],
});

export const virtualizationOfVendor = defineFact<Readonly<Record<"intel" | "amd", "vmx" | "svm">>>({
  id: "virtualization-of-vendor",
  statement: "Which virtualization the CPUs of each maker have.",
  basis: "source-code",
  scope: "x86.",
  show: (by) =>
    Object.entries(by)
      .map(([vendor, name]) => `${vendor}: ${name}`)
      .join(", "),
  spans: [
    {
      since: "4.0",
      value: { intel: "vmx", amd: "svm" },
      citation: {
        source: "xen.git",
        locator: "xen/arch/x86/hvm/hvm.c: hvm_enable",
        release: "RELEASE-4.17.0",
        quote: "fns = start_vmx();",
      },
    },
  ],
});
