/** Owns what the hypervisor prints of the IOMMU. */
import { defineSymptom, printed, thread } from "./symptom";

const NEWEST = "RELEASE-4.22.0";
const FIRMWARE = "What firmware says no plan shows.";
const FAULT = thread("https://github.com/QubesOS/qubes-issues/issues/1491");
const IVHD = thread("https://github.com/QubesOS/qubes-issues/issues/6439");

export const dmaFault = defineSymptom({
  id: "dma-fault",
  meaning: "A device read or wrote memory that it may not reach, and the IOMMU (Intel VT-d) stopped it.",
  forms: [
    printed(
      "hypervisor",
      "4.0..",
      "DMAR:[{access}] Request device [{device:word}] fault addr {address:word}",
      ["xen/drivers/passthrough/vtd/iommu.c: iommu_page_fault_do_one", NEWEST, '"DMAR:[%s] Request device [%pp] "'],
      FAULT,
      thread("https://github.com/lf-edge/eve/pull/146"),
    ),
    printed(
      "hypervisor",
      "4.0..",
      "PTE Write access is not set",
      ["xen/drivers/passthrough/vtd/iommu.c: dma_remap_fault_reasons", NEWEST, '"PTE Write access is not set",'],
      FAULT,
      thread("https://github.com/QubesOS/qubes-issues/issues/1710"),
    ),
    printed("hypervisor", "4.0..", "PTE Read access is not set", [
      "xen/drivers/passthrough/vtd/iommu.c: dma_remap_fault_reasons",
      NEWEST,
      '"PTE Read access is not set",',
    ]),
  ],
  causes: [
    {
      what: "The firmware uses memory for the device that its tables (RMRR) don't tell of.",
      noPolicy: FIRMWARE,
      remedy: "Upgrade it; else name that memory by rmrr= on Xen's command line.",
    },
    {
      what: "It is the CPU's own graphics (00:02.0), whose driver expects no IOMMU.",
      noPolicy: FIRMWARE,
      remedy: "Boot with iommu=no-igfx.",
    },
    {
      what: "The device still works for a domain that it was taken from, or its driver has a bug.",
      policies: ["passthrough-is-security-supported"],
      remedy: "Look which domain has it (xl pci-list), and whether it can be reset.",
    },
  ],
});

export const ioApicUnknown = defineSymptom({
  id: "amd-iommu-not-set-up",
  meaning:
    "The tables that describe an AMD host's IOMMU are incomplete, and the hypervisor does without IOMMU: no device can be passed through.",
  forms: [
    printed(
      "hypervisor",
      "4.3..",
      "IVHD Error: no information for IO-APIC {apic:word}",
      [
        "xen/drivers/passthrough/amd/iommu_acpi.c: parse_ivrs_table",
        NEWEST,
        'printk(XENLOG_ERR "IVHD Error: no information for IO-APIC %#x\\n",',
      ],
      IVHD,
    ),
    printed(
      "hypervisor",
      "4.1..",
      "AMD-Vi: Error initialization",
      ["xen/drivers/passthrough/amd/pci_amd_iommu.c: iov_detect", NEWEST, 'printk("AMD-Vi: Error initialization\\n");'],
      IVHD,
    ),
  ],
  causes: [
    {
      what: "The firmware's IVRS table leaves an I/O APIC out.",
      noPolicy: FIRMWARE,
      remedy: "Upgrade the firmware, or name it on Xen's command line: ivrs_ioapic[NUMBER]=BUS:DEVICE.FUNCTION.",
    },
    {
      what: "Another step of its set-up failed, which the lines before name.",
      noPolicy: FIRMWARE,
      remedy: "Read them in xl dmesg; passthrough-needs-iommu reports domUs whose devices have to wait for it.",
    },
  ],
});
