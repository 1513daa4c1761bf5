#!/usr/bin/env bash
# Makes the logical volumes of the host alpha, and extends those that are smaller than declared.
# Made by xenplan from the declaration of this host; edit that instead.
set -euo pipefail

export LC_ALL=C
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
umask 077
program=alpha/volumes.sh
state=/var/lib/xenplan
lock_seconds=1800
execute=no
toolstack=xl

usage() {
cat <<'HELP'
alpha/volumes.sh [OPTION]...
Makes the logical volumes of the host alpha, and extends those that are smaller than declared.

  --execute  Act. Without it, only the checks run, and what would be done is printed.
  --help     Print this.

It never shrinks or removes a volume: one that is larger than declared stops it before anything is changed.
It formats only a volume that it made itself and that is empty. Extending a volume leaves the file system in it as it is: that is for the runbook.
Exit status: 0 done, 1 refused or failed, 2 wrong option, 3 waits for you, 4 another run holds the lock.
HELP
}

say() { printf '%s\n' "$*"; }

note() { printf '%s\n' "$*" >&2; }

die() {
  printf '%s: %s\n' "$program" "$*" >&2
  exit 1
}

wrong_option() {
  printf '%s: %s (--help says more)\n' "$program" "$1" >&2
  exit 2
}

# Shows a command that changes something, and runs it if this is no dry run.
run() {
  local word line='+'
  for word in "$@"; do
    printf -v word '%q' "$word"
    line="$line $word"
  done
  say "$line"
  if [ "$execute" = yes ]; then "$@" </dev/null; fi
}

# Scripts of one host take turns. The lock ends with the process that holds it, however that ends.
take_lock() {
  local wait=(-n)
  if [ "$lock_seconds" -gt 0 ]; then wait=(-w "$lock_seconds"); fi
  { mkdir -p "$state" && exec 9>>"$state/lock"; } || die "can't write $state/lock"
  if ! flock "${wait[@]}" 9; then
    note "$program: another run holds $state/lock: $(cat "$state/lock" 2>/dev/null || true)"
    exit 4
  fi
  printf '%s, process %s, started by %s\n' "$program" "$$" "${SUDO_USER:-${USER:-root}}" >"$state/lock"
}

# VG FIELD: prints a size of a volume group.
group_bytes() {
  local bytes
  bytes=$(vgs --noheadings --units b --nosuffix -o "$2" "$1") || return 1
  bytes=${bytes//[[:space:]]/}
  case $bytes in '' | *[!0-9]*) return 1 ;; esac
  printf '%s' "$bytes"
}

# BYTES EXTENT: LVM gives whole extents.
in_extents() { printf '%s' "$((($1 + $2 - 1) / $2 * $2))"; }

# VG: prints the name, the size and the tags of each logical volume. Fails if LVM does.
volume_lines() { lvs --noheadings --separator '|' --units b --nosuffix -o lv_name,lv_size,lv_tags "$1"; }

# LINES LV: prints the size and the tags of one of them, nothing if there is none.
line_of() {
  local name bytes tags
  while IFS='|' read -r name bytes tags; do
    name=${name//[[:space:]]/}
    bytes=${bytes//[[:space:]]/}
    if [ "$name" = "$2" ]; then
      printf '%s %s' "$bytes" "${tags//[[:space:]]/}"
      return
    fi
  done <<<"$1"
}

# VG LV: prints the size and the tags of a logical volume, nothing if there is none. Fails if LVM does.
volume_report() {
  local lines
  lines=$(volume_lines "$1") || return 1
  line_of "$lines" "$2"
}

# VG LV: prints its size, nothing if there is none.
volume_bytes() {
  local report
  report=$(volume_report "$1" "$2") || return 1
  printf '%s' "${report%% *}"
}

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

# VG LV BYTES FILESYSTEM
create_volume() {
  local tag=
  case $4 in '' | partitions) ;; *) tag=xenplan.unformatted ;; esac
  run lvcreate --yes -Wy -Zy -L "$3b" ${tag:+--addtag "$tag"} -n "$2" "$1" || die "$1/$2 was not made"
}

# Prints the domid of a domU, nothing if it isn't running. Fails if the toolstack doesn't answer.
domain_id() {
  local id
  case $1 in
    -*) id=$("$toolstack" domid -- "$1" 2>/dev/null) || id= ;;
    *) id=$("$toolstack" domid "$1" 2>/dev/null) || id= ;;
  esac
  if [ -z "$id" ]; then "$toolstack" list >/dev/null || return 1; fi
  printf '%s' "$id"
}

# Prints which run of a domU this is (the boot of dom0 and the domid), or off.
domain_run() {
  local id boot
  id=$(domain_id "$1") || return 1
  if [ -z "$id" ]; then
    printf 'off'
  else
    boot=$(cat /proc/sys/kernel/random/boot_id) || return 1
    printf '%s %s' "$boot" "$id"
  fi
}

# FILE NAME: writes down which run of a domU there is before a change.
record_run() {
  local now
  now=$(domain_run "$2") || die "$toolstack does not answer"
  [ "$execute" = yes ] || return 0
  [ -d "${1%/*}" ] || mkdir -p "${1%/*}" || die "can't write below $state"
  { printf '%s\n' "$now" >"$1.new" && mv -f "$1.new" "$1"; } || die "can't write $1"
}

# FILE NAME: whether the domU runs, and was started after the record was written.
started_since() {
  local now
  [ -e "$1" ] || return 1
  now=$(domain_run "$2") || die "$toolstack does not answer"
  [ "$now" != off ] && [ "$now" != "$(cat "$1")" ]
}

# VG LV BYTES: to an absolute size, so that a second time does nothing. Never -r: dom0 must not touch what a domU has mounted.
extend_volume() {
  run lvextend -L "$3b" "$1/$2" || die "$1/$2 was not extended"
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

main() {
  xl info >/dev/null || die 'xl info failed: is this dom0?'
  check_volumes vg0 db 42949672960 web-root 42949672960
  apply_volume vg0 db 42949672960 partitions /var/lib/xenplan/grow/vg0/db db db
  apply_volume vg0 web-root 42949672960 xfs /var/lib/xenplan/grow/vg0/web-root web web
}

while [ $# -gt 0 ]; do
  case $1 in
    --execute) execute=yes ;;
    --help) usage; exit 0 ;;
    *) wrong_option "unknown option: $1" ;;
  esac
  shift
done

[ "$(id -u)" = 0 ] || die 'only root on dom0 can do this'
if [ "$execute" = yes ]; then
  take_lock
  main 9>&-
else
  main
  say 'Dry run: nothing was changed. --execute acts.'
fi
