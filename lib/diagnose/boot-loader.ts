/** Owns the symptoms of pygrub and of other programs that look for a domU's kernel. */
import { pygrubPath } from "../facts/boot";
import { since } from "../facts/fact";
import { defineSymptom, printed, thread } from "./symptom";

const NEWEST = "RELEASE-4.22.0";
const DOM0_FILES = "What is on a disk or in an image no plan shows.";
const BOOT_SOURCE = "domu-has-boot-source";

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

export const bootloaderWithoutDisk = defineSymptom({
  id: "bootloader-without-disk",
  meaning: "A boot loader that runs in dom0 reads the domU's first disk, and the domU has none.",
  forms: [
    printed("libxl", "4.2..", "cannot run bootloader with no boot disk", [
      "tools/libs/light/libxl_bootloader.c: libxl__bootloader_run",
      "RELEASE-4.22.0",
      'LOGD(ERROR, domid, "cannot run bootloader with no boot disk");',
    ]),
  ],
  causes: [
    {
      what: "bootloader is set, and disk is empty.",
      policies: [BOOT_SOURCE],
      remedy: "Give the domU its disk, or a kernel in place of the boot loader.",
    },
  ],
});

export const pygrubPathDeprecated = defineSymptom({
  id: "pygrub-path-deprecated",
  meaning: `A warning: the domain still starts. The path was a link to pygrub; Xen ${since(pygrubPath, ({ is }) => is === "nothing")} removed it.`,
  forms: [
    printed("libxl", "4.2..", "bootloader='/usr/bin/pygrub' is deprecated; use bootloader='pygrub' instead", [
      "tools/libs/light/libxl_bootloader.c: bootloader_disk_attached_cb",
      "RELEASE-4.22.0",
      "\"bootloader='/usr/bin/pygrub' is deprecated; use \" \\",
    ]),
  ],
  causes: [
    {
      what: 'The domU sets bootloader="/usr/bin/pygrub".',
      policies: ["bootloader-path-exists"],
      remedy: 'Write bootloader="pygrub": xl finds it where this release keeps it.',
    },
  ],
});

export const guestFileMissing = defineSymptom({
  id: "guest-boot-file-missing",
  meaning:
    "pygrub read the domU's boot configuration, and the kernel or ramdisk that it names is not on the domU's disk.",
  forms: [
    printed(
      "libxl",
      "4.2..",
      "Error opening {file:word} in guest",
      ["tools/pygrub/src/pygrub: copy_from_image", NEWEST, 'sys.exit("Error opening %s in guest" % file_to_read)'],
      thread("https://github.com/xen-tools/xen-tools/issues/71"),
    ),
  ],
  causes: [
    {
      what: "grub.cfg is not what the kernels in the domU are: written with an empty version (initrd.img-), or before an update.",
      noPolicy: DOM0_FILES,
      remedy:
        "Mount the disk in dom0, compare /boot with grub.cfg, correct it for one start, and run update-grub inside the domU.",
    },
    {
      what: "A partition of its own holds /boot, and the paths in grub.cfg begin with /boot.",
      noPolicy: DOM0_FILES,
      remedy: "Write the paths as that partition has them.",
    },
  ],
});
