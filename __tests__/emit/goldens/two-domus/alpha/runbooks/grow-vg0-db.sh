#!/usr/bin/env bash
# Grows vg0/db on alpha from 20GiB to 40GiB, and what is on it.
# Made by xenplan from the declaration of this host; edit that instead.
set -euo pipefail

export LC_ALL=C
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
umask 077
program=alpha/runbooks/grow-vg0-db.sh
state=/var/lib/xenplan
lock_seconds=0
shutdown_seconds=300
execute=no
toolstack=xl
folder=''
size=''
extended=no
current=''
remedy=''
any_time=no
domu_ssh=''
confirmed=''

usage() {
cat <<'HELP'
alpha/runbooks/grow-vg0-db.sh [OPTION]...
Grows vg0/db on alpha from 20GiB to 40GiB, and what is on it.

  --execute          Act. Without it, only the checks run, and what would be done is printed.
  --any-time         Reboot outside the planned window too.
  --domu-ssh TARGET  How ssh reaches the domU, as root and without a password.
  --confirm STEP     This step, and those in the domU before it, were done by hand: see-size, grow-partition, grow-filesystem.
  --help             Print this.

It does what is not done yet, in this order: run it again if it was stopped.
  preflight: Look before anything is changed
  extend: Extend vg0/db from 20GiB to 40GiB
  reboot-db: Reboot db, as planned
  see-size: See the new size in db
  grow-partition: Grow partition 1 of xvda in db
  grow-filesystem: Grow the ext4 in db
Steps in the domU are done by ssh (--domu-ssh), or by hand: then it stops, says what to do, and goes on with --confirm.
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

# ID EVENT: for people. No decision rests on it.
journal() {
  [ "$execute" = yes ] || return 0
  [ -d "$folder" ] || mkdir -p "$folder" || die "can't write below $state"
  printf '%s %s %s %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$$" "$1" "$2" >>"$folder/journal" || die "can't write $folder/journal"
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
trap 'stopped $?' EXIT

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

# SECONDS COMMAND...: waits until the command succeeds.
await() {
  local left=$1
  shift
  until "$@"; do
    [ "$left" -gt 0 ] || return 1
    left=$((left - 1))
    sleep 1
  done
}

# RUN NAME
run_has_ended() {
  local now
  now=$(domain_run "$2") || die "$toolstack does not answer"
  [ "$now" != "$1" ]
}

# NAME OPTION...: shuts a running domU down, and waits until its domain is gone: it lingers after the command has returned.
stop_domain() {
  local name=$1 id before patience=$shutdown_seconds
  shift
  before=$(domain_run "$name") || die "$toolstack does not answer"
  id=$(domain_id "$name") || die "$toolstack does not answer"
  [ -n "$id" ] || return 0
  if [ "$toolstack" = xl ]; then set -- timeout "$shutdown_seconds" xl shutdown -w "$@" "$id"; else set -- xm shutdown -w "$id"; fi
  if ! run "$@"; then
    note "the shutdown of $name failed; it may have been under way already"
    patience=15
  fi
  if [ "$execute" = yes ]; then
    await "$patience" run_has_ended "$before" "$name" || die "$name has not shut down. It still runs, and nothing was forced"
  fi
}

# Prints the state of a domU as the toolstack lists it (rbpscd, with a dash for what it isn't), nothing if it isn't there.
domain_state() {
  local id line fields
  id=$(domain_id "$1") || return 1
  [ -n "$id" ] || return 0
  line=$("$toolstack" list "$id" 2>/dev/null | tail -n 1) || return 0
  read -r -a fields <<<"$line"
  [ "${#fields[@]}" -lt 2 ] || printf '%s' "${fields[${#fields[@]}-2]}"
}

is_not_paused() {
  local now
  now=$(domain_state "$1") || die "$toolstack does not answer"
  case $now in ??p-?-) return 1 ;; esac
}

is_not_ending() {
  local now
  now=$(domain_state "$1") || die "$toolstack does not answer"
  case $now in ???s?? | ?????d) return 1 ;; esac
}

# A domU that has shut down is listed for some seconds more.
await_ended() {
  local patience=60
  [ "$execute" = yes ] || patience=0
  await "$patience" is_not_ending "$1" || die "$1 has shut down, but its domain is still there: $toolstack destroy it if that is to end"
}

