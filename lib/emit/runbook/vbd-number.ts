/** Owns the numbers of vbds: under which number xenstore and the domU's sysfs have a vdev. */
import type { Vdev } from "../../xen/vdev";
import { EmitError } from "../artefact";

/** Linux's major numbers, which xend gives to every two hd and every sixteen sd disks (tools/python/xen/util/blkif.py, 3.0.4 to 4.0). */
const IDE_MAJORS = [3, 22, 33, 34, 56, 57, 88, 89, 90, 91];
const SCSI_MAJORS = [8, 65, 66, 67, 68, 69, 70, 71, 128, 129, 130, 131, 132, 133, 134, 135];

/**
 * Source: xen-vbd-interface(7), "Concrete encoding in the VBD interface", and xend for hd and sd disks beyond it.
 * @throws EmitError for a vdev that no release has a number for.
 */
export function vbdNumber(vdev: Vdev): number {
  const { family, disk, partition } = vdev;
  switch (family) {
    case "hd":
      return linuxNumber(vdev, { majors: IDE_MAJORS, disksPerMajor: 2, partitionBits: 6 });
    case "sd":
      return linuxNumber(vdev, { majors: SCSI_MAJORS, disksPerMajor: 16, partitionBits: 4 });
    case "xvd":
    case "d":
      if (disk < 16 && partition < 16) return (202 << 8) | (disk << 4) | partition;
      if (disk >= 1 << 20 || partition >= 256) break;
      return (1 << 28) | (disk << 8) | partition;
  }
  throw new EmitError(`no release has a number for ${vdev}`);
}

interface Encoding {
  readonly majors: readonly number[];
  readonly disksPerMajor: number;
  readonly partitionBits: number;
}

function linuxNumber(vdev: Vdev, { majors, disksPerMajor, partitionBits }: Encoding): number {
  const major = majors[Math.floor(vdev.disk / disksPerMajor)];
  if (major === undefined || vdev.partition >= 1 << partitionBits)
    throw new EmitError(`no release has a number for ${vdev}`);
  return (major << 8) | ((vdev.disk % disksPerMajor) << partitionBits) | vdev.partition;
}
