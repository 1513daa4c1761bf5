/**
 * Owns what a runbook runs inside a domU: functions of plain POSIX sh, since the domU's shell may be dash or busybox. They are fed to it on
 * standard input, together with `expected` (the size of the volume in bytes) and the name of the one to call: 0 is yes, 1 is no, more an error.
 */
import type { Filesystem } from "../../model/fleet";
import { domU as inside } from "../../shell/library";
import { quotePosix } from "../../shell/quoting";
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
    inside.devices,
    ...(partition === undefined ? [] : [inside.partition]),
    ...(filesystem === undefined ? [] : [FILESYSTEMS[filesystem]]),
  ].join("\n");
}

/** As /proc has it, where white space and backslashes are octal (proc(5): mountinfo). */
function listed(mountPoint: string): string {
  return mountPoint.replace(/[ \t\n\\]/g, (character) => `\\${character.charCodeAt(0).toString(8).padStart(3, "0")}`);
}

const FILESYSTEMS: Record<Filesystem, string> = {
  xfs: inside.xfs,
  ext4: inside.ext,
  ext3: inside.ext,
  swap: inside.swap,
};
