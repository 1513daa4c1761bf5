/** Owns the identity of storage: when two spellings lead to one, which disk a partition lies on, and what several hosts see. */
import { isNetworkDevice } from "./network-storage";
import { volumesAtPath } from "./volume-path";

export interface Storage {
  /** Equal for all spellings of one storage on a host. */
  readonly key: string;
  /** The key of the whole disk that it is a partition of. */
  readonly disk?: string;
  /** Whether the same key on another host is the same storage. */
  readonly isShared: boolean;
}

/** A logical volume, by the names that LVM has. */
export function volumeStorage(volumeGroup: string, logicalVolume: string): Storage {
  return { key: `lv:${volumeGroup}/${logicalVolume}`, isShared: false };
}

/** What an absolute path of dom0 leads to, as far as its spelling tells: what a link leads to nobody knows. */
export function pathStorage(path: string): Storage {
  const plain = canonicalPath(path);
  const volume = volumesAtPath(plain).find(({ volumeGroup }) => !NO_GROUPS.has(volumeGroup));
  if (volume !== undefined) return volumeStorage(volume.volumeGroup, volume.logicalVolume);
  const disk = PARTITION.exec(plain)
    ?.slice(1)
    .find((part) => part !== undefined);
  return { key: plain, isShared: isNetworkDevice(plain) || SHARED.test(plain), ...(disk !== undefined && { disk }) };
}

/** What a hotplug script makes a device of, from text that it alone understands. */
export function scriptStorage(script: string, text: string): Storage {
  return { key: `${script}:${text}`, isShared: /iscsi|nbd|rbd|drbd|nfs/.test(script) };
}

/** Whether a write to one changes the other: they are one, or one is a partition of the other. */
export function overlap(a: Storage, b: Storage): boolean {
  return a.key === b.key || a.disk === b.key || b.disk === a.key;
}

/** A path without what leads nowhere: `//`, `/./`, `/x/..`, a slash at its end. */
export function canonicalPath(path: string): string {
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return `/${steps.join("/")}`;
}

/** Folders of /dev that are no volume groups. */
const NO_GROUPS: ReadonlySet<string> = new Set(
  "block bsg bus char cciss cpu disk dri drbd fd hugepages ida input loop mapper md mqueue nbd net pts rbd rd shm snd vfio xen zvol".split(
    " ",
  ),
);

/** A partition, and in its one group the disk (Linux: Documentation/admin-guide/devices.txt; a name that ends in a digit takes a p). */
const PARTITION =
  /^(\/dev\/(?:sd|hd|vd|xvd)[a-z]+)\d+$|^(\/dev\/(?:nvme\d+n\d+|mmcblk\d+|loop\d+|nbd\d+|rbd\d+|drbd\d+|md\d+|cciss\/c\d+d\d+))p\d+$/;

/** Names that udev makes of what the storage itself says it is: the same on every host that sees it. */
const SHARED = /^\/dev\/disk\/by-(id\/(wwn|scsi|nvme|dm-uuid|virtio)-|uuid\/|partuuid\/|partlabel\/)/;
