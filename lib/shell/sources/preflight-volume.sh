# shellcheck shell=bash disable=SC2034,SC2154

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
    ids="$ids ${id:-down}"
  done
  for kind in vbd qdisk; do
    for id in $(xenstore-list "/local/domain/0/backend/$kind" 2>/dev/null || true); do
      for number in $(xenstore-list "/local/domain/0/backend/$kind/$id" 2>/dev/null || true); do
        path=$(xenstore-read "/local/domain/0/backend/$kind/$id/$number/params" 2>/dev/null) || continue
        path=${path##*:}
        case $path in /*) ;; *) path=/dev/$path ;; esac
        [ "$(readlink -f "$path" || printf '%s' "$path")" = "$device" ] || continue
        case "$ids " in *" $id "*) continue ;; esac
        # What is left of a domain that has ended is not a user.
        source=$("$toolstack" domname "$id" 2>/dev/null) || continue
        die "$source (domain $id) has the volume too, which this runbook knows nothing of"
      done
    done
  done
}
