/** Owns the plan of a growth: from a volume that became larger to the steps, in the one order that works: lvextend, reboot, grow what is on it. */
import type { DomUOnHost } from "../../change/evidence";
import { isMadeAnew, runningResizePath } from "../../change/running";
import { announcement } from "../../facts/volume-resize";
import { findVolume } from "../../model/find";
import type { DomU, Filesystem, Host, LogicalVolume, Vbd, VolumeGroup } from "../../model/fleet";
import type { Size } from "../../units/size";
import { EmitError } from "../artefact";
import { cfgPath, shutdownOptions } from "../domu-script";
import { fileName } from "../file-name";
import { SHUTDOWN_SECONDS } from "../../shell/script";
import { toolstackOf } from "../host-script";
import { known } from "../known";
import { commandPosix } from "../../shell/quoting";
import type { Check, GrowRunbook, Step, VolumeUser } from "./runbook";
import { vbdNumber } from "./vbd-number";

/** What a domU of the host was before the change. */
type Before = (domU: DomU) => DomUOnHost | undefined;

/**
 * @throws EmitError if a value that it needs is not known until apply, if a domU that must be rebooted has no planned reboot, or if several
 * domUs may write to a volume whose file system is to be grown, so that nobody can say in which.
 */
export function planGrowth(
  host: Host,
  volumeGroup: VolumeGroup,
  logicalVolume: LogicalVolume,
  before: Size,
  domUBefore: Before = () => undefined,
): GrowRunbook {
  const volume = `${volumeGroup.name}/${logicalVolume.name}`;
  const of = (what: string): string => `${what} of logical volume ${volume} on ${host.name}`;
  const extent = known(volumeGroup.extentSize, `the extent size of volume group ${volumeGroup.name} on ${host.name}`);
  const filesystem = logicalVolume.filesystem && known(logicalVolume.filesystem, of("the file system"));
  const mountPoint = logicalVolume.mountPoint && known(logicalVolume.mountPoint, of("the mount point"));
  const partition = logicalVolume.partition && known(logicalVolume.partition, of("the partition"));
  const users = usersOf(host, logicalVolume, domUBefore);
  const writers = users.filter(({ vbd }) => known(vbd.access, of("the access")) === "w");
  const [writer] = writers;
  if (writers.length > 1) {
    const names = writers.map(({ domU }) => domU.name).join(", ");
    throw new EmitError(
      `${names} on ${host.name} may all write to ${volume}, so nothing says in which of them it is to be grown`,
    );
  }
  const growth = {
    host,
    volumeGroup: volumeGroup.name,
    logicalVolume: logicalVolume.name,
    before: before.roundedUpTo(extent),
    after: known(logicalVolume.size, of("the size")).roundedUpTo(extent),
    users,
    ...(writer && { writer }),
    ...(filesystem !== undefined && { filesystem }),
    ...(mountPoint !== undefined && { mountPoint }),
    ...(partition !== undefined && { partition }),
  };
  return { ...growth, steps: stepsOf(growth) };
}

function usersOf(host: Host, logicalVolume: LogicalVolume, before: Before): readonly VolumeUser[] {
  const users = host.domUs.flatMap((domU) => domU.vbds.map((vbd) => ({ domU, vbd })));
  return users
    .filter(({ vbd }) => findVolume(host, vbd.target)?.logicalVolume === logicalVolume)
    .map(({ domU, vbd }) => ({
      domU,
      vbd,
      device: vbdNumber(vbd.vdev),
      rebootBecause: rebootReason(host, domU, vbd, before(domU)),
    }));
}

function rebootReason(host: Host, domU: DomU, vbd: Vbd, before: DomUOnHost | undefined): string {
  const { online, reason } = announcement(runningResizePath(before, host, domU, vbd));
  if (online || (before !== undefined && isMadeAnew(before, host, domU))) return "";
  if (domU.plannedReboots.length === 0) {
    throw new EmitError(
      `domU ${domU.name} on ${host.name} must be rebooted to see vbd ${vbd.vdev} grow (${reason}), but declares no planned reboot`,
    );
  }
  return reason;
}

function stepsOf(growth: Omit<GrowRunbook, "steps">): readonly Step[] {
  const { writer, filesystem, partition } = growth;
  // A domU that has the volume twice is rebooted once.
  const reboots = growth.users.filter(
    ({ rebootBecause, domU }, index, all) =>
      rebootBecause !== "" && all.findIndex((other) => other.domU === domU && other.rebootBecause !== "") === index,
  );
  const rebooted = new Set(reboots.map(({ domU }) => domU));
  const announced = growth.users.filter(({ domU }) => !rebooted.has(domU));
  return [
    preflight(growth),
    extend(growth),
    ...reboots.map((user) => reboot(growth, user)),
    ...announced.map((user) => awaitAnnouncement(growth, user)),
    ...(writer ? [seeSize(growth, writer)] : []),
    ...(writer && partition !== undefined ? [growPartition(growth, writer, partition)] : []),
    ...(writer && filesystem !== undefined ? [growFilesystem(growth, writer, filesystem)] : []),
  ];
}