# A domain that the toolstack is still building is paused, and so is one whose building was killed.
refuse_paused() {
  local patience=60
  [ "$execute" = yes ] || patience=0
  await "$patience" is_not_paused "$1" ||
    die "$1 is paused. If its start was killed half-way: $toolstack destroy it, and run this again. Else unpause it"
}

# NAME CFG
start_domain() {
  # In a session of its own, so that what ends this script does not leave a domain half built.
  run setsid "$toolstack" create "$2" || die "$1 did not start"
  if [ "$execute" = yes ]; then
    refuse_paused "$1"
    [ "$(domain_run "$1")" != off ] || die "$1 was started, and is gone again"
  fi
}

# NAME CFG OPTION...: one shutdown and one start; only the start, if it is down.
reboot_domain() {
  local name=$1 cfg=$2 id
  shift 2
  stop_domain "$name" "$@"
  id=
  if [ "$execute" = yes ]; then id=$(domain_id "$name") || die "$toolstack does not answer"; fi
  # With on_poweroff=restart it is back already.
  if [ -z "$id" ]; then start_domain "$name" "$cfg"; fi
}

# NAME [FROM UNTIL TEXT]...: stops outside the planned windows, given in seconds since 1970. Reads $any_time.
check_window() {
  local name=$1 id now planned=
  shift
  id=$(domain_id "$name") || die "$toolstack does not answer"
  # One that is down, perhaps by a run that was killed, is not left down.
  if [ $# -eq 0 ] || [ "$any_time" = yes ] || [ -z "$id" ]; then return; fi
  now=$(date +%s)
  while [ $# -gt 0 ]; do
    if [ "$now" -ge "$1" ] && [ "$now" -lt "$2" ]; then return; fi
    planned="${planned:+$planned, }$3"
    shift 3
  done
  note "the reboot of $name is planned for $planned: run this again then, or with --any-time"
  if [ "$execute" = yes ]; then exit 3; fi
}

# NAME CFG
check_cfg() { [ -e "$2" ] || die "$2 is missing, so $1 could not be started again: install it first"; }

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
}

domu_functions() {
cat <<'DOMU'
set -eu
LC_ALL=C; export LC_ALL
PATH=$PATH:/usr/sbin:/sbin
number=51712
vdev=xvda
partition=1
mount_point=/srv
mount_point_listed=/srv
die() { printf '%s\n' "$*" >&2; exit 2; }
disk() {
  link=$(readlink "/sys/bus/xen/devices/vbd-$number/block" || true)
  if [ -n "$link" ]; then printf '%s' "${link##*/}"; return; fi
  for entry in "/sys/bus/xen/devices/vbd-$number/block"/* "/sys/bus/xen/devices/vbd-$number"/block:*; do
    if [ -e "$entry/size" ]; then entry=${entry##*/}; printf '%s' "${entry#block:}"; return; fi
  done
  [ -e "/sys/block/$vdev" ] || die "there is no $vdev here"
  printf '%s' "$vdev"
}
disk=$(disk)
device=$disk
if [ -n "$partition" ]; then
  case $disk in *[0-9]) device=${disk}p$partition ;; *) device=$disk$partition ;; esac
fi
sys() {
  if [ -e "/sys/block/$1" ]; then cat "/sys/block/$1/$2"; else cat "/sys/block/$disk/$1/$2"; fi
}
sees_size() { [ "$(($(sys "$disk" size) * 512))" = "$expected" ]; }
device_bytes() { printf '%s' "$(($(sys "$device" size) * 512))"; }
mounted_at() {
  dev=$(sys "$device" dev)
  if [ -e /proc/self/mountinfo ]; then
    while read -r _ _ where root at _; do
      if [ "$where $root" = "$dev /" ] && { [ -z "$mount_point" ] || [ "$at" = "$mount_point_listed" ]; }; then printf '%s' "${mount_point:-$at}"; return; fi
    done </proc/self/mountinfo
  else
    while read -r source at _; do
      if [ "$source" = "/dev/$device" ] && { [ -z "$mount_point" ] || [ "$at" = "$mount_point_listed" ]; }; then printf '%s' "${mount_point:-$at}"; return; fi
    done </proc/mounts
  fi
  die "/dev/$device is not mounted at ${mount_point:-any place}"
}
partition_is_grown() { [ "$(($(sys "$disk" size) - $(sys "$device" start) - $(sys "$device" size)))" -lt 4096 ]; }
grow_partition() {
  command -v growpart >/dev/null || die 'growpart is not installed here (cloud-guest-utils)'
  growpart "/dev/$disk" "$partition"
}
is_ready() { mounted_at >/dev/null; }
is_grown() {
  head=$(dumpe2fs -h "/dev/$device" 2>/dev/null) || die "dumpe2fs does not read /dev/$device"
  blocks=$(printf '%s\n' "$head" | sed -n 's/^Block count: *//p')
  block=$(printf '%s\n' "$head" | sed -n 's/^Block size: *//p')
  [ "$(($(device_bytes) - blocks * block))" -lt "$((1024 * block))" ]
}
grow() { resize2fs "/dev/$device"; }
DOMU
}

