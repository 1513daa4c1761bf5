/** Owns the walk over a change: every subject that a policy can be about, with what the policy gets to see of it. */
import { type History, historyOf } from "../change/history";
import type { Change, Fleet, Host, VolumeGroup } from "../model/fleet";
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
export function subjectsOf(change: Change, wants: Selection = everything): SeenByKind {
  const { before, after: fleet } = change;
  const history = historyOf(change);
  const seen: SeenByKind = { fleet: [], host: [], volumeGroup: [], logicalVolume: [], domU: [] };
  const whole: Subject = { kind: "fleet", host: "", name: "" };
  if (wants(whole))
    seen.fleet.push({
      subject: whole,
      thing: fleet,
      view: { fleet, change, ...(before && { before }), ...(history && { history }) },
    });
  for (const host of fleet.hosts) {
    const was = history?.past.host(host)?.was;
    const subject: Subject = { kind: "host", host: host.name, name: host.name };
    if (wants(subject))
      seen.host.push({
        subject,
        thing: host,
        view: { fleet, host, change, ...(was && { before: was }), ...(history && { history }) },
      });
    for (const volumeGroup of host.volumeGroups) seeVolumes(fleet, host, volumeGroup, history, wants, seen);
    for (const domU of host.domUs) {
      const subject: Subject = { kind: "domU", host: host.name, name: domU.name };
      if (!wants(subject)) continue;
      const was = history?.past.domU(host, domU)?.was;
      seen.domU.push({ subject, thing: domU, view: { fleet, host, domU, change, ...(was && { before: was }) } });
    }
  }
  return seen;
}

function seeVolumes(
  fleet: Fleet,
  host: Host,
  volumeGroup: VolumeGroup,
  history: History | undefined,
  wants: Selection,
  seen: SeenByKind,
): void {
  const was = history?.past.volumeGroup(host, volumeGroup)?.was;
  const subject: Subject = { kind: "volumeGroup", host: host.name, name: volumeGroup.name };
  if (wants(subject))
    seen.volumeGroup.push({
      subject,
      thing: volumeGroup,
      view: { fleet, host, volumeGroup, ...(was && { before: was }) },
    });
  for (const logicalVolume of volumeGroup.logicalVolumes) {
    const subject: Subject = {
      kind: "logicalVolume",
      host: host.name,
      name: `${volumeGroup.name}/${logicalVolume.name}`,
    };
    if (!wants(subject)) continue;
    const was = history?.past.logicalVolume(host, volumeGroup, logicalVolume)?.was;
    seen.logicalVolume.push({
      subject,
      thing: logicalVolume,
      view: { fleet, host, volumeGroup, logicalVolume, ...(was && { before: was }) },
    });
  }
}
