import { pvFirmwares } from "../lib/facts/boot";
import { bootLoaderReadsFirstVbd, pygrubReadsXfs } from "../lib/facts/boot-chain";
import { findVolume } from "../lib/model/find";
import type { DomU, Host, LogicalVolume, Vbd } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { definePolicy, message, messageOf } from "../lib/policy/policy";
import { fileName } from "../lib/units/file-name";

/** Where a kernel lies: on the filesystem that is mounted here, or in it below the root. */
const BOOT = "/boot";

/** What the examples have in common: one volume of the domU holds its kernel, and another doesn't. */
const SWAP_AND_ROOT = {
  volumeGroups: [
    {
      name: "vg0",
      size: "500GiB",
      logicalVolumes: [
        { name: "web-swap", size: "1GiB", filesystem: "swap" },
        { name: "web-root", size: "20GiB", filesystem: "ext4", mountPoint: "/" },
      ],
    },
  ],
};
const PYGRUB = { kernel: null, ramdisk: null, extra: null, bootloader: "pygrub" };

export const bootLoaderFindsKernel = definePolicy({
  id: "boot-loader-finds-kernel",
  subject: "domU",
  covers: ["D10"],
  judges: "state",
  severity: "error",
  summary: "The first vbd of a domU that a boot loader starts holds its kernel, on a filesystem that the loader reads.",
  rationale:
    "pygrub gets the first vbd of the configuration and no other, and reads what Xen's own library of filesystems can: an XFS of today is not among that. It ends with “Unable to find partition containing kernel”, and the domU does not start.",
  remedy: "Declare the vbd with /boot first, on ext4 or ext3.",
  notReported:
    "Volumes whose filesystem is not declared, or that carry a partition table, of which one partition is declared only; disks by path. What a boot loader other than pygrub reads.",
  facts: [bootLoaderReadsFirstVbd, pygrubReadsXfs, pvFirmwares],
  messages: {
    elsewhere: message<{ first: Vbd; holds: string; boot: Vbd; bootloader: string }>(
      ({ first, holds, boot, bootloader }) =>
        `its boot loader, ${bootloader}, reads its first vbd alone, which is ${first.vdev} with ${holds}, and ${boot.vdev} holds ${BOOT}`,
      { remedy: ({ boot }) => `Declare ${boot.vdev} first among the vbds.`, facts: [bootLoaderReadsFirstVbd] },
    ),
    noKernelThere: message<{ first: Vbd; holds: string; bootloader: string }>(
      ({ first, holds, bootloader }) =>
        `its boot loader, ${bootloader}, reads its first vbd alone, which is ${first.vdev} with ${holds}: no kernel is there`,
      { remedy: "Declare the vbd with /boot or / first.", facts: [bootLoaderReadsFirstVbd] },
    ),
    noXfs: message<{ first: Vbd; release: string }>(
      ({ first, release }) => `its first vbd ${first.vdev} holds XFS, which pygrub of Xen ${release} can't read`,
      { facts: [pygrubReadsXfs] },
    ),
    oldXfs: messageOf<{ first: Vbd; release: string }>(
      "warning",
      ({ first, release }) =>
        `its first vbd ${first.vdev} holds XFS, of which pygrub of Xen ${release} reads version 4 only: that of today is version 5`,
      {
        remedy:
          "Put /boot on a vbd of its own, first, with ext4; or boot by boot.kernel, or by a GRUB inside the domU.",
        facts: [pygrubReadsXfs],
      },
    ),
    wordSize: message<{ firmware: string; wordSize: string }>(
      ({ firmware, wordSize }) => `its boot.firmware is ${firmware}, and its kernel is ${wordSize}`,
      { remedy: "Take the pvgrub of the kernel's own word size.", facts: [pvFirmwares] },
    ),
  },
  check({ host, domU }, { need, cite, fact, factOr, report }) {
    if (domU.type === "hvm") return;
    judgeFirmware(domU);
    const { bootloader } = domU.boot;
    const [first, ...others] = domU.vbds;
    if (bootloader === undefined || domU.boot.kernel !== undefined || first === undefined) return;
    const path = need(domU.boot, "bootloader");
    const volume = wholeVolume(host, first);
    if (volume === undefined) return;
    const filesystem = isKnown(volume.filesystem) ? volume.filesystem : undefined;
    const mountPoint = isKnown(volume.mountPoint) ? volume.mountPoint : undefined;
    const release = need(host.xen, "release");
    const boot = others.find((vbd) => wholeVolume(host, vbd)?.mountPoint === BOOT);
    const about = { first, bootloader: path, holds: filesystem === "swap" ? "swap" : (mountPoint ?? filesystem ?? "") };
    const where = { at: at(domU, "vbds"), related: [at(first, "target")] };
    if (boot !== undefined && mountPoint !== BOOT && about.holds !== "") {
      cite(bootLoaderReadsFirstVbd, release);
      return report("elsewhere", { ...about, boot }, { ...where, related: [...where.related, at(boot, "target")] });
    }
    if (filesystem === "swap" || (mountPoint !== undefined && mountPoint !== "/" && mountPoint !== BOOT)) {
      cite(bootLoaderReadsFirstVbd, release);
      return report("noKernelThere", about, where);
    }
    if (filesystem !== "xfs" || fileName(path) !== "pygrub") return;
    const reads = factOr(pygrubReadsXfs, release, undefined);
    if (reads === undefined) return;
    report(reads === "none" ? "noXfs" : "oldXfs", { first, release: release.toString() }, at(volume, "filesystem"));

    function judgeFirmware({ boot: { firmware }, wordSize }: DomU): void {
      if (firmware === undefined || wordSize === undefined) return;
      const [name, size] = [need(domU.boot, "firmware"), need(domU, "wordSize")];
      if (!fact(pvFirmwares, need(host.xen, "release")).includes(name)) return;
      if (name.endsWith("64") !== (size === "x86_64"))
        report(
          "wordSize",
          { firmware: name, wordSize: size },
          { at: at(domU.boot, "firmware"), related: [at(domU, "wordSize")] },
        );
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.vbds",
      host: SWAP_AND_ROOT,
      domU: {
        boot: PYGRUB,
        vbds: [
          { vdev: "xvda1", target: "vg0/web-swap" },
          { vdev: "xvda2", target: "vg0/web-root" },
        ],
      },
    },
    accepted: {
      host: SWAP_AND_ROOT,
      domU: {
        boot: PYGRUB,
        vbds: [
          { vdev: "xvda2", target: "vg0/web-root" },
          { vdev: "xvda1", target: "vg0/web-swap" },
        ],
      },
    },
  },
});

/** The logical volume behind a vbd, where it is one filesystem; undefined for what is not declared, and for a disk with partitions. */
function wholeVolume(host: Host, vbd: Vbd): LogicalVolume | undefined {
  const volume = findVolume(host, vbd.target)?.logicalVolume;
  return volume?.partition === undefined ? volume : undefined;
}
