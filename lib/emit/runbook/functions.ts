/** Owns the functions of a runbook's script: its steps, its journal, who uses a volume, what backends announce. */
import { awaitThat, domainId, records } from "../functions/domain";
import { extendVolume, volumeGroup, volumeReport } from "../functions/volume";
import type { ShellFunction } from "../script";

export const steps: ShellFunction = {
  needs: [],
  source: `
# ID EVENT: for people. No decision rests on it.
journal() {
  [ "$execute" = yes ] || return 0
  [ -d "$folder" ] || mkdir -p "$folder" || die "can't write below $state"
  printf '%s %s %s %s\\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$$" "$1" "$2" >>"$folder/journal" || die "can't write $folder/journal"
}

# ID TITLE REMEDY: the former step is done, this one begins.
step() {
  if [ -n "$current" ]; then journal "$current" 'is done'; fi
  current=$1
  remedy=$3
  say "== $1: $2"
  if [ -n "$1" ]; then journal "$1" begins; fi
}

stopped() {
  if [ "$1" = 1 ] && [ -n "$current" ]; then note "stopped at step $current. $remedy"; fi
}
trap 'stopped $?' EXIT`,
};

export const preflightVolume: ShellFunction = {
  needs: [volumeReport, volumeGroup],
  source: `
# VG LV BEFORE AFTER: sets $size and $folder, which the rest goes by, and $extended.
preflight_volume() {
  local extent before now free
  extent=$(group_bytes "$1" vg_extent_size) || die "there is no volume group $1"
  before=$(in_extents "$3" "$extent")
  size=$(in_extents "$4" "$extent")
  folder=$state/grow/$1/$2/$size
  now=$(volume_bytes "$1" "$2") || die "LVM does not answer"
  case $now in
    '') die "there is no logical volume $1/$2" ;;
    "$size") extended=yes ;;
    "$before")
      free=$(group_bytes "$1" vg_free) || die "LVM does not answer"
      [ "$((size - before))" -le "$free" ] || die "$1/$2 needs $((size - before)) bytes more, $1 has $free free"
      ;;
    *) die "$1/$2 has $now bytes, neither the $before that were planned from nor the $size planned: plan anew" ;;
  esac
}

# VG LV NAME...: whether nobody but these domUs has the volume.
check_users() {
  local device source at kind id number path ids=
  device=$(readlink -f "/dev/$1/$2") || device=/dev/$1/$2
  while read -r source at _; do
    case $source in /dev/*) ;; *) continue ;; esac
    [ "$(readlink -f "$source")" != "$device" ] || die "$1/$2 is mounted in dom0, at $at"
  done </proc/mounts
  shift 2
  for source in "$@"; do
    id=$(domain_id "$source") || die "$toolstack does not answer"
    ids="$ids \${id:-down}"
  done
  for kind in vbd qdisk; do
    for id in $(xenstore-list "/local/domain/0/backend/$kind" 2>/dev/null || true); do
      for number in $(xenstore-list "/local/domain/0/backend/$kind/$id" 2>/dev/null || true); do
        path=$(xenstore-read "/local/domain/0/backend/$kind/$id/$number/params" 2>/dev/null) || continue
        path=\${path##*:}
        case $path in /*) ;; *) path=/dev/$path ;; esac
        [ "$(readlink -f "$path" || printf '%s' "$path")" = "$device" ] || continue
        case "$ids " in *" $id "*) continue ;; esac
        # What is left of a domain that has ended is not a user.
        source=$("$toolstack" domname "$id" 2>/dev/null) || continue
        die "$source (domain $id) has the volume too, which this runbook knows nothing of"
      done
    done
  done
}`,
};

export const growVolume: ShellFunction = {
  needs: [records, extendVolume, volumeReport],
  source: `
# VG LV [FILE DOMU]...: records which runs of the domUs have the old size, then extends.
grow_volume() {
  local group=$1 volume=$2 now
  shift 2
  if [ "$extended" = yes ]; then
    say "$group/$volume has its $size bytes already"
    while [ $# -gt 0 ]; do
      # Nothing says whether this run of the domU has seen them: it counts as one that has not.
      if [ ! -e "$folder/$1" ]; then record_run "$folder/$1" "$2"; fi
      shift 2
    done
    return
  fi
  while [ $# -gt 0 ]; do
    record_run "$folder/$1" "$2"
    shift 2
  done
  extend_volume "$group" "$volume" "$size"
  if [ "$execute" = yes ]; then
    now=$(volume_bytes "$group" "$volume") || die "LVM does not answer"
    [ "$now" = "$size" ] || die "$group/$volume has $now bytes, not $size"
  fi
}`,
};

