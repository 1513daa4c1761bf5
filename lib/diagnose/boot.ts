/** Owns the symptoms between a boot loader and the root device: of a domU's, and of dom0's own kernel. */
import { defineSymptom, linux, printed, publicText, seenText, thread } from "./symptom";

const NEWEST = "RELEASE-4.22.0";
const DOM0_FILES = "What is on a disk or in an image no plan shows.";
const BZIMAGE = "tools/libs/guest/xg_dom_bzimageloader.c: xc_dom_probe_bzimage_kernel";

export const bootLoaderFailed = defineSymptom({
  id: "boot-loader-failed",
  meaning: "The program that looks for the kernel on the domU's disk (pygrub) ended without one.",
  forms: [
    printed("libxl", "4.2..", "bootloader failed - consult logfile {log:word}", [
      "tools/libs/light/libxl_bootloader.c: bootloader_finished",
      NEWEST,
      '"bootloader failed - consult logfile %s", bl->logfile);',
    ]),
    printed("libxl", "4.2..", "bootloader [{pid:number}] exited with error status {status:number}", [
      "tools/libs/light/libxl_exec.c: libxl_report_child_exitstatus, as libxl_bootloader.c calls it",
      NEWEST,
      'libxl_report_child_exitstatus(CTX, XTL_ERROR, "bootloader", "%s [%ld] exited with error status %d"',
    ]),
  ],
  causes: [
    {
      what: "The kernel is not on the first vbd, or on a filesystem that pygrub does not read (XFS of version 5).",
      policies: ["boot-loader-finds-kernel"],
      remedy: "Read that log file (/var/log/xen/bootloader.NUMBER.log); declare the vbd with /boot first, on ext4.",
      shownBy: ["Unable to find partition containing kernel"],
    },
    {
      what: "The boot loader itself is not there, or is not the program that its path names.",
      policies: ["bootloader-path-exists"],
      remedy: 'Write bootloader="pygrub", without a path.',
    },
    {
      what: "The configuration in the domU (grub.cfg) is of a kind that pygrub does not read.",
      noPolicy: DOM0_FILES,
      remedy:
        "Run pygrub on the disk by hand in dom0 and read what it prints; or boot by a GRUB that runs inside the domU.",
      shownBy: ["couldn't find bootloader config file in the image provided"],
    },
  ],
});

export const noKernelPartition = defineSymptom({
  id: "no-kernel-partition",
  meaning: "pygrub looked at the first vbd, and no partition of it held a boot configuration that it could read.",
  forms: [
    printed("libxl", "4.1..", "Unable to find partition containing kernel", [
      "tools/pygrub/src/pygrub",
      NEWEST,
      'raise RuntimeError("Unable to find partition containing kernel")',
    ]),
  ],
  causes: [
    {
      what: "The first vbd is swap, data or a root on XFS, and /boot is on another.",
      policies: ["boot-loader-finds-kernel"],
      remedy: "Declare the vbd with /boot first, on ext4.",
    },
    {
      what: "The filesystem has a feature that pygrub's library does not know, or the disk is empty.",
      noPolicy: DOM0_FILES,
      remedy: "Mount the disk in dom0 read-only and look; or boot by a GRUB that runs inside the domU.",
    },
  ],
});

export const kernelNotUnpacked = defineSymptom({
  id: "kernel-not-unpacked",
  meaning: "The domain builder knows how the kernel's image is compressed, and failed to unpack it.",
  forms: [
    printed("libxc", "4.0..", "unable to {compression:word} decompress kernel", [
      BZIMAGE,
      NEWEST,
      '"%s unable to LZ4 decompress kernel\\n",',
    ]),
  ],
  causes: [
    {
      what: "It is lz4, which older releases unpack with some images only.",
      policies: ["kernel-image-is-readable"],
      remedy: "Upgrade the host, repack the image (extract-vmlinux), or make the domU HVM.",
      until: "4.13",
    },
    {
      what: "The image is damaged, or larger than the domain builder takes.",
      noPolicy: DOM0_FILES,
      remedy: "Reinstall the kernel.",
    },
  ],
});

export const kernelNotBzImage = defineSymptom({
  id: "kernel-not-bzimage",
  meaning:
    "No loader of the domain builder took the file for a kernel: this line and those around it are one attempt each.",
  forms: [
    printed("libxc", "3.3..", "kernel is not a bzImage", [
      BZIMAGE,
      NEWEST,
      'xc_dom_printf(dom->xch, "%s: kernel is not a bzImage", __FUNCTION__);',
    ]),
    printed("libxc", "3.1..", "no loader found", [
      "tools/libs/guest/xg_dom_core.c: xc_dom_find_loader",
      NEWEST,
      'XC_INVALID_KERNEL, "%s: no loader found", __FUNCTION__);',
    ]),
    seenText("libxc", "xc_dom_find_loader failed: Invalid kernel", publicText("a log of xl create")),
  ],
  causes: [
    {
      what: "The kernel is compressed in a way that this release does not know, as zstd and lz4 are to older ones.",
      policies: ["kernel-image-is-readable"],
      remedy: "Upgrade the host, or repack the image.",
    },
    {
      what: "The file is no kernel for this type of domU: another architecture, a script, a GRUB for another mode.",
      policies: ["pvh-kernel-has-entry", "domu-has-boot-source"],
      remedy: "Look at it with `file`, and take one that was built for Xen.",
    },
  ],
});

