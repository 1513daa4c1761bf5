/** Owns the script that makes a host's logical volumes and extends them. It has no way to shrink or remove one. */
import { type FoundVolume, usersByVolume } from "../model/find";
import type { DomU, Host, LogicalVolume } from "../model/fleet";
import { fileName } from "./file-name";
import { records } from "./functions/domain";
import { extendVolume, volumeChecks } from "./functions/volume";
import { toolstackOf, PROVISIONING_LOCK_SECONDS } from "./host-script";
import { known } from "./known";
import { call, renderScript, type ShellFunction, STATE_FOLDER } from "./script";
import { oneLine } from "./shell";
import { volumeBytes, volumeCheck } from "./volume-checks";

/** On a volume that was made, and whose file system is not finished. A volume without it is never formatted. */
const UNFORMATTED_TAG = "xenplan.unformatted";

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
    functions: [records, volumeChecks, extendVolume, formatting(xl === "xl"), volumes],
    variables: { toolstack: xl },
    main: [
      `${xl} info >/dev/null || die '${xl} info failed: is this dom0?'`,
      ...groups.map((group) => volumeCheck(host, group)),
      ...groups.flatMap((group) => applications(host, group.name, only === undefined ? group.logicalVolumes : [only.logicalVolume])),
    ],
  });
}

function applications(host: Host, group: string, volumes: readonly LogicalVolume[]): readonly string[] {
  const users = usersByVolume(host);
  return volumes.map((volume) => application(host, group, volume, users.get(`${group}/${volume.name}`) ?? []));
}

/** `VG LV BYTES FILESYSTEM FOLDER [FILE DOMU]...`: the file system is empty where there is none to make. */
function application(host: Host, group: string, volume: LogicalVolume, users: readonly DomU[]): string {
  const filesystem = volume.filesystem === undefined ? "" : known(volume.filesystem, `the file system of logical volume ${group}/${volume.name} on ${host.name}`);
  const formatted = volume.partition === undefined ? filesystem : "partitions";
  return call(
    "apply_volume", group, volume.name, volumeBytes(host, group, volume), formatted, growFolder(group, volume.name),
    ...users.flatMap((domU) => [fileName(domU.name), domU.name]),
  );
}

/** Old LVM knows neither --yes nor -W here; there a signature in the new volume is asked about, and no answer means no. */
const formatting = (modern: boolean): ShellFunction => ({
  needs: [],
  source: `
# VG LV BYTES FILESYSTEM
create_volume() {
  local tag=
  case $4 in '' | partitions) ;; *) tag=${UNFORMATTED_TAG} ;; esac
  run lvcreate ${modern ? "--yes -Wy " : ""}-Zy -L "$3b" \${tag:+--addtag "$tag"} -n "$2" "$1" || die "$1/$2 was not made"
}

# DEVICE: prints what is on it, nothing if it is empty.
signature() {
  local answer=0 found
  found=$(blkid -p "$1") || answer=$?
  case $answer in
    0) printf '%s' "$found" ;;
    2) ;;
    *) return 1 ;;
  esac
}

# DEVICE FILESYSTEM: whether a file system is there that its maker did not finish, which nothing can have mounted.
is_half_made() {
  [ "$2" = xfs ] && [ "$(xfs_db -r -c 'sb 0' -c 'print inprogress' "$1" 2>/dev/null)" = 'inprogress = 1' ]
}

# DEVICE FILESYSTEM OPTION...
make_filesystem() {
  local device=$1 filesystem=$2 maker=mkfs.$2
  shift 2
  if [ "$filesystem" = swap ]; then maker=mkswap; else set -- -q "$@"; fi
  run "$maker" "$@" "$device" || die "no $filesystem was made on $device"
}

# VG LV FILESYSTEM TAGS: makes the file system of a volume that this script made, unless there is one.
finish_volume() {
  local device=/dev/$1/$2 found=
  case ",$4," in *,${UNFORMATTED_TAG},*) ;; *) return 0 ;; esac
  if [ -e "$device" ]; then found=$(signature "$device") || die "can't tell what is on $device"; fi
  case $3:$found in
    :* | partitions:*) ;; # declared otherwise since then: what is there stays
    *:) make_filesystem "$device" "$3" ;;
    *" TYPE=\\"$3\\""*) if is_half_made "$device" "$3"; then make_filesystem "$device" "$3" -f; fi ;;
    *) die "$1/$2 was made for $3, but something else is on it: $found" ;;
  esac
  run lvchange --deltag ${UNFORMATTED_TAG} "$1/$2" || die "$1/$2 kept its tag"
}`,
});

const volumes: ShellFunction = {
  needs: [],
  source: `
# VG LV BYTES FILESYSTEM FOLDER [FILE DOMU]...
apply_volume() {
  local group=$1 volume=$2 filesystem=$4 folder=$5 extent size report now tags=
  extent=$(group_bytes "$group" vg_extent_size) || die "there is no volume group $group"
  size=$(in_extents "$3" "$extent")
  shift 5
  report=$(volume_report "$group" "$volume") || die "LVM does not answer"
  now=\${report%% *}
  if [ -z "$now" ]; then
    create_volume "$group" "$volume" "$size" "$filesystem"
    if [ "$filesystem" = partitions ]; then say "$group/$volume gets its partition table from its domU: it is not formatted"; fi
    case $filesystem in '' | partitions) ;; *) tags=${UNFORMATTED_TAG} ;; esac
  else
    tags=\${report#* }
    if [ "$now" -lt "$size" ]; then
      while [ $# -gt 0 ]; do
        record_run "$folder/$size/$1" "$2"
        shift 2
      done
      extend_volume "$group" "$volume" "$size"
    fi
  fi
  finish_volume "$group" "$volume" "$filesystem" "$tags"
}`,
};
