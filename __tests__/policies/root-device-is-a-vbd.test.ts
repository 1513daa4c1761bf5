import { rootIsOfKernel, vbdsAreXvd } from "../../lib/facts/block-names";
import { Unknown } from "../../lib/model/planned";
import { rootDeviceIsAVbd } from "../../policies/root-device-is-a-vbd";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";
import { withoutBoundary } from "../support/versioned-facts";

const boot = (root: string | Unknown | null, extra: string | Unknown | null = null) => ({
  boot: { kernel: "/boot/vmlinuz", root, extra },
});
const vbds = (...vdevs: string[]) => ({
  vbds: vdevs.map((vdev, index) => ({ vdev, target: `/dev/vg9/${index}`, size: "1GiB" })),
});

policyCases(rootDeviceIsAVbd, {
  valid: [
    { name: "a domU that is told no root", domU: boot(null) },
    { name: "a whole disk", domU: boot("/dev/xvda") },
    { name: "a root with other words behind it", domU: boot("/dev/xvda1 ro quiet") },
    { name: "a partition of a disk", domU: boot("/dev/xvda3") },
    { name: "a partition that is a vbd", domU: { ...boot("/dev/xvda2"), ...vbds("xvda2", "xvda1") } },
    { name: "a vbd that the kernel calls xvd", domU: { ...boot("/dev/xvda1"), ...vbds("sda1") } },
    { name: "a vbd by its other name", domU: { ...boot("/dev/xvdb"), ...vbds("xvda", "d1") } },
    { name: "sda where nobody declares the kernel", domU: { kernel: null, ...boot("/dev/sda1"), ...vbds("sda1") } },
    { name: "sda under a kernel of old", domU: { kernel: "2.6.18", ...boot("/dev/sda1"), ...vbds("sda1") } },
    { name: "the last root of its arguments", domU: boot("/dev/sdz9", "root=/dev/sdy ro root=/dev/xvda1 quiet") },
    ...["UUID=0c4e", "LABEL=root", "/dev/mapper/vg0-root", "/dev/nfs", "/dev/ram0", "xvdq"].map((root) => ({
      name: `the root ${root}`,
      domU: boot(root),
    })),
    { name: "what a boot loader finds", domU: { boot: { kernel: "/k", bootloader: "pygrub", root: "/dev/sdz" } } },
    { name: "an HVM domU", domU: { type: "hvm", boot: { kernel: "/k", root: "/dev/sdz", extra: null } } },
    { name: "another system", domU: { os: "bsd", ...boot("/dev/sdz") } },
    {
      name: "a domU with a disk controller of its own",
      domU: { pci: [{ bdf: "0000:03:00.0" }], ...boot("/dev/sda1") },
    },
    { name: "a domU with USB", domU: { settings: { usbdev: ["hostbus=1,hostaddr=1"] }, ...boot("/dev/sda1") } },
  ],
  invalid: [
    {
      name: "a disk that it does not have",
      domU: { kernel: null, ...boot("/dev/xvdb1") },
      says: ["its kernel is told root=/dev/xvdb1, and its vbds are xvda there"],
    },
    {
      name: "another partition than its vbds are",
      domU: { kernel: null, ...boot("/dev/sda1"), ...vbds("xvda2", "xvda3") },
      says: ["root=/dev/sda1, and its vbds are xvda2, xvda3 there"],
    },
    {
      name: "the name of a vbd that the kernel does not use",
      domU: { ...boot("/dev/sda1"), ...vbds("sda1") },
      says: ["root=/dev/sda1, and its vbds are xvda1 there"],
    },
    {
      name: "a root among its arguments, of a PVH domU",
      domU: { type: "pvh", ...boot(null, "ro root=/dev/hda2"), ...vbds("hda1") },
      says: ["root=/dev/hda2, and its vbds are xvda1 there"],
    },
    { name: "a missing root with other words behind it", domU: boot("/dev/sda1 ro"), says: ["root=/dev/sda1 ro, and"] },
    { name: "a root without any vbd", domU: { ...boot("/dev/xvda"), vbds: [] }, says: ["and it has no vbd"] },
  ],
  undecided: [
    {
      name: "a root that is not known until apply",
      domU: boot(new Unknown()),
      says: ["boot.root is not known until apply"],
    },
    {
      name: "arguments that are not known until apply",
      domU: boot("/dev/xvda", new Unknown()),
      says: ["boot.extra is not known until apply"],
    },
  ],
});

boundaryCases(rootDeviceIsAVbd, vbdsAreXvd, {
  at: () => ({ domU: { ...boot("/dev/xvda1"), ...vbds("sda1") } }),
  past: () => ({ domU: { ...boot("/dev/sda1"), ...vbds("sda1") } }),
  before: { passes: "a kernel with Xen's old patches may call it sda" },
  kernelOf: "domU",
});
withoutBoundary(rootDeviceIsAVbd, rootIsOfKernel, "It is the same for every release that has a source.");