export const kernelNotForXen = defineSymptom({
  id: "kernel-not-for-xen",
  meaning: "The kernel was built without support for being a guest of this kind: it has none of Xen's notes.",
  forms: [
    printed("libxc", "3.0.2..", "Not a Xen-ELF image: No ELF notes or '__xen_guest' section found", [
      "xen/common/libelf/libelf-dominfo.c: elf_xen_parse",
      NEWEST,
      'elf_err(elf, "ERROR: Not a Xen-ELF image: " "No ELF notes or \'__xen_guest\' section found\\n");',
    ]),
    seenText("Linux", "not a Xen kernel", publicText("BitFolk's users, 2020-04-23: GRUB as a PV domU")),
  ],
  causes: [
    {
      what: "A GRUB that runs as a PV domU does not know the compression of the kernel (lz4, zstd), and takes it for none of Xen's.",
      policies: ["kernel-image-is-readable"],
      remedy: "Make the domU PVH with grub-i386-xen_pvh.bin, or repack the kernel with gzip or xz.",
    },
    {
      what: "The kernel lacks CONFIG_XEN_PV.",
      noPolicy: DOM0_FILES,
      remedy: "Take a kernel that has it, or make the domU HVM or PVH.",
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

export const rootDeviceMissing = defineSymptom({
  id: "root-device-missing",
  meaning: "The domU's kernel runs, and the disk that it is told to mount as its root is not there under that name.",
  forms: [
    seenText("Linux", "Gave up waiting for root device", publicText("Debian's initramfs")),
    seenText("Linux", "ALERT! {device:word} does not exist. Dropping to a shell!", publicText("Debian's initramfs")),
    seenText(
      "Linux",
      'VFS: Cannot open root device "{device}" or unknown-block({numbers:word}): error {code}',
      linux(
        "init/do_mounts.c: mount_root_generic",
        "6.12.117",
        'printk("VFS: Cannot open root device \\"%s\\" or %s: error %d\\n",',
      ),
    ),
    seenText(
      "Linux",
      "VFS: Unable to mount root fs on {device:word}",
      linux("init/do_mounts.c: mount_root_generic", "6.12.117", 'panic("VFS: Unable to mount root fs on %s", b);'),
    ),
  ],
  causes: [
    {
      what: "root= names a device that none of the vbds is, or one by the name that an older kernel gave it (sda1 for xvda1).",
      policies: ["root-device-is-a-vbd"],
      remedy: "Name the vbd as the kernel does (xvda1), or the root by its UUID.",
    },
    {
      what: "The ramdisk lacks the driver of the disk (xen-blkfront), or there is no ramdisk.",
      noPolicy: DOM0_FILES,
      remedy: "Make the ramdisk anew inside the domU, with xen-blkfront among its modules.",
    },
  ],
});

export const tscAdjusted = defineSymptom({
  id: "tsc-adjusted",
  meaning:
    "Linux found the CPU's TSC_ADJUST wrong and set it right. An HVM domU that hangs after this line met a bug of the hypervisor.",
  forms: [
    seenText(
      "Linux",
      "[Firmware Bug]: TSC ADJUST: CPU{cpu:number}: {value:word} force to {to:number}",
      thread("https://bugs.launchpad.net/bugs/1671760"),
    ),
  ],
  causes: [
    {
      what: "The release hands HVM domUs a wrong TSC_ADJUST, which newer kernels look at.",
      policies: ["release-has-no-known-bug"],
      remedy: "Upgrade Xen to a point release with the fix (commit 98297f09bd), or boot an older kernel.",
      until: "4.9",
    },
    {
      what: "The machine's own firmware left it so: on bare metal the line is harmless.",
      noPolicy: "What a firmware does no plan shows.",
      remedy: "Nothing: Linux has set it right.",
    },
  ],
});

export const balloonBug = defineSymptom({
  id: "balloon-driver-bug",
  meaning: "The domU's balloon driver stopped its kernel at boot.",
  forms: [
    seenText(
      "Linux",
      "kernel BUG at {file:word}balloon.c:{line:number}!",
      publicText("SUSE's KB 7017624, Xen 4.4.3, SLES 11 SP4"),
    ),
  ],
  causes: [
    {
      what: "The domU starts with less memory than maxmem, and its kernel reserves much of it at once (crashkernel=).",
      policies: ["pod-domu-has-balloon-driver"],
      remedy: "Set maxmem to memory, or reserve less.",
    },
  ],
});
