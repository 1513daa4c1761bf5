#!/usr/bin/env bash
# Prepares the host alpha for its domUs: checks that it is as declared, then makes its networks.
# Made by xenplan from the declaration of this host; edit that instead.
set -euo pipefail

export LC_ALL=C
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
umask 077
program=alpha/prepare-host.sh
state=/var/lib/xenplan
execute=no
toolstack=xl

usage() {
cat <<'HELP'
alpha/prepare-host.sh [OPTION]...
Prepares the host alpha for its domUs: checks that it is as declared, then makes its networks.

  --execute  Act. Without it, only the checks run, and what would be done is printed.
  --help     Print this.

It never removes anything. What it makes lasts until dom0 reboots: run it again then.
Xen may differ from the declared release in its last number, which is told and no reason to stop.
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

take_lock() {
  mkdir -p "$state"
  exec 9>>"$state/lock"
  if ! flock -w 1800 9; then
    note "$program: another run holds $state/lock: $(cat "$state/lock" 2>/dev/null || true)"
    exit 4
  fi
  printf '%s, process %s, started by %s\n' "$program" "$$" "${SUDO_USER:-${USER:-root}}" >"$state/lock"
}

# FIELD: prints a field of the toolstack's info.
info_field() { sed -n "s/^$1 *: *//p" <<<"$info"; }

# MAJOR.MINOR RELEASE: facts are told apart by branch, and a security update must not stop anybody: only the branch has to agree.
check_release() {
  local branch release
  branch="$(info_field xen_major).$(info_field xen_minor)"
  release="$branch$(info_field xen_extra)"
  [ "$branch" = "$1" ] || die "this host runs Xen $release, not $2 as declared"
  case $release in
    "$2" | "$2"[!0-9]*) ;;
    *) note "this host runs Xen $release, declared is $2: going on, the branch is the same" ;;
  esac
}

# PATTERN WHO: whether xen_caps has what a domU needs.
check_capability() {
  local capability
  for capability in $(info_field xen_caps); do
    # shellcheck disable=SC2254 # the pattern is one
    case $capability in $1) return ;; esac
  done
  die "$2 needs $1, but xen_caps has only: $(info_field xen_caps)"
}

# VG
check_group() { vgs --noheadings -o vg_name "$1" >/dev/null || die "there is no volume group $1"; }

# LINK
check_link() { [ -e "/sys/class/net/$1" ] || die "there is no network interface $1"; }

# BRIDGE: whether it is one, where it exists.
check_bridge() {
  if [ -e "/sys/class/net/$1" ] && [ ! -e "/sys/class/net/$1/bridge" ]; then die "$1 exists, and is no bridge"; fi
}

# BRIDGE UPLINK: whether the uplink can be attached without cutting dom0 off.
check_uplink() {
  local master addresses
  check_link "$2"
  if [ -e "/sys/class/net/$1/brif/$2" ]; then return; fi
  if [ -e "/sys/class/net/$2/brport" ]; then
    master=$(readlink "/sys/class/net/$2/brport/bridge") || master='another bridge'
    die "$2 is attached to ${master##*/}, not to $1"
  fi
  addresses=$(ip -o address show dev "$2" scope global) || die "can't read the addresses of $2"
  if [ -n "$addresses" ]; then
    die "$2 carries an address of dom0's, which stops working once it is attached to $1: move the address to $1 first"
  fi
}

# BRIDGE
make_bridge() {
  if [ ! -e "/sys/class/net/$1" ]; then
    if [ "$toolstack" = xm ]; then run brctl addbr "$1"; else run ip link add name "$1" type bridge; fi || die "bridge $1 was not made"
  fi
  if ! ip -o link show dev "$1" up 2>/dev/null | grep -q .; then run ip link set dev "$1" up || die "bridge $1 did not come up"; fi
}

# BRIDGE UPLINK
attach_uplink() {
  if [ ! -e "/sys/class/net/$1/brif/$2" ]; then
    if [ "$toolstack" = xm ]; then run brctl addif "$1" "$2"; else run ip link set dev "$2" master "$1"; fi || die "$2 was not attached to $1"
  fi
  if ! ip -o link show dev "$2" up | grep -q .; then run ip link set dev "$2" up || die "$2 did not come up"; fi
}

# BRIDGE ADDRESS/PREFIX
give_address() {
  if ! ip -o address show dev "$1" 2>/dev/null | grep -qF " $2 "; then
    run ip address replace "$2" dev "$1" || die "$1 did not get the address $2"
  fi
}

main() {
  local info
  info=$(xl info) || die 'xl info failed: is this dom0?'
  check_release 4.17 4.17.5
  check_capability 'hvm-3.0-*' 'domU db'
  check_capability 'xen-3.0-*' 'domU web'
  check_group vg0
  check_bridge xenbr0
  check_uplink xenbr0 eth0
  make_bridge xenbr0
  attach_uplink xenbr0 eth0
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
