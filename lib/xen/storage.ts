/**
 * Owns the identity of storage: what a target in dom0 is, whatever it is called. Two spellings of one have one key; a partition knows its
 * disk. By names alone: what only the host can tell (a symbolic link, which disk has which serial number, what a volume group lies on) is
 * not seen.
 */
import { canonicalPath } from "./canonical-path";
import { networkStorage } from "./network-storage";
import { type VolumeName, volumeAtPath } from "./volume-path";

export interface Storage {
  /** Equal for two spellings of one storage, and for these alone. */
  readonly key: string;
  /** The key of the disk that it is a partition of. */
  readonly disk?: string;
  /** Whether it is one and the same from whatever host it is named: storage on a network, and a disk by its worldwide name. */
  readonly shared: boolean;
}

export function storageOfVolume({ volumeGroup, logicalVolume }: VolumeName): Storage {
  return { key: `lvm:${volumeGroup}/${logicalVolume}`, shared: false };
}

/** Of an absolute path in dom0, or of what a script takes for a target (`rbd:pool/image`). */
export function storageAt(target: string): Storage {
  const path = canonicalPath(target);
  const { disk, partition } = partitionOf(path);
  if (disk === undefined) return wholeStorageAt(path);
  const whole = wholeStorageAt(disk);
  return { key: `${whole.key}#${partition}`, disk: whole.key, shared: whole.shared };
}

function wholeStorageAt(path: string): Storage {
  const network = networkStorage(path);
  if (network !== undefined) return { key: network, shared: true };
  const worldwide = worldwideName(path);
  if (worldwide !== undefined) return { key: `wwn:${worldwide}`, shared: true };
  const volume = volumeAtPath(path);
  return volume === undefined ? { key: path, shared: false } : storageOfVolume(volume);
}

/** A disk's name and the partition's number, in the kernel's own names and in udev's (`-part3`). Partition 03 is nobody's. */
const PARTITIONS: readonly RegExp[] = [
  /^(\/dev\/(?:sd|hd|vd|xvd|ubd)[a-z]+)([1-9]\d*)$/,
  /^(\/dev\/(?:nvme\d+n\d+|loop\d+|mmcblk\d+|nbd\d+|md\d+|md_d\d+|rbd\d+|drbd\d+|zram\d+|pmem\d+s?|cciss\/c\d+d\d+|ida\/c\d+d\d+))p([1-9]\d*)$/,
  /^(\/dev\/(?:disk\/by-(?:id|path)|mapper)\/.+)-part([1-9]\d*)$/,
  /^(\/dev\/rbd\/[^/]+\/[^/]+)-part([1-9]\d*)$/,
];

function partitionOf(path: string): { readonly disk?: string; readonly partition?: string } {
  for (const form of PARTITIONS) {
    const [, disk, partition] = form.exec(path) ?? [];
    if (disk !== undefined && partition !== undefined) return { disk, partition };
  }
  return {};
}

/** What makes a disk's number of its own show in a name: udev's links by WWN, by SCSI's page 0x83 (3 is NAA) and by NVMe, multipath's own names. */
function worldwideName(path: string): string | undefined {
  const [, naa] =
    /^\/dev\/disk\/by-id\/(?:wwn-0x|scsi-3|dm-name-3|dm-uuid-mpath-3)([0-9a-f]{16}|[0-9a-f]{32})$/i.exec(path) ??
    /^\/dev\/mapper\/3([0-9a-f]{16}|[0-9a-f]{32})$/i.exec(path) ??
    [];
  if (naa !== undefined) return naa.toLowerCase();
  const [, nvme] = /^\/dev\/disk\/by-id\/nvme-((?:eui|uuid|nguid)\.[0-9a-f-]+)$/i.exec(path) ?? [];
  return nvme?.toLowerCase();
}
