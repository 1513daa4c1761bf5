/** Owns look-ups by name, and within a host: which logical volume backs a vbd, and how large a vbd is. */
import type { Size } from "../units/size";
import type { DomU, Fleet, Host, LogicalVolume, Target, Vbd, VolumeGroup } from "./fleet";
import { indexed } from "./indexed";
import { at, type Place } from "./place";
import type { Planned } from "./planned";

export interface FoundVolume {
  readonly volumeGroup: VolumeGroup;
  readonly logicalVolume: LogicalVolume;
}

const hostsByName = indexed(
  (fleet: Fleet) => fleet.hosts,
  ({ name }) => name,
);
const domUsByName = indexed(
  (host: Host) => host.domUs,
  ({ name }) => name,
);
const volumesByName = indexed(
  (group: VolumeGroup) => group.logicalVolumes,
  ({ name }) => name,
);

/** The host of a name; of two that have it, the first. */
export function hostNamed(fleet: Fleet, name: string): Host | undefined {
  return hostsByName(fleet, name)[0];
}

/** The domU of a name; of two that have it, the first. */
export function domUNamed(host: Host, name: string): DomU | undefined {
  return domUsByName(host, name)[0];
}

/** The logical volume of a name; of two that have it, the first. */
export function volumeNamed(volumeGroup: VolumeGroup, name: string): LogicalVolume | undefined {
  return volumesByName(volumeGroup, name)[0];
}

/** The declared logical volume behind a target, undefined for a path or a volume that the host doesn't declare. */
export function findVolume(host: Pick<Host, "volumeGroups">, target: Target): FoundVolume | undefined {
  if (target.kind !== "logicalVolume") return undefined;
  const volumeGroup = host.volumeGroups.find(({ name }) => name === target.volumeGroup);
  const logicalVolume = volumeGroup && volumeNamed(volumeGroup, target.logicalVolume);
  return volumeGroup && logicalVolume && { volumeGroup, logicalVolume };
}

/** The domUs that use each logical volume of a host, by `VG/LV`, in one walk. */
export function usersByVolume(host: Host): ReadonlyMap<string, readonly DomU[]> {
  const users = new Map<string, DomU[]>();
  for (const domU of host.domUs) {
    for (const name of new Set(
      domU.vbds.filter(({ target }) => target.kind === "logicalVolume").map(({ target }) => describeTarget(target)),
    )) {
      const known = users.get(name);
      if (known === undefined) users.set(name, [domU]);
      else known.push(domU);
    }
  }
  return users;
}

/** The declared size of what backs a vbd, undefined where nobody declared it. */
export function sizeOf(host: Host, vbd: Vbd): Planned<Size> | undefined {
  return vbd.target.kind === "path" ? vbd.target.size : findVolume(host, vbd.target)?.logicalVolume.size;
}

/** Where the size of what backs a vbd is declared: at the logical volume, or at the vbd, whose target brings its own. */
export function placeOfSize(host: Pick<Host, "volumeGroups">, vbd: Vbd): Place {
  const found = findVolume(host, vbd.target);
  return found === undefined ? at(vbd, "target") : at(found.logicalVolume, "size");
}

/** `vg0/web-root`, the path, or that there is no medium. For messages. */
export function describeTarget(target: Target): string {
  if (target.kind === "logicalVolume") return `${target.volumeGroup}/${target.logicalVolume}`;
  if (target.kind === "empty") return "no medium";
  return typeof target.path === "string" ? target.path : "a path not known until apply";
}
