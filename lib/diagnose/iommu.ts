/** Owns what the hypervisor prints of the IOMMU and of the firmware, at its start and when a device reaches for memory. */
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

export const efiImageNotRelocated = defineSymptom({
  id: "efi-image-not-relocated",
  meaning: "xen.efi found no table of its own relocations where it expects it, and does not start.",
  forms: [
    printed(
      "hypervisor",
      "4.2..",
      "Unsupported relocation type",
      ["xen/arch/x86/efi/efi-boot.h: efi_arch_relocate_image", NEWEST, 'blexit(L"Unsupported relocation type");'],
      thread("https://github.com/rhboot/shim/issues/97"),
      thread("https://github.com/QubesOS/qubes-issues/issues/8206"),
    ),
  ],
  causes: [
    {
      what: "shim, or a GRUB that chain-loads as shim does, does not load the section .reloc, which is marked as discardable.",
      noPolicy: "How the host is booted is not declared.",
      remedy:
        "Let the firmware start xen.efi itself, or boot xen.gz by GRUB's multiboot2; or clear that flag of the section before signing.",
    },
  ],
});

export const accessVectorDenied = defineSymptom({
  id: "flask-denied",
  meaning:
    "The hypervisor runs with XSM (FLASK), and its policy does not allow what a domain did. In permissive mode it is a note.",
  forms: [
    printed("hypervisor", "4.2..4.17", "avc: denied { {permission} } for domid={domain:number} scontext={label:word}", [
      "xen/xsm/flask/avc.c: avc_audit",
      "RELEASE-4.16.0",
      'avc_printk(&buf, "avc:  %s ", denied ? "denied" : "granted"); avc_printk(&buf, " for "); avc_printk(&buf, "domid=%d ", cdom->domain_id); avc_printk(buf, "scontext=%s", scontext);',
    ]),
    printed(
      "hypervisor",
      "4.17..",
      "avc: denied { {permission} } for current={domain:word} scontext={label:word}",
      [
        "xen/xsm/flask/avc.c: avc_audit",
        NEWEST,
        'avc_printk(&buf, "avc:  %s ", denied ? "denied" : "granted"); avc_printk(&buf, " for "); avc_printk(&buf, "current=%pd ", cdom); avc_printk(buf, "scontext=%s", scontext);',
      ],
      thread("https://github.com/xen-troops/meta-xt-prod-devel-rpi5/issues/50"),
    ),
  ],
  causes: [
    {
      what: "The domU has no label, or one that the policy gives no such right.",
      policies: ["seclabel-needs-xsm"],
      remedy: "Give it seclabel=, change the policy, or boot with flask=permissive to see all that it would deny.",
    },
  ],
});

export const gicWriteUnhandled = defineSymptom({
  id: "gic-write-unhandled",
  meaning:
    "A domain on Arm wrote a register of the interrupt controller that Xen does not emulate: its kernel has a data abort.",
  forms: [
    printed(
      "hypervisor",
      "4.6..",
      "unhandled word write {value:word} to {register:word}",
      [
        "xen/arch/arm/vgic-v3.c: __vgic_v3_distr_common_mmio_write",
        NEWEST,
        '"%pv: %s: unhandled word write %#"PRIregister" to ISACTIVER%d\\n",',
      ],
      thread("https://github.com/xen-troops/meta-xt-prod-devel-rpi5/issues/42"),
    ),
  ],
  causes: [
    {
      what: "The kernel clears or sets active interrupts at its start, and was not written with Xen in mind.",
      noPolicy: "What a guest's kernel does no plan shows.",
      remedy: "Take a kernel, or a version of it, that was tested as a domU on Arm.",
    },
  ],
});
