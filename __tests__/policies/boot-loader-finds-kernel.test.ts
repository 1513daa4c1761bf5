import { pvFirmwares } from "../../lib/facts/boot";
import { bootLoaderReadsFirstVbd, pygrubReadsXfs } from "../../lib/facts/boot-chain";
import { bootLoaderFindsKernel } from "../../policies/boot-loader-finds-kernel";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";
import { withoutBoundary } from "../support/versioned-facts";

const PYGRUB = { kernel: null, ramdisk: null, extra: null, bootloader: "pygrub" };
/** Volumes in the order of the vbds. */
const volumes = (volumes: readonly object[], boot: object = PYGRUB, more: object = {}) => ({
  host: {
    volumeGroups: [
      {
        name: "vg0",
        size: "500GiB",
        logicalVolumes: volumes.map((volume, index) => ({ name: `v${index}`, size: "1GiB", ...volume })),
      },
    ],
  },
  domU: { boot, vbds: volumes.map((_, index) => ({ vdev: `xvd${"abc"[index]}`, target: `vg0/v${index}` })), ...more },
});
const [ROOT, BOOT, SWAP, XFS, DATA] = [
  { filesystem: "ext4", mountPoint: "/" },
  { filesystem: "ext4", mountPoint: "/boot" },
  { filesystem: "swap" },
  { filesystem: "xfs", mountPoint: "/" },
  { filesystem: "ext4", mountPoint: "/srv" },
];

policyCases(bootLoaderFindsKernel, {
  valid: [
    { name: "a root on ext4 first", ...volumes([ROOT, SWAP]) },
    { name: "/boot first and a root on XFS", ...volumes([BOOT, XFS]) },
    { name: "a volume that says nothing", ...volumes([{}, BOOT]) },
    { name: "XFS on a disk with partitions, of which others may be", ...volumes([{ ...XFS, partition: 2 }]) },
    { name: "XFS under a kernel out of dom0", ...volumes([XFS], { kernel: "/boot/vmlinuz" }) },
    { name: "XFS under another boot loader", ...volumes([XFS], { ...PYGRUB, bootloader: "/opt/netboot" }) },
    { name: "swap first under HVM", ...volumes([SWAP, ROOT], {}, { type: "hvm", kernel: null }) },
    { name: "disks by path", domU: { boot: PYGRUB, vbds: [{ vdev: "xvda", target: "/dev/sdb" }] } },
    { name: "pvgrub of the kernel's word size", domU: { boot: { kernel: null, ramdisk: null, firmware: "pvgrub64" } } },
  ],
  invalid: [
    {
      name: "/boot second",
      ...volumes([XFS, BOOT, SWAP]),
      says: ["its boot loader, pygrub, reads its first vbd alone, which is xvda with /, and xvdb holds /boot"],
    },
    { name: "swap first", ...volumes([SWAP, ROOT]), says: ["which is xvda with swap: no kernel is there"] },
    { name: "data first", ...volumes([DATA, ROOT]), says: ["which is xvda with /srv: no kernel is there"] },
    {
      name: "nothing, but warns of a root on XFS",
      ...volumes([XFS]),
      severity: "warning",
      says: ["its first vbd xvda holds XFS, of which pygrub of Xen 4.17.5 reads version 4 only"],
    },
    {
      name: "pvgrub32 of a 64-bit kernel",
      domU: { boot: { kernel: null, ramdisk: null, firmware: "pvgrub32" } },
      says: ["its boot.firmware is pvgrub32, and its kernel is x86_64"],
    },
  ],
  undecided: [],
});

boundaryCases(bootLoaderFindsKernel, pygrubReadsXfs, {
  at: () => volumes([ROOT]),
  past: () => volumes([XFS]),
  before: { passes: "no release before it was looked at" },
});
boundaryCases(bootLoaderFindsKernel, bootLoaderReadsFirstVbd, {
  at: () => volumes([ROOT, SWAP]),
  past: () => volumes([SWAP, ROOT]),
  before: { refuses: "it holds whatever the release; the fact is cited where there is one" },
});
withoutBoundary(
  bootLoaderFindsKernel,
  pvFirmwares,
  "It says which firmwares there are; domu-has-boot-source has the boundaries.",
);
