# shellcheck shell=bash disable=SC2034,SC2154

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
  case ",$4," in *,xenplan.unformatted,*) ;; *) return 0 ;; esac
  if [ -e "$device" ]; then found=$(signature "$device") || die "can't tell what is on $device"; fi
  case $3:$found in
    :* | partitions:*) ;; # declared otherwise since then: what is there stays
    *:) make_filesystem "$device" "$3" ;;
    *" TYPE=\"$3\""*) if is_half_made "$device" "$3"; then make_filesystem "$device" "$3" -f; fi ;;
    *) die "$1/$2 was made for $3, but something else is on it: $found" ;;
  esac
  run lvchange --deltag xenplan.unformatted "$1/$2" || die "$1/$2 kept its tag"
}