export const announcements: ShellFunction = {
  needs: [domainId, awaitThat],
  source: `
# NAME NUMBER: prints how large the backend says a vbd is, nothing if it doesn't say.
announced_bytes() {
  local id sectors bytes=512
  id=$(domain_id "$1") || return 1
  if ! sectors=$(xenstore-read "/local/domain/0/backend/vbd/$id/$2/sectors" 2>/dev/null); then
    sectors=$(xenstore-read "/local/domain/0/backend/qdisk/$id/$2/sectors" 2>/dev/null) || return 0
    bytes=$(xenstore-read "/local/domain/0/backend/qdisk/$id/$2/sector-size" 2>/dev/null) || return 0
  fi
  printf '%s' "$((sectors * bytes))"
}

announces_size() {
  local announced
  announced=$(announced_bytes "$1" "$2") || die "$toolstack does not answer"
  [ "$announced" = "$size" ]
}

# NAME NUMBER SECONDS
await_announced() {
  local id announced
  id=$(domain_id "$1") || die "$toolstack does not answer"
  if [ -z "$id" ]; then
    say "$1 is down: it gets the new size when it starts"
    return
  fi
  if announces_size "$1" "$2"; then return; fi
  if [ "$execute" = no ]; then
    say "would wait until $1 is told the new size"
    return
  fi
  if await "$3" announces_size "$1" "$2"; then return; fi
  announced=$(announced_bytes "$1" "$2") || die "$toolstack does not answer"
  if [ -z "$announced" ]; then
    note "the backend of $1 does not say what it announces: see in $1"
    return
  fi
  die "the backend of $1 announces $announced instead of $size bytes"
}`,
};

/** Needs `domu_functions` and `by_hand` from the runbook itself. */
export const domUSteps: ShellFunction = {
  needs: [domainId, awaitThat],
  source: `
# FUNCTION: calls it in the domU. 0 is yes, 1 is no, anything else says that it could not be asked.
in_domu() {
  { domu_functions && printf 'expected=%s\\n%s\\n' "$size" "$1"; } |
    ssh -o BatchMode=yes -o ConnectTimeout=10 -o ServerAliveInterval=15 -o ServerAliveCountMax=4 -- "$domu_ssh" sh
}

# FUNCTION: whether it could be asked. $answer is what it said.
ask_domu() {
  answer=0
  in_domu "$1" || answer=$?
  [ "$answer" -le 1 ]
}

# FUNCTION NAME: before anything is changed, where the domU is up.
preflight_domu() {
  local id
  if [ -z "$domu_ssh" ] || [ "$extended" = yes ]; then return; fi
  id=$(domain_id "$2") || die "$toolstack does not answer"
  [ -n "$id" ] || return 0
  in_domu "$1" || die "in $2: what is to be grown was not found as declared"
}

# ID ACCEPTED DONE ACT SECONDS COMMAND: ACCEPTED are the steps whose confirmation covers this one.
domu_step() {
  local answer patience=0
  if [ -z "$domu_ssh" ]; then
    hand_step "$1" "$2"
    return
  fi
  if [ "$execute" = no ] && [ "$extended" = no ]; then
    say "+ (in the domU) $6"
    return
  fi
  # It may be starting still.
  if [ "$execute" = yes ]; then patience=$5; fi
  if ! await "$patience" ask_domu "$3" 2>/dev/null; then
    in_domu "$3" || die "the domU could not be asked"
    answer=0
  fi
  if [ "$answer" = 0 ]; then
    say 'done already'
  elif [ "$execute" = no ]; then
    say "+ (in the domU) $6"
  else
    if [ -n "$4" ]; then
      say "+ (in the domU) $6"
      in_domu "$4" || die "the domU did not do it"
    fi
    await "$5" in_domu "$3" || die "the domU does not show it"
  fi
}

# ID ACCEPTED: by somebody in the domU, who confirms it. A confirmation is for this size of the volume only.
hand_step() {
  local id
  if [ -e "$folder/confirmed-$1" ]; then
    say 'confirmed'
    return
  fi
  for id in $confirmed; do
    case " $2 " in *" $id "*) ;; *) continue ;; esac
    say 'confirmed'
    if [ "$execute" = yes ]; then : >"$folder/confirmed-$1" || die "can't write below $state"; fi
    return
  done
  by_hand
  if [ "$execute" = yes ]; then exit 3; fi
}`,
};
