/** Owns the walk over a change: every subject that a policy can be about, with what the policy gets to see of it. */
import type { Change, DomU, Fleet, Host, LogicalVolume, VolumeGroup } from "../model/fleet";
import { indexed } from "../model/indexed";
import type { Subject } from "./finding";
import type { SubjectOf, Subjects } from "./policy";

/** A subject, and the view of it that its policies get. */
export interface Seen<S extends SubjectOf = SubjectOf> {
  readonly subject: Subject;
  readonly view: Subjects[S];
  /** The thing of the model that the subject is. */
  readonly thing: object;
}

export type SeenByKind = { readonly [S in SubjectOf]: Seen<S>[] };

/** Takes a subject, or leaves it out. */
export type Selection = (subject: Subject) => boolean;

const everything: Selection = () => true;

/** All subjects of the fleet after the change, in its order. */
export function subjectsOf({ before, after: fleet }: Change, wants: Selection = everything): SeenByKind {
  const seen: SeenByKind = { fleet: [], host: [], volumeGroup: [], logicalVolume: [], domU: [] };
  const whole: Subject = { kind: "fleet", host: "", name: "" };
  if (wants(whole)) seen.fleet.push({ subject: whole, thing: fleet, view: { fleet, ...(before && { before }) } });
  for (const host of fleet.hosts) {
    const hostBefore = before && first(hostsByName(before, host.name));
    const subject: Subject = { kind: "host", host: host.name, name: host.name };
    if (wants(subject))
      seen.host.push({ subject, thing: host, view: { fleet, host, ...(hostBefore && { before: hostBefore }) } });
    for (const volumeGroup of host.volumeGroups) seeVolumes(fleet, host, volumeGroup, hostBefore, wants, seen);
    for (const domU of host.domUs) {
      const subject: Subject = { kind: "domU", host: host.name, name: domU.name };
      if (!wants(subject)) continue;
      const was = hostBefore && first(domUsByName(hostBefore, domU.name));
      seen.domU.push({
        subject,
        thing: domU,
        view: { fleet, host, domU, ...(hostBefore && was && { before: { host: hostBefore, domU: was } }) },
      });
    }
  }
  return seen;
}

function seeVolumes(
  fleet: Fleet,
  host: Host,
  volumeGroup: VolumeGroup,
  hostBefore: Host | undefined,
  wants: Selection,
  seen: SeenByKind,
): void {
  const groupBefore = hostBefore && first(groupsByName(hostBefore, volumeGroup.name));
  const subject: Subject = { kind: "volumeGroup", host: host.name, name: volumeGroup.name };
  if (wants(subject))
    seen.volumeGroup.push({
      subject,
      thing: volumeGroup,
      view: { fleet, host, volumeGroup, ...(groupBefore && { before: groupBefore }) },
    });
  for (const logicalVolume of volumeGroup.logicalVolumes) {
    const subject: Subject = {
      kind: "logicalVolume",
      host: host.name,
      name: `${volumeGroup.name}/${logicalVolume.name}`,
    };
    if (!wants(subject)) continue;
    const was = groupBefore && first(volumesByName(groupBefore, logicalVolume.name));
    seen.logicalVolume.push({
      subject,
      thing: logicalVolume,
      view: { fleet, host, volumeGroup, logicalVolume, ...(was && { before: was }) },
    });
  }
}

const hostsByName = indexed(
  (fleet: Fleet) => fleet.hosts,
  ({ name }: Host) => name,
);
const domUsByName = indexed(
  (host: Host) => host.domUs,
  ({ name }: DomU) => name,
);
const groupsByName = indexed(
  (host: Host) => host.volumeGroups,
  ({ name }: VolumeGroup) => name,
);
const volumesByName = indexed(
  (group: VolumeGroup) => group.logicalVolumes,
  ({ name }: LogicalVolume) => name,
);

/** Of two of one name, the first: what hangs on it went there too. */
function first<T>(found: readonly T[]): T | undefined {
  return found[0];
}
