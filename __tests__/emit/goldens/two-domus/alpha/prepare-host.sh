#!/usr/bin/env bash
# Prepares the host alpha for its domUs: checks that it is as declared and has what they need, then makes its networks.
# Made by xenplan from the declaration of this host; edit that instead.
set -euo pipefail

export LC_ALL=C
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
umask 077
program=alpha/prepare-host.sh
state=/var/lib/xenplan
lock_seconds=1800
execute=no
toolstack=xl

usage() {
cat <<'HELP'
alpha/prepare-host.sh [OPTION]...
Prepares the host alpha for its domUs: checks that it is as declared and has what they need, then makes its networks.

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

# FIELD: prints a field of the toolstack's info.
info_field() {
  local key value
  while IFS=: read -r key value; do
    if [ "${key%%[[:space:]]*}" = "$1" ]; then printf '%s\n' "${value#"${value%%[![:space:]]*}"}"; fi
  done <<<"$info"
}

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

# PATTERN WHO: whether xen_caps has what somebody needs.
check_capability() {
  local capability
  for capability in $(info_field xen_caps); do
    # shellcheck disable=SC2254 # the pattern is one
    case $capability in $1) return ;; esac
  done
  die "$2 needs $1, but xen_caps has only: $(info_field xen_caps)"
}

# vmx|svm|none: xen_caps says whether there is any, which the CPU's own flags in dom0 don't; whose CPU it is says which.
check_virtualization() {
  local found=none vendor
  case " $(info_field xen_caps)" in
    *' hvm-'*)
      vendor=$(sed -n '/^vendor_id/{s/^[^:]*: *//p;q;}' /proc/cpuinfo)
      case $vendor in
        GenuineIntel | CentaurHauls | *Shanghai*) found=vmx ;;
        AuthenticAMD | HygonGenuine) found=svm ;;
        *) found="hardware virtualization of $vendor" ;;
      esac
      ;;
  esac
  [ "$found" = "$1" ] || die "this host has $found by its xen_caps and its CPU, not $1 as declared"
}

# MIB: firmware keeps some of a host's memory for itself.
check_total_memory() {
  local found
  found=$(info_field total_memory)
  [ "$found" -ge $(($1 - $1 / 16)) ] || die "this host has $found MiB of memory (total_memory), not $1 MiB as declared"
}

# PATH WHO
check_file() { [ -e "$1" ] || die "$2 needs $1, which is not there"; }

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

# LINK
is_up() {
  local state
  state=$(ip -o link show dev "$1" up 2>/dev/null) && [ -n "$state" ]
}

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
  if ! is_up "$1"; then run ip link set dev "$1" up || die "bridge $1 did not come up"; fi
}

# BRIDGE UPLINK
attach_uplink() {
  if [ ! -e "/sys/class/net/$1/brif/$2" ]; then
    if [ "$toolstack" = xm ]; then run brctl addif "$1" "$2"; else run ip link set dev "$2" master "$1"; fi || die "$2 was not attached to $1"
  fi
  if ! is_up "$2"; then run ip link set dev "$2" up || die "$2 did not come up"; fi
}

# BRIDGE ADDRESS/PREFIX
give_address() {
  local addresses
  addresses=$(ip -o address show dev "$1" 2>/dev/null) || addresses=
  if [[ "$addresses" != *" $2 "* ]]; then run ip address replace "$2" dev "$1" || die "$1 did not get the address $2"; fi
}

main() {
  local info
  info=$(xl info) || die 'xl info failed: is this dom0?'
  check_release 4.17 4.17.5
  check_virtualization vmx
  check_total_memory 65536
  check_capability 'hvm-3.0-*' 'domU db'
  check_file /boot/vmlinuz 'domU db'
  check_capability 'xen-3.0-*' 'domU web'
  check_file /boot/vmlinuz 'domU web'
  local more needed=0
  more=$(memory_to_come db 4096) || die 'xl does not answer'
  needed=$((needed + more))
  more=$(memory_to_come web 2048) || die 'xl does not answer'
  needed=$((needed + more))
  check_free_memory "$needed" 'what is declared'
  check_volumes vg0 db 42949672960 web-root 42949672960
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
