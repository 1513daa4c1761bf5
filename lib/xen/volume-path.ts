/** Owns the names of logical volumes, and the paths under which dom0 has them. */
import { canonicalPath } from "./canonical-path";

export interface VolumeName {
  readonly volumeGroup: string;
  readonly logicalVolume: string;
}

/** `VG/LV`, as LVM's own commands have it. Undefined for anything else. */
export function volumeNamed(text: string): VolumeName | undefined {
  // No name of LVM's holds a colon: `rbd:pool/image` is an image of Ceph, and `nbd:unix:/run/nbd` a socket.
  const [, volumeGroup, logicalVolume] = /^([^/:]+)\/([^/:]+)$/.exec(text) ?? [];
  return volumeGroup === undefined || logicalVolume === undefined ? undefined : { volumeGroup, logicalVolume };
}

/** Folders below /dev that the kernel and udev fill. LVM makes one for each volume group beside them, and none of these names. */
const FOLDERS_OF_UDEV: ReadonlySet<string> = new Set(
  "block bpf bsg bus cciss char cpu disk dri drbd fd hugepages ida input loop mapper md mqueue nbd net pts rbd shm snd vfio xen zvol".split(
    " ",
  ),
);

/** The logical volume that a path leads to, by LVM's own name or device-mapper's (lvm(8): a - in a name is doubled under /dev/mapper, and no name begins with one). */
export function volumeAtPath(path: string): VolumeName | undefined {
  const canonical = canonicalPath(path);
  const [, volumeGroup, logicalVolume] = /^\/dev\/([^/]+)\/([^/]+)$/.exec(canonical) ?? [];
  if (volumeGroup !== undefined && logicalVolume !== undefined && !FOLDERS_OF_UDEV.has(volumeGroup))
    return { volumeGroup, logicalVolume };
  const [, group, volume] = /^\/dev\/mapper\/((?:[^-/]|--)+)-((?!-)(?:[^-/]|--)+)$/.exec(canonical) ?? [];
  if (group === undefined || volume === undefined) return undefined;
  return { volumeGroup: group.replaceAll("--", "-"), logicalVolume: volume.replaceAll("--", "-") };
}
