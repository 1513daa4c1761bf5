# shellcheck shell=sh disable=SC2034,SC2154
# What is left over must be too little for one more group: ext3 and ext4 make none that would hold nothing but itself.

is_ready() { mounted_at >/dev/null; }
is_grown() {
  head=$(dumpe2fs -h "/dev/$device" 2>/dev/null) || die "dumpe2fs does not read /dev/$device"
  blocks=$(printf '%s\n' "$head" | sed -n 's/^Block count: *//p')
  block=$(printf '%s\n' "$head" | sed -n 's/^Block size: *//p')
  [ "$(($(device_bytes) - blocks * block))" -lt "$((1024 * block))" ]
}
grow() { resize2fs "/dev/$device"; }
