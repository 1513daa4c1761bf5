/** Owns the past of a fleet: which host, domU or volume of before each of its own is, whatever it is called now. */
import { domUNamed, volumeNamed } from "../model/find";
import type { DomU, Fleet, Host, LogicalVolume, VolumeGroup } from "../model/fleet";
import { indexed } from "../model/indexed";
import { isKnown, knownOr, type Planned } from "../model/planned";
import { domUEvidence, type DomUEvidence, type DomUOnHost, hostEvidence, type HostEvidence } from "./evidence";
import { type Pair, pair } from "./pair";

export type VolumeEvidence = "uuid" | "name" | "formerly";

const groupsByName = indexed(
  (host: Host) => host.volumeGroups,
  ({ name }: VolumeGroup) => name,
);
const groupsByUuid = indexed(
  ({ hosts }: Fleet) => hosts.flatMap((host) => host.volumeGroups),
  ({ uuid }: VolumeGroup) => knownOr(uuid, undefined),
);
const volumesByUuid = indexed(
  ({ hosts }: Fleet) => hosts.flatMap((host) => host.volumeGroups.flatMap(({ logicalVolumes }) => logicalVolumes)),
  ({ uuid }: LogicalVolume) => knownOr(uuid, undefined),
);

/** Asked lazily: in a fleet whose things keep their names nothing is compared but names. */
export class Past {
  /** What the hosts were, by those of `after`. */
  readonly hosts: ReadonlyMap<Host, Pair<Host, HostEvidence>>;
  private renamed: ReadonlyMap<DomU, Pair<DomUOnHost, DomUEvidence>> | undefined;

  /** @param known what is known of the pairs already, by the things of `after`. */
  constructor(
    readonly before: Fleet,
    readonly after: Fleet,
    known?: {
      readonly hosts: ReadonlyMap<Host, Pair<Host, HostEvidence>>;
      readonly renamed: ReadonlyMap<DomU, Pair<DomUOnHost, DomUEvidence>>;
    },
  ) {
    this.hosts = known?.hosts ?? pair(before.hosts, after.hosts, hostEvidence(before, after));
    this.renamed = known?.renamed;
  }

  host(host: Host): Pair<Host, HostEvidence> | undefined {
    return this.hosts.get(host);
  }

  domU(host: Host, domU: DomU): Pair<DomUOnHost, DomUEvidence> | undefined {
    const hostBefore = this.host(host)?.was;
    const was = hostBefore && domUNamed(hostBefore, domU.name);
    // Of two of one name, both are the first: what hangs on either went there.
    if (hostBefore !== undefined && was !== undefined) return { was: { host: hostBefore, domU: was }, by: "name" };
    return this.renamedDomUs.get(domU);
  }

  volumeGroup(host: Host, group: VolumeGroup): Pair<VolumeGroup, VolumeEvidence> | undefined {
    const hostBefore = this.host(host)?.was;
    return volumeBefore(
      group,
      groupsByUuid(this.before, knownOr(group.uuid, "")),
      (name) => hostBefore && groupsByName(hostBefore, name)[0],
      (uuid) => groupsByUuid(this.after, uuid),
    );
  }

  logicalVolume(
    host: Host,
    group: VolumeGroup,
    volume: LogicalVolume,
  ): Pair<LogicalVolume, VolumeEvidence> | undefined {
    const groupBefore = this.volumeGroup(host, group)?.was;
    return volumeBefore(
      volume,
      volumesByUuid(this.before, knownOr(volume.uuid, "")),
      (name) => groupBefore && volumeNamed(groupBefore, name),
      (uuid) => volumesByUuid(this.after, uuid),
    );
  }

  /** What the domUs were whose names their hosts did not have before. */
  get renamedDomUs(): ReadonlyMap<DomU, Pair<DomUOnHost, DomUEvidence>> {
    return (this.renamed ??= this.pairRenamed());
  }

  private pairRenamed(): ReadonlyMap<DomU, Pair<DomUOnHost, DomUEvidence>> {
    const named = new Set<DomU>();
    const after: DomUOnHost[] = [];
    for (const host of this.after.hosts) {
      const hostBefore = this.host(host)?.was;
      for (const domU of host.domUs) {
        const was = hostBefore && domUNamed(hostBefore, domU.name);
        if (was === undefined) after.push({ host, domU });
        else named.add(was);
      }
    }
    const before = after.length === 0 ? [] : onHosts(this.before).filter(({ domU }) => !named.has(domU));
    const pairs = pair(
      before,
      after,
      domUEvidence(this.before, this.after, (host) => this.host(host)?.was),
    );
    return new Map([...pairs].map(([{ domU }, found]) => [domU, found]));
  }
}

function onHosts({ hosts }: Fleet): readonly DomUOnHost[] {
  return hosts.flatMap((host) => host.domUs.map((domU) => ({ host, domU })));
}

interface Identified {
  readonly name: string;
  readonly uuid?: Planned<string>;
  readonly formerly?: string;
}

/** By its UUID; else by its name, unless another has the UUID of the one of that name; else by the name that it had. */
function volumeBefore<T extends Identified>(
  is: T,
  ofUuid: readonly T[],
  named: (name: string) => T | undefined,
  withUuid: (uuid: string) => readonly T[],
): Pair<T, VolumeEvidence> | undefined {
  const byName = named(is.name);
  if (byName !== undefined && ofUuid.includes(byName)) return { was: byName, by: "uuid" };
  const [known, ...others] = ofUuid;
  if (known !== undefined && others.length === 0) return { was: known, by: "uuid" };
  const isOther = byName !== undefined && isKnown(byName.uuid) && withUuid(byName.uuid).some((one) => one !== is);
  if (byName !== undefined && !isOther) return { was: byName, by: "name" };
  const byFormerName = is.formerly === undefined ? undefined : named(is.formerly);
  return byFormerName && { was: byFormerName, by: "formerly" };
}
