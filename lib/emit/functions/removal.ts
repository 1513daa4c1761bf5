/** Owns the functions of scripts that remove what somebody has opted in to remove. Nothing else that is emitted has one of them. */
import type { ShellFunction } from "../script";
import { startDomain, stopDomain } from "./domain";
import { volumeGroup, volumeReport } from "./volume";

export const domURemoval: ShellFunction = {
  needs: [startDomain, stopDomain],
  source: `
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
    if [ "$execute" = yes ]; then mkdir -p "\${aside%/*}" || die "can't write below $state"; fi
    run mv -f "$cfg" "$aside" || die "$cfg stays"
  fi
  if [ -L "/etc/xen/auto/\${cfg##*/}" ]; then note "/etc/xen/auto/\${cfg##*/} leads nowhere now: dom0 would have started $name by it"; fi
}`,
};

export const volumeRemoval: ShellFunction = {
  needs: [volumeReport, volumeGroup],
  source: `
# VG LV: prints the first configuration that names the volume, nothing if none does.
configuration_naming() {
  local cfg mapper="\${1//-/--}-\${2//-/--}"
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
  attributes=\${attributes//[[:space:]]/}
  case $attributes in
    [oO]*) die "$volume has snapshots, which would go with it: it stays" ;;
    ?????o*) die "$volume is in use: it stays" ;;
    ?????-*) ;;
    *) die "can't tell whether $volume is in use: it stays" ;;
  esac
  cfg=$(configuration_naming "$1" "$2")
  [ -z "$cfg" ] || die "$cfg names $volume: it stays"
  run lvremove --yes "$volume" || die "$volume was not removed"
}`,
};
