/** Owns the numbers of vbds: under which number xenstore and the domU's sysfs have a vdev. */
import type { Vdev } from "../../xen/vdev";

/** Source: xen-vbd-interface(7), "Concrete encoding in the VBD interface". */
export function vbdNumber({ family, disk, partition }: Vdev): number {
  switch (family) {
    case "hd":
      return disk < 2 ? (3 << 8) | (disk << 6) | partition : (22 << 8) | ((disk - 2) << 6) | partition;
    case "sd":
      return (8 << 8) | (disk << 4) | partition;
    case "xvd":
    case "d":
      return disk < 16 && partition < 16 ? (202 << 8) | (disk << 4) | partition : (1 << 28) | (disk << 8) | partition;
  }
}
