#!/usr/bin/env bash
# Shuts down the domU old on alpha, and moves its configuration to /var/lib/xenplan/removed/old.cfg.
# Made by xenplan from the declaration of this host; edit that instead.
set -euo pipefail

export LC_ALL=C
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
umask 077
program=alpha/removed/domus/old.sh
state=/var/lib/xenplan
lock_seconds=1800
shutdown_seconds=300
execute=no
toolstack=xl

usage() {
cat <<'HELP'
alpha/removed/domus/old.sh [OPTION]...
Shuts down the domU old on alpha, and moves its configuration to /var/lib/xenplan/removed/old.cfg.

  --execute  Act. Without it, only the checks run, and what would be done is printed.
  --help     Print this.

It forces nothing: a domU that does not shut down still runs, and its configuration stays. No volume is touched.
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

# NAME CFG ASIDE OPTION...: shuts a domU down, and moves its configuration aside. Its volumes stay.
remove_domu() {
  local name=$1 cfg=$2 aside=$3 id
  shift 3
  await_ended "$name"
  refuse_paused "$name"
  stop_domain "$name" "$@"
  if [ "$execute" = yes ]; then
    id=$(domain_id "$name") || die "$toolstack does not answer"
    [ -z "$id" ] || die "$name runs again after its shutdown, by its on_poweroff or by somebody's hand: its configuration stays"
  fi
  if [ -e "$cfg" ]; then
    if [ "$execute" = yes ]; then mkdir -p "${aside%/*}" || die "can't write below $state"; fi
    run mv -f "$cfg" "$aside" || die "$cfg stays"
  fi
  if [ -L "/etc/xen/auto/${cfg##*/}" ]; then note "/etc/xen/auto/${cfg##*/} leads nowhere now: dom0 would have started $name by it"; fi
}

main() {
  xl info >/dev/null || die 'xl info failed: is this dom0?'
  remove_domu old /etc/xen/old.cfg /var/lib/xenplan/removed/old.cfg -F
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
