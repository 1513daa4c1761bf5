/** Owns the fleet with what it left behind: what stays goes on running, so it counts, and the next change still knows of it. */
import { inheritDeclaration } from "../model/declaration";
import { byName } from "../model/document";
import type { Change, DomU, Fleet, Host, LogicalVolume, VolumeGroup } from "../model/fleet";
import { grouped } from "../model/indexed";
import { removedDomUs, removedVolumes } from "../model/removals";
import { asSaidAs } from "../model/unsaid";
import { History, historyOf, rememberHistory } from "./history";
import { Past } from "./past";
import type { Staying } from "./staying";

/** Whether a thing is there and nobody declares it any more. */
export function isLeftBehind(thing: object): boolean {
  return "leftBehind" in thing && thing.leftBehind === true;
}

/** The fleet as it is declared: without what it left behind. The same object where it left nothing. */
export function declaredPart(fleet: Fleet): Fleet {
  const hosts = fleet.hosts
    .filter((host) => !isLeftBehind(host))
    .map((host) => withOnly(host, { domU: isDeclared, volumeGroup: isDeclared, logicalVolume: isDeclared }));
  return sameItems(hosts, fleet.hosts) ? fleet : { hosts };
}

function isDeclared(thing: object): boolean {
  return !isLeftBehind(thing);
}

/** What of a host is kept. */
interface Kept {
  readonly domU: (domU: DomU) => boolean;
  readonly volumeGroup?: (group: VolumeGroup) => boolean;
  readonly logicalVolume: (volume: LogicalVolume, group: VolumeGroup) => boolean;
}

/** The same host where all of it is kept. */
function withOnly(host: Host, keeps: Kept, copied: Copied = (_, copy) => copy): Host {
  const domUs = host.domUs.filter(keeps.domU);
  const volumeGroups = host.volumeGroups
    .filter((group) => keeps.volumeGroup?.(group) ?? true)
    .map((group) => {
      const logicalVolumes = group.logicalVolumes.filter((volume) => keeps.logicalVolume(volume, group));
      return logicalVolumes.length === group.logicalVolumes.length
        ? group
        : copied(group, { ...group, logicalVolumes });
    });
  if (domUs.length === host.domUs.length && sameItems(volumeGroups, host.volumeGroups)) return host;
  return { ...host, domUs: asSaidAs(domUs, host.domUs), volumeGroups: asSaidAs(volumeGroups, host.volumeGroups) };
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

/** The change with all that stays in the fleet after it, marked as left behind, and without what was left behind and is declared to be removed now. */
export function withLeftBehind(change: Change): Change {
  const history = historyOf(change);
  const copies = new Map<object, object>();
  const originals = new Map<object, object>();
  const copied: Copied = (from, copy) => {
    if (copy === from) return copy;
    const original = originals.get(from) ?? from;
    originals.set(copy, original);
    copies.set(original, copy);
    return copy;
  };
  const hosts = change.after.hosts.map((host) =>
    copied(host, withStaying(withoutRemoved(host, copied), history?.stayingOn(host), copied)),
  );
  const gone = new Map(
    (history?.staying ?? []).flatMap(({ is, was }) =>
      is === undefined && !isEmpty(was) ? [[wholeHost(was), was] as const] : [],
    ),
  );
  if (copies.size === 0 && gone.size === 0) return change;
  const after: Fleet = { hosts: [...hosts, ...gone.keys()].sort(byName) };
  inheritDeclaration(change.after, after, copies);
  if (history !== undefined)
    rememberHistory(
      after,
      carried(history, after, gone, (host) => (copies.get(host) ?? host) as Host),
    );
  return { ...change, after };
}

/** The history of a fleet that has other objects for some of its hosts, and hosts that are gone among them. */
function carried(
  { past, staying }: History,
  after: Fleet,
  gone: ReadonlyMap<Host, Host>,
  nowOf: (host: Host) => Host,
): History {
  const hosts = new Map([...past.hosts].map(([host, pair]) => [nowOf(host), pair]));
  for (const [copy, was] of gone) hosts.set(copy, { was, by: "name" });
  return new History(
    new Past(past.before, after, { hosts, renamed: past.renamedDomUs }),
    staying.map(({ was, is, things }) => ({
      was,
      ...(is && { is: nowOf(is) }),
      things: things.map((thing) =>
        thing.kind === "domU" && thing.became !== undefined
          ? { ...thing, became: { ...thing.became, host: nowOf(thing.became.host) } }
          : thing,
      ),
    })),
  );
}

type Copied = <T extends object>(original: T, copy: T) => T;

/** What was left behind until its removal was declared. */
function withoutRemoved(host: Host, copied: Copied): Host {
  if (host.removals.length === 0) return host;
  const [names, volumes] = [new Set(removedDomUs(host)), removedVolumes(host)];
  return withOnly(
    host,
    {
      domU: (domU) => isDeclared(domU) || !names.has(domU.name),
      logicalVolume: (volume, group) => isDeclared(volume) || !volumes.has(`${group.name}/${volume.name}`),
    },
    copied,
  );
}

function withStaying(host: Host, staying: Staying | undefined, copied: Copied): Host {
  if (staying === undefined) return host;
  const domUs = staying.things.flatMap((thing) => (thing.kind === "domU" ? [leftDomU(thing.domU)] : []));
  const lost = grouped(
    staying.things.flatMap((thing) => (thing.kind === "logicalVolume" ? [thing] : [])),
    ({ volumeGroup }) => volumeGroup.name,
  );
  const names = new Set(host.volumeGroups.map(({ name }) => name));
  const volumeGroups = host.volumeGroups.map((group) => {
    const more = (lost.get(group.name) ?? []).map(({ logicalVolume }) => leftVolume(logicalVolume));
    return more.length === 0
      ? group
      : copied(group, { ...group, logicalVolumes: [...group.logicalVolumes, ...more].sort(byName) });
  });
  const groups = [...lost].flatMap(([name, volumes]) => {
    const [first] = volumes;
    if (first === undefined || names.has(name)) return [];
    return [
      leftGroup(
        first.volumeGroup,
        volumes.map(({ logicalVolume }) => logicalVolume),
      ),
    ];
  });
  return {
    ...host,
    domUs: asSaidAs(domUs.length === 0 ? host.domUs : [...host.domUs, ...domUs].sort(byName), host.domUs),
    volumeGroups: asSaidAs(
      groups.length === 0 ? volumeGroups : [...volumeGroups, ...groups].sort(byName),
      host.volumeGroups,
    ),
  };
}

/** Nobody plans anything with it any more. */
function leftDomU(domU: DomU): DomU {
  return { ...domU, leftBehind: true, plannedReboots: [], plannedOperations: [] };
}

function leftVolume(volume: LogicalVolume): LogicalVolume {
  return { ...volume, leftBehind: true };
}

function leftGroup(group: VolumeGroup, volumes: readonly LogicalVolume[]): VolumeGroup {
  return { ...group, leftBehind: true, logicalVolumes: volumes.map(leftVolume) };
}

/** A host that is declared no longer, with all that is on it. */
function wholeHost(host: Host): Host {
  return {
    ...host,
    leftBehind: true,
    domUs: asSaidAs(host.domUs.map(leftDomU), host.domUs),
    volumeGroups: asSaidAs(
      host.volumeGroups.map((group) => leftGroup(group, group.logicalVolumes)),
      host.volumeGroups,
    ),
    plannedSleeps: [],
    removals: [],
  };
}

function isEmpty({ domUs, volumeGroups }: Host): boolean {
  return domUs.length === 0 && volumeGroups.every(({ logicalVolumes }) => logicalVolumes.length === 0);
}
