import { pvGrubStubdom } from "../lib/facts/boot";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { fileName } from "../lib/units/file-name";

export const pvgrubStubdomExists = definePolicy({
  id: "pvgrub-stubdom-exists",
  subject: "domU",
  covers: ["M09"],
  judges: "state",
  family: "x86",
  severity: "warning",
  summary: "A domU that boots by the stub domain pv-grub has a host that still builds it.",
  rationale:
    "pv-grub-x86_64.gz is GRUB as a little domain of its own. From 4.16 on Xen's build makes it only with --enable-pv-grub, so after an upgrade the file may be gone, and the domU does not start.",
  remedy:
    "Boot by pygrub, or by GRUB's own build for Xen as boot.kernel: grub-x86_64-xen.bin (PV), grub-i386-xen_pvh.bin (PVH).",
  facts: [pvGrubStubdom],
  messages: {
    notBuilt: message<{ kernel: string; release: string }>(
      ({ kernel, release }) =>
        `its kernel is ${kernel}, which Xen ${release} has only if it was built with --enable-pv-grub`,
    ),
  },
  check({ host, domU }, { need, factOr, report }) {
    if (domU.type === "hvm" || domU.boot.kernel === undefined) return;
    const kernel = need(domU.boot, "kernel");
    const release = need(host.xen, "release");
    const stub = factOr(pvGrubStubdom, release, undefined);
    if (stub !== undefined && !stub.built && fileName(kernel).startsWith(stub.file))
      report("notBuilt", { kernel, release: release.toString() }, at(domU.boot, "kernel"));
  },
  examples: {
    rejected: {
      at: "domUs.web.boot.kernel",
      domU: {
        boot: { kernel: "/usr/lib/xen/boot/pv-grub-x86_64.gz", ramdisk: null, extra: "(hd0)/boot/grub/menu.lst" },
      },
    },
    accepted: {
      domU: {
        boot: { kernel: null, ramdisk: null, bootloader: "pygrub" },
        vbds: [{ vdev: "xvda", target: "/dev/vg1/web-root", size: "20GiB" }],
      },
    },
  },
});
