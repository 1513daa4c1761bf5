/** Owns the facts on when the devices of a host can be passed through: what it must offer, and what rules it out. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

type GuestType = "pv" | "pvh" | "hvm";

/** What populate-on-demand can't be had together with: an assigned device, or an IOMMU that is merely on for the domU. */
export type AgainstPopulateOnDemand = "devices" | "iommu" | "nothing";

export const againstPopulateOnDemand = defineFact<AgainstPopulateOnDemand>({
  id: "passthrough-against-populate-on-demand",
  statement: "What of passthrough the toolstack refuses together with memory that is populated on demand.",
  basis: "source-code",
  scope:
    "HVM, and from 4.10 PVH: those whose memory is below their maxmem. xl of 4.1 to 4.3 has no such check, and what came of it is not known.",
  spans: [
    {
      since: "4.17",
      value: "iommu",
      citation: {
        source: "xen.git",
        locator: "tools/libs/light/libxl_create.c: libxl__domain_config_setdefault",
        release: "RELEASE-4.17.0",
        quote: "IOMMU required for device passthrough but not supported together with PoD",
      },
    },
    {
      since: "4.4",
      until: "4.17",
      value: "devices",
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_create.c: initiate_domain_create",
        release: "RELEASE-4.4.0",
        quote: "PCI device assignment for HVM guest failed due to PoD enabled",
      },
    },
    {
      since: "4.0",
      until: "4.1",
      value: "devices",
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/XendDomainInfo.py: iommu_check_pod_mode",
        release: "4.0.0-branched",
        quote: "failed to assign device since pod is enabled",
      },
    },
    {
      since: "3.0.2",
      until: "3.4",
      value: "nothing",
      citation: {
        source: "xen.git",
        locator: "commit 74e14a7867, first in 3.4",
        release: "3.4.0-rc1",
        quote: "PoD (populate-on-demand) memory 1/9: Add a p2m query type.",
      },
    },
  ],
});

export const iommuNeeded = defineFact<readonly GuestType[]>({
  id: "iommu-needed-for-passthrough",
  statement: "The guest types that a device is passed through to only with an IOMMU.",
  basis: "source-code",
  scope: "PV domUs of the others get their device, but can write to any memory of the host by it.",
  show: (types) => types.join(", "),
  measured: measured("device-of-hvm", "device-of-pv"),
  spans: [
    {
      since: "4.13",
      value: ["pv", "pvh", "hvm"],
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_create.c: libxl__domain_config_setdefault",
        release: "RELEASE-4.13.0",
        quote: "passthrough not supported on this platform",
      },
    },
    {
      since: "4.3",
      until: "4.13",
      value: ["hvm"],
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_pci.c: libxl__device_pci_add",
        release: "RELEASE-4.3.0",
        quote: 'errno == ENOSYS ? "cannot be assigned - no IOMMU"',
      },
    },
    {
      since: "4.1",
      until: "4.3",
      value: ["hvm"],
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_pci.c: do_pci_add",
        release: "RELEASE-4.1.0",
        quote: "if (rc < 0 && (hvm || errno != ENOSYS)) {",
      },
    },
    {
      since: "3.2",
      until: "4.1",
      value: ["hvm"],
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/XendDomainInfo.py: _constructDomain",
        release: "3.2.0-rc6",
        quote: "# Test whether the devices can be assigned with VT-d",
      },
    },
  ],
});

export const iommuCapabilities = defineFact<readonly string[]>({
  id: "virt-caps-of-an-iommu",
  statement: "The tokens of virt_caps, of which at least one is there when Xen uses an IOMMU.",
  basis: "source-code",
  scope: "xl info, xm info.",
  show: (tokens) => tokens.join(", "),
  spans: [
    {
      since: "4.12",
      value: ["hvm_directio", "pv_directio"],
      citation: {
        source: "xen.git",
        locator: "tools/xl/xl_info.c: output_physinfo",
        release: "RELEASE-4.12.0",
        quote: 'info.cap_pv && info.cap_hvm_directio ? " pv_directio" : ""',
      },
    },
    {
      since: "4.1",
      until: "4.12",
      value: ["hvm_directio"],
      citation: {
        source: "xen.git",
        locator: "tools/libxl/xl_cmdimpl.c: output_physinfo",
        release: "RELEASE-4.1.0",
        quote: "if (info.phys_cap & XEN_SYSCTL_PHYSCAP_hvm_directio)",
      },
    },
    {
      since: "4.0",
      until: "4.1",
      value: ["hvm_directio"],
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/XendDomainInfo.py: _initDomain",
        release: "4.0.0-branched",
        quote: "if 'hvm_directio' in info['virt_caps']:",
      },
    },
  ],
});

export const disabledPassthroughRefused = defineFact<boolean>({
  id: "passthrough-disabled-with-devices",
  statement: 'Whether xl refuses devices of a domU that says passthrough="disabled".',
  basis: "source-code",
  scope: "Earlier releases do not know the key.",
  measured: measured("disabled-passthrough"),
  spans: [
    {
      since: "4.13",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_create.c: libxl__domain_config_setdefault",
        release: "RELEASE-4.13.0",
        quote: "passthrough disabled but devices are specified",
      },
    },
  ],
});

