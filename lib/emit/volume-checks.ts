/** Owns what a volume group must have for its volumes to get their sizes, as a call of the function that looks for it. */
import type { Host, LogicalVolume, VolumeGroup } from "../model/fleet";
import { known } from "./known";
import { call } from "../shell/script";

/** Whether all volumes of a group can have their sizes together. */
export function volumeCheck(host: Host, { name, logicalVolumes }: VolumeGroup): string {
  return call(
    "check_volumes",
    name,
    ...logicalVolumes.flatMap((volume) => [volume.name, volumeBytes(host, name, volume)]),
  );
}

/** As a word. @throws EmitError if the size is not known until apply. */
export function volumeBytes(host: Host, group: string, volume: LogicalVolume): string {
  return String(known(volume.size, `the size of logical volume ${group}/${volume.name} on ${host.name}`).bytes);
}
