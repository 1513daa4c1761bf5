# shellcheck shell=sh disable=SC2034,SC2154
# What is left over must be too little for one more group: XFS makes none below 64 blocks.

is_ready() { mounted_at >/dev/null; }
is_grown() {
  at=$(mounted_at)
  data=$(xfs_growfs -n "$at" | sed -n 's/^data .*bsize=\([0-9]*\) *blocks=\([0-9]*\).*/\1 \2/p')
  [ -n "$data" ] || die "xfs_growfs -n does not tell the size of $at"
  [ "$(($(device_bytes) - ${data% *} * ${data#* }))" -lt "$((64 * ${data% *}))" ]
}
grow() { at=$(mounted_at); xfs_growfs "$at"; }