export const pvhPassthrough = defineFact<boolean>({
  id: "pvh-passthrough",
  statement: "Whether devices can be passed through to a PVH domU.",
  basis: "source-code",
  scope: "x86, from 4.13 to 4.22.",
  spans: [
    {
      since: "4.13",
      value: false,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_x86.c: libxl__arch_passthrough_mode_setdefault",
        release: "RELEASE-4.13.0",
        quote: "passthrough not yet supported for x86 PVH guests",
      },
    },
  ],
});

/** What the host and the domU need for an IOMMU that shares the domU's own page tables. */
export interface SharedPageTables {
  readonly types: readonly GuestType[];
  /** Of virt_caps. */
  readonly capability: string;
}

export const sharedPageTables = defineFact<SharedPageTables>({
  id: "iommu-shares-page-tables",
  statement: 'What passthrough="share_pt" takes besides hardware-assisted paging.',
  basis: "source-code",
  scope: "x86. PVH can have no devices, so HVM is what remains.",
  show: ({ types, capability }) => `${types.join(", ")}, on a host with ${capability}`,
  spans: [
    {
      since: "4.13",
      value: { types: ["hvm"], capability: "iommu_hap_pt_share" },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_x86.c: libxl__arch_passthrough_mode_setdefault",
        release: "RELEASE-4.13.0",
        quote: 'c_info->type == LIBXL_DOMAIN_TYPE_PV ? "not valid for PV domain" :',
      },
    },
  ],
});

export const passthroughByPvhDom0 = defineFact<readonly GuestType[]>({
  id: "passthrough-by-pvh-dom0",
  statement: "The guest types that a PVH dom0 can pass devices through to.",
  basis: "documented",
  scope:
    "Releases whose SUPPORT.md says that a PVH dom0 is supported. Virtual functions of SR-IOV are left out in all of them.",
  show: (types) => (types.length === 0 ? "none" : types.join(", ")),
  spans: [
    {
      since: "4.21",
      value: ["hvm"],
      citation: {
        source: "CHANGELOG.md",
        locator: "4.21.0, Added",
        release: "RELEASE-4.21.0",
        quote: "Support PCI passthrough for HVM domUs when dom0 is PVH (note SR-IOV",
      },
    },
    {
      since: "4.19",
      until: "4.21",
      value: [],
      citation: {
        source: "SUPPORT.md",
        locator: "x86/PVH",
        release: "RELEASE-4.19.0",
        quote: "* PCI Passthrough to any kind of domUs.",
      },
    },
  ],
});

export const passthroughByPvhDom0Documented = defineFact<boolean>({
  id: "passthrough-by-pvh-dom0-in-support-md",
  statement: "Whether SUPPORT.md says that a PVH dom0 can pass devices through.",
  basis: "documented",
  scope: "From 4.21 on CHANGELOG.md says otherwise of HVM domUs.",
  spans: [
    {
      since: "4.21",
      value: false,
      citation: {
        source: "SUPPORT.md",
        locator: "x86/PVH",
        release: "RELEASE-4.21.0",
        quote: "* PCI Passthrough to any kind of domUs.",
      },
    },
  ],
});

export const deviceHasOneDomU = defineFact<boolean>({
  id: "device-is-assigned-to-one-domu",
  statement: "Whether a device that runs in one domU is refused to every other.",
  basis: "source-code",
  scope: "While the first runs.",
  spans: [
    {
      since: "4.6",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_pci.c: libxl__device_pci_add",
        release: "RELEASE-4.6.0",
        quote: '"already assigned to a different guest");',
      },
    },
    {
      since: "4.1",
      until: "4.6",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_pci.c: libxl__device_pci_add",
        release: "4.1.0-branched",
        quote: "PCI device already attached to a domain",
      },
    },
    {
      since: "4.0",
      until: "4.1",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/XendDomainInfo.py: _constructDomain",
        release: "4.0.0-branched",
        quote: "already been assigned to other domain.",
      },
    },
    {
      since: "3.2",
      until: "4.0",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/XendDomainInfo.py: _constructDomain",
        release: "3.2.0-rc6",
        quote: '"has already been assigned to other domain"',
      },
    },
  ],
});

export const multiFunctionNeedsSlot = defineFact<boolean>({
  id: "multi-function-needs-slot",
  statement:
    "A PCI device that is passed through with every function (*) must name the slot at which the domU sees it.",
  basis: "source-code",
  scope: "xl. Functions that are declared one by one need none.",
  show: (needed) => (needed ? "yes" : "no"),
  spans: [
    {
      since: "4.1",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_pci.c: libxl__device_pci_add",
        release: "RELEASE-4.1.0",
        quote: "Must specify a v-slot for multi-function devices",
      },
    },
  ],
});

export const passthroughAgainstAltp2m = defineFact<boolean>({
  id: "passthrough-against-altp2m",
  statement: "Passthrough and several views of memory (altp2m) don't go together.",
  basis: "documented",
  scope: "Nothing refuses it: a device reaches memory by the one table that the IOMMU has.",
  show: (against) => (against ? "yes" : "no"),
  spans: [
    {
      since: "4.10",
      value: true,
      citation: {
        source: "SUPPORT.md",
        locator:
          "x86/PCI Device Passthrough: not compatible with migration, populate-on-demand, altp2m, introspection, …",
        release: "RELEASE-4.10.0",
        quote: "introspection, memory sharing, or memory paging.",
      },
    },
  ],
});
