/**
 * Owns what a runbook runs inside a domU: functions of plain POSIX sh, since the domU's shell may be dash or busybox. They are fed to it on
 * standard input, together with `expected` (the size of the volume in bytes) and the name of the one to call: 0 is yes, 1 is no, more an error.
 */
import type { Filesystem } from "../../model/fleet";
import { quotePosix } from "../shell";
import type { GrowRunbook, VolumeUser } from "./runbook";

/** The functions, for this volume in this domU. */
export function domUFunctions(runbook: GrowRunbook, writer: VolumeUser): string {
  const { mountPoint = "", filesystem, partition } = runbook;
  const variables = {
    number: String(writer.device),
    vdev: String(writer.vbd.vdev),
    partition: partition === undefined ? "" : String(partition),
    mount_point: mountPoint,
    mount_point_listed: listed(mountPoint),
  };
  return [
    "set -eu",
    "LC_ALL=C; export LC_ALL",
    "PATH=$PATH:/usr/sbin:/sbin",
    ...Object.entries(variables).map(([name, value]) => `${name}=${quotePosix(value)}`),
    DEVICES.trim(),
    ...(partition === undefined ? [] : [PARTITION.trim()]),
    ...(filesystem === undefined ? [] : [FILESYSTEMS[filesystem].trim()]),
  ].join("\n");
}

/** As /proc has it, where white space and backslashes are octal (proc(5): mountinfo). */
function listed(mountPoint: string): string {
  return mountPoint.replace(/[ \t\n\\]/g, (character) => `\\${character.charCodeAt(0).toString(8).padStart(3, "0")}`);
}

// The vbd is found by its number: kernels differ in what they name it. Up to 2.6.2x `block` is a link, later a folder; drivers for HVM leave neither.
const DEVICES = `
die() { printf '%s\\n' "$*" >&2; exit 2; }
disk() {
  link=$(readlink "/sys/bus/xen/devices/vbd-$number/block" || true)
  if [ -n "$link" ]; then printf '%s' "\${link##*/}"; return; fi
  for entry in "/sys/bus/xen/devices/vbd-$number/block"/* "/sys/bus/xen/devices/vbd-$number"/block:*; do
    if [ -e "$entry/size" ]; then entry=\${entry##*/}; printf '%s' "\${entry#block:}"; return; fi
  done
  [ -e "/sys/block/$vdev" ] || die "there is no $vdev here"
  printf '%s' "$vdev"
}
disk=$(disk)
device=$disk
if [ -n "$partition" ]; then
  case $disk in *[0-9]) device=\${disk}p$partition ;; *) device=$disk$partition ;; esac
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
      if [ "$where $root" = "$dev /" ] && { [ -z "$mount_point" ] || [ "$at" = "$mount_point_listed" ]; }; then printf '%s' "\${mount_point:-$at}"; return; fi
    done </proc/self/mountinfo
  else
    while read -r source at _; do
      if [ "$source" = "/dev/$device" ] && { [ -z "$mount_point" ] || [ "$at" = "$mount_point_listed" ]; }; then printf '%s' "\${mount_point:-$at}"; return; fi
    done </proc/mounts
  fi
  die "/dev/$device is not mounted at \${mount_point:-any place}"
}
`;

// growpart leaves the end alone if it could win less than 1 MiB, and GPT needs some sectors there.
const PARTITION = `
partition_is_grown() { [ "$(($(sys "$disk" size) - $(sys "$device" start) - $(sys "$device" size)))" -lt 4096 ]; }
grow_partition() {
  command -v growpart >/dev/null || die 'growpart is not installed here (cloud-guest-utils)'
  growpart "/dev/$disk" "$partition"
}
`;

// What is left over must be too little for one more group: XFS makes none below 64 blocks, ext3 and ext4 none that would hold nothing but itself.
const XFS = `
is_ready() { mounted_at >/dev/null; }
is_grown() {
  at=$(mounted_at)
  data=$(xfs_growfs -n "$at" | sed -n 's/^data .*bsize=\\([0-9]*\\) *blocks=\\([0-9]*\\).*/\\1 \\2/p')
  [ -n "$data" ] || die "xfs_growfs -n does not tell the size of $at"
  [ "$(($(device_bytes) - \${data% *} * \${data#* }))" -lt "$((64 * \${data% *}))" ]
}
grow() { at=$(mounted_at); xfs_growfs "$at"; }
`;

const EXTENDED = `
is_ready() { mounted_at >/dev/null; }
is_grown() {
  head=$(dumpe2fs -h "/dev/$device" 2>/dev/null) || die "dumpe2fs does not read /dev/$device"
  blocks=$(printf '%s\\n' "$head" | sed -n 's/^Block count: *//p')
  block=$(printf '%s\\n' "$head" | sed -n 's/^Block size: *//p')
  [ "$(($(device_bytes) - blocks * block))" -lt "$((1024 * block))" ]
}
grow() { resize2fs "/dev/$device"; }
`;

const SWAP = `
is_ready() { [ "$(blkid -s TYPE -o value "/dev/$device")" = swap ] || die "/dev/$device is no swap"; }
is_grown() {
  size=$(sed -n "s|^/dev/\${device}[[:space:]]*[a-z]*[[:space:]]*\\([0-9]*\\).*|\\1|p" /proc/swaps)
  [ -n "$size" ] && [ "$(($(device_bytes) - size * 1024))" -le 65536 ]
}
grow() {
  is_ready
  id=$(blkid -s UUID -o value "/dev/$device" || true)
  if grep -q "^/dev/\${device}[[:space:]]" /proc/swaps; then swapoff "/dev/$device"; fi
  if [ -n "$id" ]; then mkswap -U "$id" "/dev/$device"; else mkswap "/dev/$device"; fi
  swapon "/dev/$device"
}
`;

const FILESYSTEMS: Record<Filesystem, string> = { xfs: XFS, ext4: EXTENDED, ext3: EXTENDED, swap: SWAP };
