/** Owns the functions of emitted scripts that ask LVM. Sizes are in bytes. */
import type { ShellFunction } from "../script";

export const volumeReport: ShellFunction = {
  needs: [],
  source: `
# VG: prints the name, the size and the tags of each logical volume. Fails if LVM does.
volume_lines() { lvs --noheadings --separator '|' --units b --nosuffix -o lv_name,lv_size,lv_tags "$1"; }

# LINES LV: prints the size and the tags of one of them, nothing if there is none.
line_of() {
  local name bytes tags
  while IFS='|' read -r name bytes tags; do
    name=\${name//[[:space:]]/}
    bytes=\${bytes//[[:space:]]/}
    if [ "$name" = "$2" ]; then
      printf '%s %s' "$bytes" "\${tags//[[:space:]]/}"
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
  printf '%s' "\${report%% *}"
}`,
};

export const volumeGroup: ShellFunction = {
  needs: [],
  source: `
# VG FIELD: prints a size of a volume group.
group_bytes() {
  local bytes
  bytes=$(vgs --noheadings --units b --nosuffix -o "$2" "$1") || return 1
  bytes=\${bytes//[[:space:]]/}
  case $bytes in '' | *[!0-9]*) return 1 ;; esac
  printf '%s' "$bytes"
}

# BYTES EXTENT: LVM gives whole extents.
in_extents() { printf '%s' "$((($1 + $2 - 1) / $2 * $2))"; }`,
};

export const extendVolume: ShellFunction = {
  needs: [],
  source: `
# VG LV BYTES: to an absolute size, so that a second time does nothing. Never -r: dom0 must not touch what a domU has mounted.
extend_volume() {
  run lvextend -L "$3b" "$1/$2" || die "$1/$2 was not extended"
}`,
};

/** All volumes of a group at once: LVM takes its time for each answer. */
export const volumeChecks: ShellFunction = {
  needs: [volumeReport, volumeGroup],
  source: `
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
    now=\${now%% *}
    if [ -n "$now" ] && [ "$now" -gt "$size" ]; then
      die "$group/$1 has $now bytes, more than the $size declared. A volume is never shrunk: nothing was changed"
    fi
    needed=$((needed + size - \${now:-0}))
    shift 2
  done
  [ "$needed" -le "$free" ] || die "the volumes in $group need $needed bytes more, $free are free: nothing was changed"
}`,
};
