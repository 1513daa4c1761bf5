# shellcheck shell=bash disable=SC2034,SC2154

# VG LV BYTES: to an absolute size, so that a second time does nothing. Never -r: dom0 must not touch what a domU has mounted.
extend_volume() {
  run lvextend -L "$3b" "$1/$2" || die "$1/$2 was not extended"
}
