/** Owns the paths under which dom0 has logical volumes. */

export interface VolumeName {
  readonly volumeGroup: string;
  readonly logicalVolume: string;
}

/** The logical volumes that a path may lead to: LVM's own and device-mapper's (lvm(8): a - in a name is doubled under /dev/mapper). */
export function volumesAtPath(path: string): readonly VolumeName[] {
  const own = /^\/dev\/([^/]+)\/([^/]+)$/.exec(path);
  const mapped = /^\/dev\/mapper\/((?:[^-]|--)+)-((?:[^-]|--)+)$/.exec(path);
  return [
    ...(own === null ? [] : [{ volumeGroup: own[1] ?? "", logicalVolume: own[2] ?? "" }]),
    ...(mapped === null ? [] : [{ volumeGroup: (mapped[1] ?? "").replaceAll("--", "-"), logicalVolume: (mapped[2] ?? "").replaceAll("--", "-") }]),
  ];
}
