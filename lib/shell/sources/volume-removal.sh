# shellcheck shell=bash disable=SC2034,SC2154

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
