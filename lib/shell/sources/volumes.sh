# shellcheck shell=bash disable=SC2034,SC2154

# VG LV BYTES FILESYSTEM FOLDER [FILE DOMU]...
apply_volume() {
  local group=$1 volume=$2 filesystem=$4 folder=$5 extent size report now tags=
  extent=$(group_bytes "$group" vg_extent_size) || die "there is no volume group $group"
  size=$(in_extents "$3" "$extent")
  shift 5
  report=$(volume_report "$group" "$volume") || die "LVM does not answer"
  now=${report%% *}
  if [ -z "$now" ]; then
    create_volume "$group" "$volume" "$size" "$filesystem"
    if [ "$filesystem" = partitions ]; then say "$group/$volume gets its partition table from its domU: it is not formatted"; fi
    case $filesystem in '' | partitions) ;; *) tags=xenplan.unformatted ;; esac
  else
    tags=${report#* }
    if [ "$now" -lt "$size" ]; then
      while [ $# -gt 0 ]; do
        record_run "$folder/$size/$1" "$2"
        shift 2
      done
      extend_volume "$group" "$volume" "$size"
    fi
  fi
  finish_volume "$group" "$volume" "$filesystem" "$tags"
}
