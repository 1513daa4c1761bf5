import { directBootNeedsKernel } from "../../lib/facts/boot";
import { hvmDirectBootHasKernel } from "../../policies/hvm-direct-boot-has-kernel";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const hvm = (boot: object | null) => ({
  domU: { type: "hvm", boot: boot === null ? null : { kernel: null, ramdisk: null, extra: null, ...boot } },
});

policyCases(hvmDirectBootHasKernel, {
  valid: [
    {
      name: "an HVM domU with a kernel, a ramdisk and arguments",
      ...hvm({ kernel: "/boot/vmlinuz", ramdisk: "/boot/initrd.img", extra: "quiet" }),
    },
    { name: "an HVM domU that boots from its disk", ...hvm(null) },
    { name: "a PV domU with a ramdisk and a boot loader", domU: { boot: { kernel: null, bootloader: "pygrub" } } },
    {
      name: "an HVM domU with hvmloader as its kernel and nothing else",
      ...hvm({ kernel: "/usr/lib/xen/boot/hvmloader" }),
    },
  ],
  invalid: [
    {
      name: "an HVM domU with a ramdisk and arguments only",
      ...hvm({ ramdisk: "/boot/initrd.img", extra: "quiet" }),
      says: ["it is HVM and declares boot.ramdisk, boot.extra without a boot.kernel"],
    },
    { name: "an HVM domU with a root only", ...hvm({ root: "/dev/xvda1" }), says: ["boot.root without"] },
    {
      name: "an HVM domU whose kernel is hvmloader",
      ...hvm({ kernel: "/usr/lib/xen/boot/hvmloader", ramdisk: "/boot/initrd.img" }),
      says: ["boot.ramdisk without"],
    },
  ],
  undecided: [
    {
      name: "one on 4.5.5, before the sources begin",
      host: { xen: { release: "4.5.5" } },
      ...hvm({ ramdisk: "/boot/initrd.img" }),
      says: ["no source was found for Xen 4.5.5"],
    },
  ],
});

boundaryCases(hvmDirectBootHasKernel, directBootNeedsKernel, {
  at: () => hvm({ kernel: "/boot/vmlinuz", ramdisk: "/boot/initrd.img" }),
  past: () => hvm({ ramdisk: "/boot/initrd.img" }),
  before: () => hvm({ ramdisk: "/boot/initrd.img" }),
});
