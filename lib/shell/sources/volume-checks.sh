# shellcheck shell=bash disable=SC2034,SC2154

# VG [LV BYTES]...: refuses sizes that the volumes of a group can't have.
check_volumes() {
  local group=$1 extent free lines now size needed=0
  extent=$(group_bytes "$group" vg_extent_size) || die "there is no volume group $group"
  free=$(group_bytes "$group" vg_free) || die "there is no volume group $group"
  lines=$(volume_lines "$group") || die "LVM does not answer"
  shift
  while [ $# -gt 0 ]; do
    size=$(in_extents "$2" "$extent")
    now=$(line_of "$lines" "$1")
    now=${now%% *}
    if [ -n "$now" ] && [ "$now" -gt "$size" ]; then
      die "$group/$1 has $now bytes, more than the $size declared. A volume is never shrunk: nothing was changed"
    fi
    needed=$((needed + size - ${now:-0}))
    shift 2
  done
  [ "$needed" -le "$free" ] || die "the volumes in $group need $needed bytes more, $free are free: nothing was changed"
}
