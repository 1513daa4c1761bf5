/** Owns the functions of emitted scripts that ask LVM. Sizes are in bytes. */
import type { ShellFunction } from "../script";

export const volumeReport: ShellFunction = {
  needs: [],
  source: `
# VG LV: prints the size and the tags of a logical volume, nothing if there is none. Fails if LVM does.
volume_report() {
  local lines name bytes tags
  lines=$(lvs --noheadings --separator '|' --units b --nosuffix -o lv_name,lv_size,lv_tags "$1") || return 1
  while IFS='|' read -r name bytes tags; do
    name=\${name//[[:space:]]/}
    bytes=\${bytes//[[:space:]]/}
    if [ "$name" = "$2" ]; then
      printf '%s %s' "$bytes" "\${tags//[[:space:]]/}"
      return
    fi
  done <<<"$lines"
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