type Growth = Omit<GrowRunbook, "steps">;

function volumeSize({ volumeGroup, logicalVolume }: Growth, expected: string): Check {
  return {
    command: commandPosix([
      "lvs",
      "--noheadings",
      "--units",
      "b",
      "--nosuffix",
      "-o",
      "lv_size",
      `${volumeGroup}/${logicalVolume}`,
    ]),
    expected,
  };
}

function preflight(growth: Growth): Step {
  const { volumeGroup, before, after, users } = growth;
  const more = after.minus(before);
  return {
    id: "preflight",
    title: "Look before anything is changed",
    where: "dom0",
    why: "A volume can't be made smaller again under XFS, and a plan that was judged against another size is another plan.",
    prechecks: [
      volumeSize(growth, `${before.bytes}, or ${after.bytes} if it was extended already. Anything else: stop`),
      {
        command: commandPosix(["vgs", "--noheadings", "--units", "b", "--nosuffix", "-o", "vg_free", volumeGroup]),
        expected: `at least ${more.bytes}, unless it was extended already`,
      },
      ...users.map(({ domU, vbd }) => ({
        command: commandPosix([toolstackOf(growth.host), "domid", domU.name]),
        expected: `the domid of the domU that has the volume as ${vbd.vdev}, or nothing if it is down. No other domain may have the volume, nor may dom0 have it mounted`,
      })),
      ...(growth.writer && growth.filesystem !== undefined && growth.filesystem !== "swap"
        ? [
            {
              command: "cat /proc/mounts",
              expected: `in ${growth.writer.domU.name}: ${growth.filesystem} on ${mountedAt(growth)}`,
            },
          ]
        : []),
      { command: "true", expected: "a backup of what is on the volume exists, and was read back once" },
    ],
    commands: [],
    verifications: [],
    timeoutSeconds: 60,
    onFailure: "Nothing was changed. Put right what was found, or plan anew.",
    reversible: true,
    act: { kind: "preflight" },
  };
}

function extend(growth: Growth): Step {
  const { volumeGroup, logicalVolume, before, after } = growth;
  return {
    id: "extend",
    title: `Extend ${volumeGroup}/${logicalVolume} from ${before} to ${after}`,
    where: "dom0",
    why: "The size is absolute, so that a second time does nothing. Never with -r: dom0 would touch a file system that a domU has mounted.",
    prechecks: [],
    commands: [commandPosix(["lvextend", "-L", `${after.bytes}b`, `${volumeGroup}/${logicalVolume}`])],
    verifications: [volumeSize(growth, String(after.bytes))],
    timeoutSeconds: 60,
    onFailure:
      "The volume has its old size, and nothing else was changed. Run this again once LVM's message is dealt with.",
    reversible: false,
    act: { kind: "extendVolume" },
  };
}

function reboot({ host, after }: Growth, user: VolumeUser): Step {
  const { domU, rebootBecause } = user;
  const xl = toolstackOf(host);
  const shutdown = xl === "xl" ? ["xl", "shutdown", "-w", ...shutdownOptions(domU)] : ["xm", "shutdown", "-w"];
  return {
    id: `reboot-${fileName(domU.name)}`,
    title: `Reboot ${domU.name}, as planned`,
    where: "dom0",
    why: `Without it the domU goes on with the old size: ${rebootBecause}. Planned: ${domU.plannedReboots.map(({ reason }) => reason).join("; ")}.`,
    prechecks: [
      { command: commandPosix(["ls", cfgPath(domU)]), expected: "the configuration that it will be started from" },
    ],
    commands: [
      commandPosix([...shutdown, domU.name]),
      `while ${commandPosix([xl, "domid", domU.name])}; do sleep 1; done`,
      commandPosix([xl, "create", cfgPath(domU)]),
    ],
    verifications: [announcedSize(user, after)],
    timeoutSeconds: SHUTDOWN_SECONDS,
    onFailure:
      "If it did not shut down, it still runs: nothing was forced. If it did not start, start it from its configuration: the volume is larger, and what is on it is as it was.",
    reversible: false,
    act: { kind: "rebootDomU", user },
  };
}

