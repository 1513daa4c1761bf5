/** Owns the symptoms of a host that does not come up, up to dom0's own kernel. */
import { defineSymptom, printed, thread } from "./symptom";

const NEWEST = "RELEASE-4.22.0";
const DOM0_FILES = "What is on a disk or in an image no plan shows.";

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

export const dom0NotBuilt = defineSymptom({
  id: "dom0-not-built",
  meaning: "The hypervisor could not start dom0, and the host does not come up. What stands before it says why.",
  forms: [
    printed("hypervisor", "3.0.2..", "Could not set up DOM0 guest OS", [
      "xen/arch/x86/setup.c",
      NEWEST,
      'panic("Could not set up DOM0 guest OS\\n");',
    ]),
    printed("hypervisor", "4.14..4.21", "Could not construct domain 0", [
      "xen/arch/x86/setup.c",
      "RELEASE-4.20.0",
      'panic("Could not construct domain 0\\n");',
    ]),
  ],
  causes: [
    {
      what: "dom0's kernel is compressed in a way that this hypervisor does not unpack.",
      policies: ["dom0-kernel-image-is-readable"],
      remedy: "Boot an older kernel, or without Xen, and upgrade Xen or repack the kernel.",
      shownBy: ["Decoding failed"],
    },
    {
      what: "dom0_mem gives dom0 less than its kernel and ramdisk take.",
      policies: ["dom0-memory-at-least-minimum", "dom0-memory-agrees-with-command-line"],
      remedy: "Correct dom0_mem in the boot menu: a number without a unit is KiB.",
    },
    {
      what: "The kernel can't be dom0: of another word size, or without support for it.",
      policies: ["dom0-word-size-matches-hypervisor"],
      remedy: "Boot a kernel with CONFIG_XEN_DOM0 of the hypervisor's word size.",
    },
  ],
});

export const imageNotDecoded = defineSymptom({
  id: "image-not-decoded",
  meaning: "The hypervisor failed to unpack an image that is compressed by lz4.",
  forms: [
    printed("hypervisor", "4.4..", "Decoding failed", [
      "xen/common/unlz4.c: unlz4",
      NEWEST,
      'error("Decoding failed");',
    ]),
  ],
  causes: [
    {
      what: "dom0's kernel is compressed by lz4, at which this release fails with some images.",
      policies: ["dom0-kernel-image-is-readable"],
      remedy: "Boot an older kernel; upgrade Xen to a release with the fix, or repack the kernel.",
      until: "4.13",
    },
    { what: "The image is damaged.", noPolicy: DOM0_FILES, remedy: "Reinstall the kernel." },
  ],
});

export const dom0KernelRefused = defineSymptom({
  id: "dom0-kernel-refused",
  meaning:
    "dom0's kernel is 32-bit, and this hypervisor was built without support for 32-bit PV: the host does not boot.",
  forms: [
    printed("hypervisor", "4.16..", "Found 32-bit PV kernel, but CONFIG_PV32 missing", [
      "xen/arch/x86/pv/dom0_build.c",
      "RELEASE-4.22.0",
      'printk("Found 32-bit PV kernel, but CONFIG_PV32 missing\\n");',
    ]),
  ],
  causes: [
    {
      what: "dom0's word size is not that of the hypervisor.",
      policies: ["dom0-word-size-matches-hypervisor"],
      remedy: "Boot a 64-bit dom0 kernel.",
    },
  ],
});

export const noIrqHandler = defineSymptom({
  id: "no-irq-handler",
  meaning: "An interrupt came in that nobody in the hypervisor waits for. Once or twice at boot it does no harm.",
  forms: [
    printed(
      "hypervisor",
      "4.2..",
      "No irq handler for vector {vector:word} (IRQ {line:number}",
      ["xen/arch/x86/irq.c: do_IRQ", NEWEST, 'printk("CPU%u: No irq handler for vector %02x (IRQ %d%s)\\n",'],
      thread("https://github.com/pcengines/coreboot/pull/186"),
    ),
  ],
  causes: [
    {
      what: "The firmware left a device or an interrupt controller on, or something in it sends spurious interrupts.",
      noPolicy: "What firmware says no plan shows.",
      remedy: "Where it repeats, upgrade the firmware and Xen.",
    },
  ],
});
