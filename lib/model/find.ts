/** Owns look-ups within a host: which logical volume backs a vbd, and how large a vbd is. */
import type { Size } from "../units/size";
import type { Host, LogicalVolume, Target, Vbd, VolumeGroup } from "./fleet";
import type { Planned } from "./planned";

export interface FoundVolume {
  readonly volumeGroup: VolumeGroup;
  readonly logicalVolume: LogicalVolume;
}

/** The declared logical volume behind a target, undefined for a path or a volume that the host doesn't declare. */
export function findVolume(host: Host, target: Target): FoundVolume | undefined {
  if (target.kind !== "logicalVolume") return undefined;
  const volumeGroup = host.volumeGroups.find(({ name }) => name === target.volumeGroup);
  const logicalVolume = volumeGroup?.logicalVolumes.find(({ name }) => name === target.logicalVolume);
  return volumeGroup && logicalVolume && { volumeGroup, logicalVolume };
}

/** The declared size of what backs a vbd, undefined where nobody declared it. */
export function sizeOf(host: Host, vbd: Vbd): Planned<Size> | undefined {
  return vbd.target.kind === "path" ? vbd.target.size : findVolume(host, vbd.target)?.logicalVolume.size;
}

/** `vg0/web-root`, or the path. For messages. */
export function describeTarget(target: Target): string {
  if (target.kind === "logicalVolume") return `${target.volumeGroup}/${target.logicalVolume}`;
  return typeof target.path === "string" ? target.path : "a path not known until apply";
}
