#!/usr/bin/env bash
# Removes the logical volume vg0/old-root of 20GiB from alpha.
# Made by xenplan from the declaration of this host; edit that instead.
set -euo pipefail

export LC_ALL=C
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
umask 077
program=alpha/removed/volumes/vg0-old-root.sh
state=/var/lib/xenplan
lock_seconds=1800
execute=no

usage() {
cat <<'HELP'
alpha/removed/volumes/vg0-old-root.sh [OPTION]...
Removes the logical volume vg0/old-root of 20GiB from alpha.

  --execute  Act. Without it, only the checks run, and what would be done is printed.
  --help     Print this.

What is on it is lost. It refuses a volume of another size, and one that a domain, dom0, a snapshot or a configuration uses.
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

# VG LV: prints the first configuration that names the volume, nothing if none does.
configuration_naming() {
  local cfg mapper="${1//-/--}-${2//-/--}"
  for cfg in /etc/xen/* /etc/xen/auto/*; do
    [ -f "$cfg" ] || continue
    if grep -aoE '[A-Za-z0-9+_./-]+' "$cfg" | grep -xF -e "$1/$2" -e "/dev/$1/$2" -e "/dev/mapper/$mapper" >/dev/null; then
      printf '%s' "$cfg"
      return
    fi
  done
}

# VG LV BYTES: removes a volume that is as declared, and that nothing uses.
remove_volume() {
  local volume="$1/$2" extent size now attributes cfg
  now=$(volume_bytes "$1" "$2") || die "LVM does not answer"
  if [ -z "$now" ]; then
    say "there is no $volume (any more)"
    return
  fi
  extent=$(group_bytes "$1" vg_extent_size) || die "there is no volume group $1"
  size=$(in_extents "$3" "$extent")
  [ "$now" = "$size" ] || die "$volume has $now bytes, not the $size declared: it stays"
  attributes=$(lvs --noheadings -o lv_attr "$volume") || die "LVM does not answer"
  attributes=${attributes//[[:space:]]/}
  case $attributes in
    [oO]*) die "$volume has snapshots, which would go with it: it stays" ;;
    ?????o*) die "$volume is in use: it stays" ;;
    ?????-*) ;;
    *) die "can't tell whether $volume is in use: it stays" ;;
  esac
  cfg=$(configuration_naming "$1" "$2")
  [ -z "$cfg" ] || die "$cfg names $volume: it stays"
  run lvremove --yes "$volume" || die "$volume was not removed"
}

main() {
  remove_volume vg0 old-root 21474836480
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
