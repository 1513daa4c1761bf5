/** Owns what was before, from what an input says of it and what a plan's own state says. The state wins: it is what was applied. */
import { isDeepStrictEqual } from "node:util";
import { historyOf } from "../change/history";
import { Past } from "../change/past";
import { byName } from "../model/document";
import type { Fleet, Host } from "../model/fleet";
import { InputError } from "../model/input-error";

/** The base as it was named, and what it says. */
export interface SaidBase {
  readonly name: string;
  readonly fleet: Fleet;
}

/**
 * What a plan's state says, and of what the state does not have and the fleet will, what the base says: things that Terraform takes over.
 * @param state undefined where no plan says.
 */
export function mergedBefore(state: Fleet | undefined, said: Fleet | undefined, after: Fleet): Fleet | undefined {
  if (state === undefined || said === undefined || said.hosts.length === 0) return state ?? said;
  if (state.hosts.length === 0) return said;
  const [ofState, ofBase] = [new Past(state, after), new Past(said, after)];
  const hosts = new Map<Host, Host>(state.hosts.map((host) => [host, host]));
  const more: Host[] = [];
  for (const host of after.hosts) {
    const inBase = ofBase.host(host)?.was;
    if (inBase === undefined) continue;
    const inState = ofState.host(host)?.was;
    if (inState === undefined) more.push(inBase);
    else hosts.set(inState, withMore(hosts.get(inState) ?? inState, host, ofState, ofBase));
  }
  return { hosts: [...hosts.values(), ...more].sort(byName) };
}

/** A host of the state with the domUs and volumes that the fleet will have and that only the base knows. */
function withMore(inState: Host, host: Host, ofState: Past, ofBase: Past): Host {
  const domUs = host.domUs.flatMap((domU) => {
    const said = ofBase.domU(host, domU)?.was.domU;
    return ofState.domU(host, domU) === undefined && said !== undefined ? [said] : [];
  });
  let groups = inState.volumeGroups;
  for (const group of host.volumeGroups) {
    const said = ofBase.volumeGroup(host, group)?.was;
    const known = ofState.volumeGroup(host, group)?.was;
    if (said === undefined) continue;
    if (known === undefined) {
      groups = [...groups, said];
      continue;
    }
    const volumes = group.logicalVolumes.flatMap((volume) => {
      const was = ofBase.logicalVolume(host, group, volume)?.was;
      return ofState.logicalVolume(host, group, volume) === undefined && was !== undefined ? [was] : [];
    });
    if (volumes.length > 0)
      groups = groups.map((one) =>
        one === known ? { ...one, logicalVolumes: [...one.logicalVolumes, ...volumes].sort(byName) } : one,
      );
  }
  if (domUs.length === 0 && groups === inState.volumeGroups) return inState;
  return { ...inState, domUs: [...inState.domUs, ...domUs].sort(byName), volumeGroups: [...groups].sort(byName) };
}

/** @throws InputError if nothing in the fleet is of the base: no host is the same, and nothing on one has a name in common. */
export function refuseUnrelated({ name, fleet }: SaidBase, after: Fleet): void {
  if (after.hosts.length === 0 || fleet.hosts.length === 0) return;
  const past = historyOf({ before: fleet, after })?.past;
  if (after.hosts.some((host) => past?.host(host) !== undefined)) return;
  const names = new Set(fleet.hosts.flatMap(namesOn));
  if (after.hosts.flatMap(namesOn).some((one) => names.has(one))) return;
  throw new InputError("unrelated", name, [
    {
      path: "",
      message: `the base has nothing in common with what is judged: it has ${hostsOf(fleet)}, and what is judged has ${hostsOf(after)}`,
      hint: "name the base of this fleet, or --base none if there was nothing before",
    },
  ]);
}

function namesOn({ domUs, volumeGroups }: Host): readonly string[] {
  return [
    ...domUs.map(({ name }) => `domU ${name}`),
    ...volumeGroups.flatMap((group) => group.logicalVolumes.map(({ name }) => `volume ${group.name}/${name}`)),
  ];
}

function hostsOf({ hosts }: Fleet): string {
  const [first, second, third, ...others] = hosts.map(({ name }) => name);
  const names = [first, second, third].filter((name) => name !== undefined).join(", ");
  return `${hosts.length === 1 ? "the host" : "the hosts"} ${names}${others.length === 0 ? "" : ` and ${others.length} more`}`;
}

/** Whether a base says of the fleet just what the fleet is. */
export function isSame(base: Fleet, after: Fleet): boolean {
  return isDeepStrictEqual(base, after);
}