# Once is enough.
by_hand() {
  by_hand() { :; }
  cat <<'BY_HAND'
In db, as root, in this order:
see-size: See the new size in db
    cat /sys/bus/xen/devices/vbd-51712/block/*/size
        shows 83886080
grow-partition: Grow partition 1 of xvda in db
    growpart /dev/xvda 1
    growpart --dry-run /dev/xvda 1
        shows NOCHANGE
grow-filesystem: Grow the ext4 in db
    resize2fs /dev/xvda1
    dumpe2fs -h /dev/xvda1
        shows Block count times Block size is the size of the device
Then run this again with --confirm grow-filesystem
BY_HAND
}

# FUNCTION: calls it in the domU. 0 is yes, 1 is no, anything else says that it could not be asked.
in_domu() {
  { domu_functions && printf 'expected=%s\n%s\n' "$size" "$1"; } |
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
}

main() {
  say '== preflight: Look before anything is changed'
  preflight_volume vg0 db 21474836480 42949672960
  check_users vg0 db db
  check_cfg db /etc/xen/db.cfg
  preflight_domu is_ready db
  say $'What was grown can\'t be made smaller again: is there a backup of vg0/db?'
  step extend 'Extend vg0/db from 20GiB to 40GiB' $'The volume has its old size, and nothing else was changed. Run this again once LVM\'s message is dealt with.'
  grow_volume vg0 db db db
  step reboot-db 'Reboot db, as planned' 'If it did not shut down, it still runs: nothing was forced. If it did not start, start it from its configuration: the volume is larger, and what is on it is as it was.'
  if started_since "$folder"/db db; then
    say 'db was started after the volume had grown: no reboot'
  else
    check_window db 1796086800 1796088600 '2026-12-01T02:00:00+01:00 (30 min)'
    record_run /var/lib/xenplan/reboot/db/b2a07bafe60cbd7a db
    reboot_domain db /etc/xen/db.cfg
  fi
  await_announced db 51712 30
  step see-size 'See the new size in db' 'The volume is larger, and what is on it is as it was. Is the domU up, and is it this volume that it has as this vdev?'
  domu_step see-size 'see-size grow-partition grow-filesystem' sees_size '' 300 'wait until cat /sys/bus/xen/devices/vbd-51712/block/*/size shows 83886080'
  step grow-partition 'Grow partition 1 of xvda in db' $'A partition grows only if it is the last one. A kernel before Linux 3.6 takes a mounted partition\'s new size with its next start, which would be a reboot of its own.'
  domu_step grow-partition 'grow-partition grow-filesystem' partition_is_grown grow_partition 60 'growpart /dev/xvda 1'
  step grow-filesystem 'Grow the ext4 in db' 'Growing can be begun again at any time. What was stored before is not touched by it.'
  domu_step grow-filesystem grow-filesystem is_grown grow 600 'resize2fs /dev/xvda1'
  step '' 'all done' ''
}

while [ $# -gt 0 ]; do
  case $1 in
    --execute) execute=yes ;;
    --help) usage; exit 0 ;;
    --any-time)
      any_time=yes
      ;;
    --domu-ssh)
      [ $# -ge 2 ] || wrong_option "--domu-ssh needs TARGET"
      domu_ssh=$2
      shift
      ;;
    --confirm)
      [ $# -ge 2 ] || wrong_option "--confirm needs STEP"
      case $2 in
        see-size | grow-partition | grow-filesystem) confirmed="$confirmed $2" ;;
        *) wrong_option "--confirm takes see-size, grow-partition, grow-filesystem" ;;
      esac
      shift
      ;;
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
