# shellcheck shell=sh disable=SC2034,SC2154

is_ready() { [ "$(blkid -s TYPE -o value "/dev/$device")" = swap ] || die "/dev/$device is no swap"; }
is_grown() {
  size=$(sed -n "s|^/dev/${device}[[:space:]]*[a-z]*[[:space:]]*\([0-9]*\).*|\1|p" /proc/swaps)
  [ -n "$size" ] && [ "$(($(device_bytes) - size * 1024))" -le 65536 ]
}
grow() {
  is_ready
  id=$(blkid -s UUID -o value "/dev/$device" || true)
  if grep -q "^/dev/${device}[[:space:]]" /proc/swaps; then swapoff "/dev/$device"; fi
  if [ -n "$id" ]; then mkswap -U "$id" "/dev/$device"; else mkswap "/dev/$device"; fi
  swapon "/dev/$device"
}
