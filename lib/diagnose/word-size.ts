/** Owns the symptoms of guest types and word sizes that the hypervisor, or a kernel, can't be. */
import { defineSymptom, mail, printed, seenText, thread } from "./symptom";

const WRONG_KERNEL =
  "https://access.redhat.com/documentation/en-us/red_hat_enterprise_linux/5/html/virtualization/sect-virtualization-troubleshooting-wrong_kernel_image_error_non_pae_kernel_on_a_pae_platform";
const MATCHING_KERNEL =
  "Boot a kernel of a word size that stands as xen-3.0-* in xen_caps of xl info, or make the domU PVH with pvshim=1, or HVM.";

export const pvKernelRefused = defineSymptom({
  id: "pv-kernel-refused",
  meaning: "The hypervisor does not run PV kernels of this kind.",
  forms: [
    printed(
      "libxc",
      "3.1..",
      "guest type xen-{abi:word} not supported by xen kernel, sorry",
      [
        "tools/libs/guest/xg_dom_boot.c: xc_dom_compat_check",
        "RELEASE-4.22.0",
        '"%s: guest type %s not supported by xen kernel, sorry",',
      ],
      mail("https://lore.kernel.org/xen-devel/20210817151924.6674-1-jane.malalane@citrix.com/"),
    ),
  ],
  causes: [
    {
      what: "The kernel's word size is not one of those in xen_caps: 32-bit kernels need a hypervisor with CONFIG_PV32, without pv=no-32, and without CET.",
      policies: ["pv-word-size-matches-hypervisor"],
      remedy: MATCHING_KERNEL,
    },
  ],
});

export const hvmGuestRefused = defineSymptom({
  id: "hvm-guest-refused",
  meaning: "The hypervisor does not run guests in an HVM container of this kind.",
  forms: [
    printed("libxc", "3.1..", "guest type hvm-{abi:word} not supported by xen kernel, sorry", [
      "tools/libs/guest/xg_dom_boot.c: xc_dom_compat_check",
      "RELEASE-4.22.0",
      '"%s: guest type %s not supported by xen kernel, sorry",',
    ]),
  ],
  causes: [
    {
      what: "The host's CPUs have no VT-x or SVM, or its firmware turns them off.",
      policies: ["hvm-needs-hardware-virtualization"],
      remedy:
        "Turn on VT-x or SVM in the firmware; xen_caps of xl info must show hvm-3.0-*. Without them only PV domUs run.",
    },
  ],
});

export const kernelNotForHvmContainer = defineSymptom({
  id: "kernel-not-for-pvh",
  meaning: "The kernel can run as PV only, and the domU is to run it in an HVM container (PVH).",
  forms: [
    printed(
      "libxc",
      "4.10..",
      "image not capable of booting inside a HVM container",
      [
        "tools/libs/guest/xg_dom_elfloader.c: xc_dom_guest_type",
        "RELEASE-4.22.0",
        '"%s: image not capable of booting inside a HVM container",',
      ],
      thread("https://github.com/QubesOS/qubes-vmm-xen/pull/25"),
    ),
    seenText("libxc", "ELF image is not 32bit", {
      by: "measured",
      release: "4.17.7",
      how: "a kernel that can be PV only, as PVH",
    }),
  ],
  causes: [
    {
      what: "It is too old a Linux to start as PVH, or a GRUB that is built for PV (pvgrub64).",
      policies: ["pvh-kernel-has-entry", "domu-has-boot-source"],
      remedy: "Use a newer kernel, GRUB's own build for PVH (grub-i386-xen_pvh.bin), or make the domU PV.",
    },
    {
      what: "The kernel was built without support for PVH (Linux: CONFIG_PVH).",
      noPolicy: "What a kernel image was built for stands in the image: no plan shows it.",
      remedy: 'Take a kernel with CONFIG_PVH, set type="pv", or keep the PV kernel under type="pvh" with pvshim=1.',
    },
  ],
});

export const xendConstructionFailed = defineSymptom({
  id: "xend-construction-failed",
  meaning: "xend could not build the domain. The text names no cause: /var/log/xen/xend.log tells more.",
  forms: [
    printed(
      "xend",
      "3.0.2..4.5",
      "Domain construction failed",
      [
        "tools/python/xen/xend/XendDomainInfo.py: create",
        "RELEASE-4.2.0",
        "log.exception('Domain construction failed')",
      ],
      thread(WRONG_KERNEL),
    ),
    seenText("xend", "Error: (22, 'Invalid argument')", thread(WRONG_KERNEL)),
  ],
  causes: [
    {
      what: "The PV kernel is not of the hypervisor's word size: the case that Red Hat describes is a kernel without PAE on a hypervisor with PAE.",
      policies: ["pv-word-size-matches-hypervisor"],
      remedy: "Compare the kernel with xen_caps of xm info, and install one that matches.",
    },
    {
      what: "Anything else that the hypervisor or libxc refused while the domain was built.",
      noPolicy: "The text alone names no cause.",
      remedy: "Read /var/log/xen/xend.log and xm dmesg, and diagnose them.",
    },
  ],
});
