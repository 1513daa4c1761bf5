# shellcheck shell=bash disable=SC2034,SC2154

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
}
