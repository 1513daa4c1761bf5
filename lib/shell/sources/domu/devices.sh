# shellcheck shell=sh disable=SC2034,SC2154
# The vbd is found by its number: kernels differ in what they name it. Up to 2.6.2x `block` is a link, later a folder; drivers for HVM leave neither.

die() { printf '%s\n' "$*" >&2; exit 2; }
disk() {
  link=$(readlink "/sys/bus/xen/devices/vbd-$number/block" || true)
  if [ -n "$link" ]; then printf '%s' "${link##*/}"; return; fi
  for entry in "/sys/bus/xen/devices/vbd-$number/block"/* "/sys/bus/xen/devices/vbd-$number"/block:*; do
    if [ -e "$entry/size" ]; then entry=${entry##*/}; printf '%s' "${entry#block:}"; return; fi
  done
  [ -e "/sys/block/$vdev" ] || die "there is no $vdev here"
  printf '%s' "$vdev"
}
disk=$(disk)
device=$disk
if [ -n "$partition" ]; then
  case $disk in *[0-9]) device=${disk}p$partition ;; *) device=$disk$partition ;; esac
fi
sys() {
  if [ -e "/sys/block/$1" ]; then cat "/sys/block/$1/$2"; else cat "/sys/block/$disk/$1/$2"; fi
}
sees_size() { [ "$(($(sys "$disk" size) * 512))" = "$expected" ]; }
device_bytes() { printf '%s' "$(($(sys "$device" size) * 512))"; }
mounted_at() {
  dev=$(sys "$device" dev)
  if [ -e /proc/self/mountinfo ]; then
    while read -r _ _ where root at _; do
      if [ "$where $root" = "$dev /" ] && { [ -z "$mount_point" ] || [ "$at" = "$mount_point_listed" ]; }; then printf '%s' "${mount_point:-$at}"; return; fi
    done </proc/self/mountinfo
  else
    while read -r source at _; do
      if [ "$source" = "/dev/$device" ] && { [ -z "$mount_point" ] || [ "$at" = "$mount_point_listed" ]; }; then printf '%s' "${mount_point:-$at}"; return; fi
    done </proc/mounts
  fi
  die "/dev/$device is not mounted at ${mount_point:-any place}"
}
