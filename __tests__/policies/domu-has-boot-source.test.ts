import { bootloaderNeedsDisk, pvBootSources, pvFirmwares } from "../../lib/facts/boot";
import { domuHasBootSource } from "../../policies/domu-has-boot-source";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const boot = (how: Record<string, string>, domU: object = {}) => ({
  domU: { boot: { kernel: null, ramdisk: null, extra: null, ...how }, ...domU },
});

policyCases(domuHasBootSource, {
  valid: [
    { name: "a PV domU with a kernel", ...boot({ kernel: "/boot/vmlinuz" }) },
    { name: "a PV domU with a boot loader", ...boot({ bootloader: "pygrub" }) },
    {
      name: "a PV domU with a boot loader and a kernel for when it fails",
      ...boot({ bootloader: "pygrub", kernel: "/boot/vmlinuz" }),
    },
    {
      name: "a PV domU with pvgrub64 on 4.10.0",
      host: { xen: { release: "4.10.0" } },
      ...boot({ firmware: "pvgrub64" }),
    },
    { name: "an HVM domU with nothing", domU: { type: "hvm", boot: null } },
    { name: "a PV domU without disks and with a kernel", ...boot({ kernel: "/boot/vmlinuz" }, { vbds: [] }) },
  ],
  invalid: [
    {
      name: "a PV domU with nothing",
      domU: { boot: null },
      says: ["on Xen 4.17.5 it needs boot.kernel or boot.bootloader or boot.firmware"],
    },
    {
      name: "a PVH domU with a ramdisk only",
      ...boot({ ramdisk: "/boot/initrd.img" }, { type: "pvh" }),
      says: ["nothing says what it is booted by"],
    },
    {
      name: "a PV domU with nothing on 3.0.3",
      host: { xen: { release: "3.0.3" } },
      domU: { boot: null },
      says: ["it needs boot.kernel or boot.bootloader"],
    },
    {
      name: "a PV domU with a firmware on 4.9.4, which reads none",
      host: { xen: { release: "4.9.4" } },
      ...boot({ firmware: "pvgrub64" }),
      says: ["it needs boot.kernel or boot.bootloader"],
    },
    {
      name: "a kernel and a firmware",
      ...boot({ kernel: "/boot/vmlinuz", firmware: "pvgrub64" }),
      says: ["both boot.kernel and boot.firmware"],
    },
    {
      name: "another firmware",
      ...boot({ firmware: "ovmf" }, { type: "pvh" }),
      says: ["its boot.firmware is ovmf, and there are pvgrub32 and pvgrub64 only"],
    },
    {
      name: "a PVH domU with a firmware of PV",
      ...boot({ firmware: "pvgrub64" }, { type: "pvh" }),
      says: ["it is PVH, and its boot.firmware pvgrub64 is a GRUB for PV"],
    },
    {
      name: "a PVH domU with nothing, which has no firmware",
      domU: { type: "pvh", boot: null },
      says: ["it needs boot.kernel or boot.bootloader"],
    },
    {
      name: "a boot loader without a disk to read",
      ...boot({ bootloader: "pygrub" }, { vbds: [] }),
      says: ["its boot loader, pygrub, reads the kernel from its first disk, and it has none"],
    },
  ],
  undecided: [
    {
      name: "a PV domU with nothing on 3.1.0, whose xend was not found to check",
      host: { xen: { release: "3.1.0" } },
      domU: { boot: null },
      says: ["no source was found for Xen 3.1.0"],
    },
    {
      name: "a PV domU with nothing on 3.0.1, before the sources begin",
      host: { xen: { release: "3.0.1" } },
      domU: { boot: null },
      says: ["no source was found for Xen 3.0.1"],
    },
  ],
});

boundaryCases(domuHasBootSource, pvBootSources, {
  at: (sources) => boot({ [sources.at(-1) ?? ""]: sources.at(-1) === "firmware" ? "pvgrub64" : "pygrub" }),
  past: () => ({ domU: { boot: null } }),
  before: () => ({ domU: { boot: null } }),
});
boundaryCases(domuHasBootSource, pvFirmwares, {
  at: (firmwares) => boot({ firmware: firmwares[0] ?? "" }),
  past: () => boot({ firmware: "seabios" }),
  before: () => boot({ bootloader: "pygrub", firmware: "pvgrub64" }),
});
boundaryCases(domuHasBootSource, bootloaderNeedsDisk, {
  at: () => boot({ bootloader: "pygrub" }),
  past: () => boot({ bootloader: "pygrub" }, { vbds: [] }),
  before: () => boot({ bootloader: "pygrub" }, { vbds: [] }),
});
