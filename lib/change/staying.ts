/** Owns what stays: things of before that are declared no longer and that nothing takes away, so that they are where they were, and go on running. */
import { domUNamed, volumeNamed } from "../model/find";
import type { DomU, Host, LogicalVolume, VolumeGroup } from "../model/fleet";
import { isKnown } from "../model/planned";
import { allocatedSize } from "../model/growth";
import { removedDomUs, removedVolumes } from "../model/removals";
import type { Size } from "../units/size";
import type { DomUOnHost } from "./evidence";
import type { Past } from "./past";

export interface StayingDomU {
  readonly kind: "domU";
  readonly domU: DomU;
  /** The domU after the change that is the same, under another name or on another host. */
  readonly became?: DomUOnHost;
}

export interface StayingVolume {
  readonly kind: "logicalVolume";
  readonly volumeGroup: VolumeGroup;
  readonly logicalVolume: LogicalVolume;
  /** The volume after the change that is the same, under another name. */
  readonly became?: LogicalVolume;
}

export interface Staying {
  /** The host that has them, as it was. */
  readonly was: Host;
  /** The same host after the change. Undefined where it is declared no longer. */
  readonly is?: Host;
  readonly things: readonly (StayingDomU | StayingVolume)[];
}

/** By host, in the order of the fleet before; a host that nothing stays on is not among them, unless it is declared no longer itself. */
export function stayingOf(past: Past): readonly Staying[] {
  const now = new Map<Host, Host>();
  for (const is of past.after.hosts) {
    const was = past.host(is)?.was;
    if (was !== undefined && !now.has(was)) now.set(was, is);
  }
  const became = becameOf(past);
  return past.before.hosts.flatMap((was): Staying[] => {
    const is = now.get(was);
    const things = [...domUsThatStay(was, is, became.domUs), ...volumesThatStay(was, is, became.volumes)];
    return things.length === 0 && is !== undefined ? [] : [{ was, ...(is && { is }), things }];
  });
}

interface Became {
  readonly domUs: ReadonlyMap<DomU, DomUOnHost>;
  readonly volumes: ReadonlyMap<LogicalVolume, LogicalVolume>;
}

function becameOf(past: Past): Became {
  const domUs = new Map<DomU, DomUOnHost>();
  const volumes = new Map<LogicalVolume, LogicalVolume>();
  for (const host of past.after.hosts) {
    for (const domU of host.domUs) {
      const was = past.domU(host, domU)?.was.domU;
      if (was !== undefined && !domUs.has(was)) domUs.set(was, { host, domU });
    }
    for (const group of host.volumeGroups) {
      for (const volume of group.logicalVolumes) {
        const was = past.logicalVolume(host, group, volume)?.was;
        if (was !== undefined && !volumes.has(was)) volumes.set(was, volume);
      }
    }
  }
  return { domUs, volumes };
}

function domUsThatStay(was: Host, is: Host | undefined, became: Became["domUs"]): readonly StayingDomU[] {
  const removed = new Set(is && removedDomUs(is));
  return was.domUs.flatMap((domU): StayingDomU[] => {
    const now = became.get(domU);
    if (now !== undefined && isWhereItWas(domU, is, now)) return [];
    // Of two of one name, the first stands for both.
    if (now === undefined && domU !== domUNamed(was, domU.name)) return [];
    if (removed.has(domU.name)) return [];
    return [{ kind: "domU", domU, ...(now && { became: now }) }];
  });
}

/** Under its name on its host, or under another that somebody gave it, or on the host that it migrates to. */
function isWhereItWas(was: DomU, host: Host | undefined, { host: on, domU: is }: DomUOnHost): boolean {
  if (on === host) return is.name === was.name || is.formerly === was.name;
  return [was, is].some(({ plannedOperations }) =>
    plannedOperations.some(({ operation, to }) => operation === "migrate" && to === on.name),
  );
}

function volumesThatStay(was: Host, is: Host | undefined, became: Became["volumes"]): readonly StayingVolume[] {
  const removed = is && removedVolumes(is);
  return was.volumeGroups.flatMap((volumeGroup) =>
    volumeGroup.logicalVolumes.flatMap((logicalVolume): StayingVolume[] => {
      const now = became.get(logicalVolume);
      if (now !== undefined && (now.name === logicalVolume.name || now.formerly === logicalVolume.name)) return [];
      if (now === undefined && logicalVolume !== volumeNamed(volumeGroup, logicalVolume.name)) return [];
      const size = removed?.get(`${volumeGroup.name}/${logicalVolume.name}`);
      if (size !== undefined && hasSize(volumeGroup, logicalVolume, size)) return [];
      return [{ kind: "logicalVolume", volumeGroup, logicalVolume, ...(now && { became: now }) }];
    }),
  );
}

/** A volume of another size than the removal says is not removed. One whose size nobody knows may be. */
function hasSize(group: VolumeGroup, volume: LogicalVolume, size: Size): boolean {
  const was = allocatedSize(group, volume);
  return !isKnown(was) || !isKnown(group.extentSize) || was.equals(size.roundedUpTo(group.extentSize));
}
