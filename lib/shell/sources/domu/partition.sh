# shellcheck shell=sh disable=SC2034,SC2154

partition_is_grown() { [ "$(($(sys "$disk" size) - $(sys "$device" start) - $(sys "$device" size)))" -lt 4096 ]; }
grow_partition() {
  command -v growpart >/dev/null || die 'growpart is not installed here (cloud-guest-utils)'
  growpart "/dev/$disk" "$partition"
}
