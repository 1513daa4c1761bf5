/** Owns what a domU's kernel prints of its root device, its clock and its memory. */
import { defineSymptom, linux, printed, publicText, seenText, thread } from "./symptom";

const DOM0_FILES = "What is on a disk or in an image no plan shows.";

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

export const timeWentBackwards = defineSymptom({
  id: "time-went-backwards",
  meaning:
    "The kernel read an earlier time from Xen than before. Kernels of the time of xenlinux print it, often after a migration or a suspend.",
  forms: [
    printed("Linux", "3.0.2..3.2", "Timer ISR/{cpu:number}: Time went backwards: delta={delta:number}", [
      "linux-2.6-xen-sparse/arch/i386/kernel/time-xen.c: timer_interrupt",
      "3.0.3-branched",
      'printk("Timer ISR/%d: Time went backwards: "',
    ]),
    seenText(
      "Linux",
      "clocksource/{cpu:number}: Time went backwards",
      publicText("the title of a text on Xen 3.0 to 4.0; Debian's wiki, Xen/Clocksource"),
    ),
  ],
  causes: [
    {
      what: "The clocks of the host's CPUs, or of two hosts, differ by more than the kernel of that time allows for.",
      noPolicy: "How clocks run no plan shows; clocksource-is-left-to-xen judges what is set against it.",
      remedy:
        "For such a kernel set clocksource=jiffies, and run NTP in the domU if xen.independent_wallclock is 1. Newer kernels need neither: leave their clocksource to Xen.",
    },
  ],
});
