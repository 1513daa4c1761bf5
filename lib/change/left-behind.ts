/** Owns the fleet with what it left behind: what stays goes on running, so it counts, and the next change still knows of it. */
import { inheritDeclaration } from "../model/declaration";
import { byName } from "../model/document";
import type { Change, DomU, Fleet, Host, LogicalVolume, VolumeGroup } from "../model/fleet";
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
  const hosts = fleet.hosts.filter((host) => !isLeftBehind(host)).map(declaredOf);
  return sameItems(hosts, fleet.hosts) ? fleet : { hosts };
}

function declaredOf(host: Host): Host {
  const domUs = host.domUs.filter((domU) => !isLeftBehind(domU));
  const volumeGroups = host.volumeGroups
    .filter((group) => !isLeftBehind(group))
    .map((group) => {
      const logicalVolumes = group.logicalVolumes.filter((volume) => !isLeftBehind(volume));
      return logicalVolumes.length === group.logicalVolumes.length ? group : { ...group, logicalVolumes };
    });
  if (domUs.length === host.domUs.length && sameItems(volumeGroups, host.volumeGroups)) return host;
  return {
    ...host,
    domUs: asSaidAs(domUs, host.domUs),
    volumeGroups: asSaidAs(volumeGroups, host.volumeGroups),
  };
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

/** The change with all that stays in the fleet after it, marked as left behind, and without what was left behind and is declared to be removed now. */
export function withLeftBehind(change: Change): Change {
  const history = historyOf(change);
  const staying = history?.staying ?? [];
  const byHost = new Map(staying.flatMap((one) => (one.is === undefined ? [] : [[one.is, one] as const])));
  const copies = new Map<object, object>();
  const originals = new Map<object, object>();
  const copied = <T extends object>(from: T, copy: T): T => {
    if (copy === from) return copy;
    const original = originals.get(from) ?? from;
    originals.set(copy, original);
    copies.set(original, copy);
    return copy;
  };
  const hosts = change.after.hosts.map((host) =>
    copied(host, withStaying(withoutRemoved(host, copied), byHost.get(host), copied)),
  );
  const gone = staying.filter(({ is, was, things }) => is === undefined && (things.length > 0 || !isEmpty(was)));
  if (copies.size === 0 && gone.length === 0) return change;
  const after: Fleet = { hosts: [...hosts, ...gone.map(({ was }) => wholeHost(was))].sort(byName) };
  inheritDeclaration(change.after, after, copies);
  if (history !== undefined) {
    const { past } = history;
    const nowOf = (host: Host): Host => (copies.get(host) ?? host) as Host;
    const pairs = new Map([...past.pairedHosts].map(([host, pair]) => [nowOf(host), pair]));
    for (const { was } of gone) {
      const copy = after.hosts.find((host) => isLeftBehind(host) && !pairs.has(host) && host.name === was.name);
      if (copy !== undefined) pairs.set(copy, { was, by: "name" });
    }
    const renamed = new Map([...past.renamedDomUs].map(([domU, pair]) => [(copies.get(domU) ?? domU) as DomU, pair]));
    rememberHistory(
      after,
      new History(
        new Past(past.before, after, { hosts: pairs, renamed }),
        staying.map((one) => (one.is === undefined ? one : { ...one, is: nowOf(one.is) })),
      ),
    );
  }
  return { ...change, after };
}

type Copied = <T extends object>(original: T, copy: T) => T;

/** What was left behind until its removal was declared. */
function withoutRemoved(host: Host, copied: Copied): Host {
  if (host.removals.length === 0) return host;
  const [names, volumes] = [new Set(removedDomUs(host)), removedVolumes(host)];
  const domUs = host.domUs.filter((domU) => !(isLeftBehind(domU) && names.has(domU.name)));
  const volumeGroups = host.volumeGroups.map((group) => {
    const logicalVolumes = group.logicalVolumes.filter(
      (volume) => !(isLeftBehind(volume) && volumes.has(`${group.name}/${volume.name}`)),
    );
    return logicalVolumes.length === group.logicalVolumes.length ? group : copied(group, { ...group, logicalVolumes });
  });
  if (domUs.length === host.domUs.length && sameItems(volumeGroups, host.volumeGroups)) return host;
  return { ...host, domUs: asSaidAs(domUs, host.domUs), volumeGroups: asSaidAs(volumeGroups, host.volumeGroups) };
}

function withStaying(host: Host, staying: Staying | undefined, copied: Copied): Host {
  if (staying === undefined) return host;
  const domUs = staying.things.flatMap((thing) => (thing.kind === "domU" ? [leftDomU(thing.domU)] : []));
  const lost = new Map<VolumeGroup, LogicalVolume[]>();
  for (const thing of staying.things) {
    if (thing.kind !== "logicalVolume") continue;
    const known = lost.get(thing.volumeGroup);
    if (known === undefined) lost.set(thing.volumeGroup, [thing.logicalVolume]);
    else known.push(thing.logicalVolume);
  }
  const names = new Set(host.volumeGroups.map(({ name }) => name));
  const volumeGroups = host.volumeGroups.map((group) => {
    const more = [...lost].flatMap(([was, volumes]) => (was.name === group.name ? volumes.map(leftVolume) : []));
    return more.length === 0
      ? group
      : copied(group, { ...group, logicalVolumes: [...group.logicalVolumes, ...more].sort(byName) });
  });
  const groups = [...lost].flatMap(([was, volumes]) => (names.has(was.name) ? [] : [leftGroup(was, volumes)]));
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
