#!/usr/bin/env bash
# Installs the configuration of the domU web on alpha, and starts it if it isn't running.
# Made by xenplan from the declaration of this host; edit that instead.
set -euo pipefail

export LC_ALL=C
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
umask 077
program=alpha/domus/web.sh
state=/var/lib/xenplan
lock_seconds=1800
shutdown_seconds=300
execute=no
toolstack=xl

usage() {
cat <<'HELP'
alpha/domus/web.sh [OPTION]...
Installs the configuration of the domU web on alpha, and starts it if it isn't running.

  --execute  Act. Without it, only the checks run, and what would be done is printed.
  --help     Print this.

A running domU is left alone: no reboot of it is planned.
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

# PATH WHO
check_file() { [ -e "$1" ] || die "$2 needs $1, which is not there"; }

not_there() {
  if [ "$execute" = yes ]; then die "$1"; else note "not there yet: $1"; fi
}

# BRIDGE WHO
check_bridge_of() { [ -e "/sys/class/net/$1" ] || not_there "$2 is attached to $1, and there is no such bridge"; }

# DEVICE WHO
check_device() { [ -e "$1" ] || not_there "$2 needs $1, which is not there"; }

# FIELD: prints a field of the toolstack's info.
info_field() {
  local key value
  while IFS=: read -r key value; do
    if [ "${key%%[[:space:]]*}" = "$1" ]; then printf '%s\n' "${value#"${value%%[![:space:]]*}"}"; fi
  done <<<"$info"
}

# Whether xl takes memory from dom0 when too little is free (xl.conf(5): autoballoon). xend always does.
dom0_gives_memory() {
  local setting=
  if [ -e /etc/xen/xl.conf ]; then setting=$(sed -n "s/^ *autoballoon *= *[\"']\{0,1\}\([a-z0-9]*\).*/\1/p" /etc/xen/xl.conf); fi
  case $toolstack:$setting in
    xm:* | xl:on | xl:1) return 0 ;;
    xl:off | xl:0) return 1 ;;
  esac
  case " $(info_field xen_commandline)" in *' dom0_mem='*) return 1 ;; esac
}

# NAME MIB: prints how much more a domU needs than it has now. What the video card of HVM takes of it is not listed as its memory.
memory_to_come() {
  local id line fields has=0 video
  id=$(domain_id "$1") || return 1
  if [ -n "$id" ]; then
    line=$("$toolstack" list "$id" | tail -n 1) || return 1
    read -r -a fields <<<"$line"
    video=$(xenstore-read "/local/domain/$id/memory/videoram" 2>/dev/null) || video=0
    case $video in '' | *[!0-9]*) video=0 ;; esac
    has=$((${fields[${#fields[@]}-4]} + (video + 1023) / 1024))
  fi
  printf '%s' "$(($2 > has ? $2 - has : 0))"
}

# MIB
is_free() {
  info=$("$toolstack" info) || die "$toolstack info failed"
  [ "$(info_field free_memory)" -ge "$1" ]
}

# MIB WHO: whether so much is free. What a domain had that has ended is free some seconds later.
check_free_memory() {
  local patience=15 free
  [ "$1" -gt 0 ] || return 0
  [ "$execute" = yes ] || patience=0
  if await "$patience" is_free "$1"; then return; fi
  free=$(info_field free_memory)
  if dom0_gives_memory; then
    note "$2 needs $1 MiB more, and $free MiB are free: dom0 has to give the rest"
  else
    die "$2 needs $1 MiB more, and only $free MiB are free (free_memory)"
  fi
}

wanted_cfg() {
cat <<'XL_CFG'
# Made by xenplan from the declaration of this domU; edit that instead.
name = "web"
type = "pv"
kernel = "/boot/vmlinuz"
extra = "console=hvc0"
memory = 2048
vcpus = 1
disk = ["format=raw,vdev=xvda,access=rw,target=/dev/vg0/web-root"]
vif = ["mac=00:16:3e:12:34:56,bridge=xenbr0"]
XL_CFG
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

# NAME CFG RECORD
install_cfg() {
  if wanted_cfg | cmp -s - "$2"; then return; fi
  record_run "$3" "$1"
  say "+ install $2"
  [ "$execute" = yes ] || return 0
  mkdir -p "${2%/*}" || die "can't write $2"
  # One that a killed run has left behind is written over.
  { wanted_cfg >"$2.xenplan-new" && mv -f "$2.xenplan-new" "$2"; } || die "can't write $2"
}

# NAME RECORD
tell_old_cfg() {
  [ -e "$2" ] || return 0
  if ! started_since "$2" "$1"; then note "$1 runs with an older configuration: a reboot is needed for the new one, and has to be planned"; fi
}

main() {
  local id info needed
  info=$(xl info) || die 'xl info failed: is this dom0?'
  check_file /boot/vmlinuz 'domU web'
  check_device /dev/vg0/web-root 'domU web'
  check_bridge_of xenbr0 'domU web'
  install_cfg web /etc/xen/web.cfg /var/lib/xenplan/cfg/web
  await_ended web
  id=$(domain_id web) || die 'xl does not answer'
  if [ -z "$id" ]; then
    needed=$(memory_to_come web 2048) || die 'xl does not answer'
    check_free_memory "$needed" 'domU web'
    start_domain web /etc/xen/web.cfg
  else
    refuse_paused web
    tell_old_cfg web /var/lib/xenplan/cfg/web
  fi
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
