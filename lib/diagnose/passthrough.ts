/** Owns the symptoms of devices that are asked for and can't be passed through. */
import { defineSymptom, printed, thread } from "./symptom";

const NEWEST = "RELEASE-4.22.0";
const CREATE = "tools/libs/light/libxl_create.c: libxl__domain_config_setdefault";
const X86 = "tools/libs/light/libxl_x86.c: libxl__arch_passthrough_mode_setdefault";
const NEEDS_IOMMU = {
  what: "The host has no IOMMU (VT-d, AMD-Vi), its firmware turns it off, or Xen was started with iommu=0.",
  policies: ["passthrough-needs-iommu"],
  remedy:
    "Turn it on in the firmware and on Xen's command line: virt_caps of xl info must show hvm_directio, for PV domUs pv_directio.",
} as const;

export const passthroughUnsupported = defineSymptom({
  id: "passthrough-unsupported",
  meaning: "Devices are to be passed through, and the host can't.",
  forms: [
    printed("libxl", "4.13..", "passthrough not supported on this platform", [
      CREATE,
      NEWEST,
      '"passthrough not supported on this platform\\n");',
    ]),
    printed(
      "libxl",
      "4.3..",
      "PCI device {device:word} cannot be assigned - no IOMMU?",
      [
        "tools/libs/light/libxl_pci.c: libxl__device_pci_add",
        NEWEST,
        'errno == EOPNOTSUPP ? "cannot be assigned - no IOMMU"',
      ],
      thread("https://github.com/QubesOS/qubes-issues/issues/3684"),
    ),
  ],
  causes: [NEEDS_IOMMU],
});

export const passthroughDisabled = defineSymptom({
  id: "passthrough-disabled",
  meaning: 'The domU has devices to pass through, and says passthrough="disabled".',
  forms: [
    printed("libxl", "4.13..", "passthrough disabled but devices are specified", [
      CREATE,
      NEWEST,
      '"passthrough disabled but devices are specified");',
    ]),
  ],
  causes: [
    {
      what: "passthrough contradicts pci or dtdev.",
      policies: ["passthrough-needs-iommu"],
      remedy: "Take the one or the other away.",
    },
  ],
});

export const pvhPassthrough = defineSymptom({
  id: "passthrough-to-pvh",
  meaning: "PVH domUs can't have passed-through devices.",
  forms: [
    printed("libxl", "4.13..", "passthrough not yet supported for x86 PVH guests", [
      X86,
      NEWEST,
      '"passthrough not yet supported for x86 PVH guests\\n");',
    ]),
  ],
  causes: [
    {
      what: "A PVH domU has pci, or sets passthrough.",
      policies: ["pvh-has-no-passthrough"],
      remedy: "Make the domU HVM or PV, or take the devices away.",
    },
  ],
});

export const sharePtImpossible = defineSymptom({
  id: "share-pt-impossible",
  meaning: "The domU can't share its page tables with the IOMMU; the text says why.",
  forms: [
    printed("libxl", "4.13..", 'passthrough="share_pt" {reason}', [X86, NEWEST, '"passthrough=\\"share_pt\\" %s\\n",']),
  ],
  causes: [
    {
      what: 'passthrough="share_pt" for a PV domU, without HAP, or on a host without iommu_hap_pt_share.',
      policies: ["share-pt-is-possible"],
      remedy: "Leave passthrough out: libxl then takes what is possible.",
    },
  ],
});

export const pciDeviceNotAssignable = defineSymptom({
  id: "pci-device-not-assignable",
  meaning: "A device is not ready to be passed through: xen-pciback does not hold it.",
  forms: [
    printed("libxl", "4.1..", "PCI device {device:word} is not assignable", [
      "tools/libs/light/libxl_pci.c: libxl__device_pci_add",
      NEWEST,
      'LOGD(ERROR, domid, "PCI device %x:%x:%x.%x is not assignable",',
    ]),
    printed(
      "libxl",
      "4.1..",
      "Looks like pciback driver not loaded",
      ["tools/libs/light/libxl_pci.c", NEWEST, 'LOG(ERROR, "Looks like pciback driver not loaded");'],
      thread("https://github.com/xcp-ng/xcp/issues/320"),
    ),
  ],
  causes: [
    {
      what: "dom0's own driver holds the device, or the module xen-pciback is not loaded.",
      noPolicy: "Which driver holds a device is the host's state of the moment: no plan shows it.",
      remedy: "modprobe xen-pciback, then xl pci-assignable-add BDF before the domU starts.",
    },
  ],
});

export const passthroughWithPod = defineSymptom({
  id: "passthrough-with-populate-on-demand",
  meaning:
    "Devices are passed through to a domU that starts with memory below maxmem. An IOMMU needs every page in place, so libxl refuses.",
  forms: [
    printed("libxl", "4.17..", "IOMMU required for device passthrough but not supported together with PoD", [
      "tools/libs/light/libxl_create.c: libxl__domain_config_setdefault",
      "RELEASE-4.22.0",
      '"IOMMU required for device passthrough but not supported together with PoD");',
    ]),
    printed("libxl", "4.4..4.17", "PCI device assignment for HVM guest failed due to PoD enabled", [
      "tools/libs/light/libxl_create.c: libxl__domain_config_setdefault",
      "RELEASE-4.16.0",
      '"PCI device assignment for HVM guest failed due to PoD enabled");',
    ]),
  ],
  causes: [
    {
      what: "The domU's memory is below its maxmem.",
      policies: ["passthrough-excludes-populate-on-demand"],
      remedy: "Set memory equal to maxmem.",
    },
  ],
});