function awaitAnnouncement({ after }: Growth, user: VolumeUser): Step {
  return {
    id: `announce-${fileName(user.domU.name)}-${user.vbd.vdev}`,
    title: `See that ${user.domU.name} is told the new size`,
    where: "dom0",
    why: "Both kernels are known to do this online, so the domU is not rebooted.",
    prechecks: [],
    commands: [],
    verifications: [announcedSize(user, after)],
    timeoutSeconds: 30,
    onFailure: "Nothing was lost. Plan a reboot of the domU, and make the runbook anew.",
    reversible: true,
    act: { kind: "awaitAnnouncement", user },
  };
}

function announcedSize({ device }: VolumeUser, { bytes }: Size): Check {
  return {
    command: `xenstore-read /local/domain/0/backend/vbd/DOMID/${device}/sectors`,
    expected: `${bytes / 512} with the domU's domid now (qdisk instead of vbd where qemu serves it)`,
  };
}

function inDomU(writer: VolumeUser): { readonly domU: string } {
  return { domU: writer.domU.name };
}

function seeSize({ after }: Growth, writer: VolumeUser): Step {
  return {
    id: "see-size",
    title: `See the new size in ${writer.domU.name}`,
    where: inDomU(writer),
    why: "What is on the volume must not be grown before its kernel sees the room.",
    prechecks: [],
    commands: [],
    verifications: [
      { command: `cat /sys/bus/xen/devices/vbd-${writer.device}/block/*/size`, expected: String(after.bytes / 512) },
    ],
    timeoutSeconds: 300,
    onFailure:
      "The volume is larger, and what is on it is as it was. Is the domU up, and is it this volume that it has as this vdev?",
    reversible: true,
    act: { kind: "seeSize" },
  };
}

/** The names below are those of the domU's kernel where it names its vbds as declared. */
function growPartition(_growth: Growth, writer: VolumeUser, partition: number): Step {
  const disk = String(writer.vbd.vdev);
  return {
    id: "grow-partition",
    title: `Grow partition ${partition} of ${disk} in ${writer.domU.name}`,
    where: inDomU(writer),
    why: "The file system lies in a partition, which does not grow with the volume.",
    prechecks: [],
    commands: [commandPosix(["growpart", `/dev/${disk}`, String(partition)])],
    verifications: [
      { command: commandPosix(["growpart", "--dry-run", `/dev/${disk}`, String(partition)]), expected: "NOCHANGE" },
    ],
    timeoutSeconds: 60,
    onFailure:
      "A partition grows only if it is the last one. A kernel before Linux 3.6 takes a mounted partition's new size with its next start, which would be a reboot of its own.",
    reversible: false,
    act: { kind: "growPartition" },
  };
}

function mountedAt({ mountPoint }: Growth): string {
  return mountPoint ?? "its mount point";
}

function growFilesystem(growth: Growth, writer: VolumeUser, filesystem: Filesystem): Step {
  const { partition } = growth;
  const disk = `/dev/${writer.vbd.vdev}`;
  const device = partition === undefined ? disk : `${disk}${/\d$/.test(disk) ? "p" : ""}${partition}`;
  const mountPoint = growth.mountPoint ?? "MOUNTPOINT";
  const ways: Record<Filesystem, { readonly commands: readonly string[]; readonly check: Check }> = {
    xfs: {
      commands: [commandPosix(["xfs_growfs", mountPoint])],
      check: {
        command: commandPosix(["xfs_growfs", "-n", mountPoint]),
        expected: "bsize times blocks of its data line is the size of the device",
      },
    },
    ext4: extended(device),
    ext3: extended(device),
    swap: {
      commands: [
        commandPosix(["swapoff", device]),
        `mkswap -U "$(blkid -s UUID -o value ${commandPosix([device])})" ${commandPosix([device])}`,
        commandPosix(["swapon", device]),
      ],
      check: { command: "cat /proc/swaps", expected: `${device} has its new size` },
    },
  };
  return {
    id: "grow-filesystem",
    title: `Grow the ${filesystem} in ${writer.domU.name}`,
    where: inDomU(writer),
    why:
      filesystem === "xfs"
        ? "XFS never grows by itself, not by a reboot either, and grows only while it is mounted."
        : "It does not grow by itself.",
    prechecks: [],
    commands: ways[filesystem].commands,
    verifications: [ways[filesystem].check],
    timeoutSeconds: 600,
    onFailure: "Growing can be begun again at any time. What was stored before is not touched by it.",
    reversible: false,
    act: { kind: "growFilesystem" },
  };
}

function extended(device: string): { readonly commands: readonly string[]; readonly check: Check } {
  return {
    commands: [commandPosix(["resize2fs", device])],
    check: {
      command: commandPosix(["dumpe2fs", "-h", device]),
      expected: "Block count times Block size is the size of the device",
    },
  };
}
