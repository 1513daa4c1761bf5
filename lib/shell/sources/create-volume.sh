# shellcheck shell=bash disable=SC2034,SC2154

# VG LV BYTES FILESYSTEM
create_volume() {
  local tag=
  case $4 in '' | partitions) ;; *) tag=xenplan.unformatted ;; esac
  run lvcreate --yes -Wy -Zy -L "$3b" ${tag:+--addtag "$tag"} -n "$2" "$1" || die "$1/$2 was not made"
}
