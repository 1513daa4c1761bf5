/** Owns the names of logical volumes, and the paths under which dom0 has them. */

export interface VolumeName {
  readonly volumeGroup: string;
  readonly logicalVolume: string;
}

/** `VG/LV`, as LVM's own commands have it. Undefined for anything else. */
export function volumeNamed(text: string): VolumeName | undefined {
  const [, volumeGroup, logicalVolume] = /^([^/]+)\/([^/]+)$/.exec(text) ?? [];
  return volumeGroup === undefined || logicalVolume === undefined ? undefined : { volumeGroup, logicalVolume };
}

/** The logical volumes that a path may lead to: LVM's own and device-mapper's (lvm(8): a - in a name is doubled under /dev/mapper). */
export function volumesAtPath(path: string): readonly VolumeName[] {
  const own = /^\/dev\/([^/]+)\/([^/]+)$/.exec(path);
  const mapped = /^\/dev\/mapper\/((?:[^-]|--)+)-((?:[^-]|--)+)$/.exec(path);
  return [
    ...(own === null ? [] : [{ volumeGroup: own[1] ?? "", logicalVolume: own[2] ?? "" }]),
    ...(mapped === null
      ? []
      : [
          {
            volumeGroup: (mapped[1] ?? "").replaceAll("--", "-"),
            logicalVolume: (mapped[2] ?? "").replaceAll("--", "-"),
          },
        ]),
  ];
}
