/** Owns the script that makes a host's logical volumes and extends them. It has no way to shrink or remove one. */
import { type FoundVolume, usersByVolume } from "../model/find";
import type { DomU, Host, LogicalVolume } from "../model/fleet";
import { fileName } from "./file-name";
import { createVolume, createVolumeOldLvm, volumeChecks, volumes } from "../shell/library";
import { toolstackOf, PROVISIONING_LOCK_SECONDS } from "./host-script";
import { known } from "./known";
import { call, renderScript, STATE_FOLDER } from "../shell/script";
import { oneLine } from "../shell/quoting";
import { volumeBytes, volumeCheck } from "./volume-checks";

/** Where it is recorded which run of a domU there was before a volume got its new size: the runbook looks there too. */
export function growFolder(group: string, volume: string): string {
  return `${STATE_FOLDER}/grow/${group}/${volume}`;
}

/**
 * `volumes.sh`. With `only`, the part of it that makes or extends one volume, after checks of its whole group: nothing is changed where
 * not everything fits.
 * @throws EmitError if a size or a file system is not known until apply.
 */
export function volumeScript(host: Host, only?: FoundVolume): string {
  const xl = toolstackOf(host);
  const groups = only === undefined ? host.volumeGroups : [only.volumeGroup];
  return renderScript({
    name: `${oneLine(host.name)}/volumes.sh`,
    purpose:
      only === undefined
        ? `Makes the logical volumes of the host ${host.name}, and extends those that are smaller than declared.`
        : `Makes the logical volume ${only.volumeGroup.name}/${only.logicalVolume.name} of the host ${host.name}, or extends it if it is smaller than declared.`,
    notes: [
      "It never shrinks or removes a volume: one that is larger than declared stops it before anything is changed.",
      "It formats only a volume that it made itself and that is empty. Extending a volume leaves the file system in it as it is: that is for the runbook.",
    ],
    lockSeconds: PROVISIONING_LOCK_SECONDS,
    functions: [volumeChecks, xl === "xl" ? createVolume : createVolumeOldLvm, volumes],
    variables: { toolstack: xl },
    main: [
      `${xl} info >/dev/null || die '${xl} info failed: is this dom0?'`,
      ...groups.map((group) => volumeCheck(host, group)),
      ...groups.flatMap((group) =>
        applications(host, group.name, only === undefined ? group.logicalVolumes : [only.logicalVolume]),
      ),
    ],
  });
}

function applications(host: Host, group: string, volumes: readonly LogicalVolume[]): readonly string[] {
  const users = usersByVolume(host);
  return volumes.map((volume) => application(host, group, volume, users.get(`${group}/${volume.name}`) ?? []));
}

/** `VG LV BYTES FILESYSTEM FOLDER [FILE DOMU]...`: the file system is empty where there is none to make. */
function application(host: Host, group: string, volume: LogicalVolume, users: readonly DomU[]): string {
  const filesystem =
    volume.filesystem === undefined
      ? ""
      : known(volume.filesystem, `the file system of logical volume ${group}/${volume.name} on ${host.name}`);
  const formatted = volume.partition === undefined ? filesystem : "partitions";
  return call(
    "apply_volume",
    group,
    volume.name,
    volumeBytes(host, group, volume),
    formatted,
    growFolder(group, volume.name),
    ...users.flatMap((domU) => [fileName(domU.name), domU.name]),
  );
}
