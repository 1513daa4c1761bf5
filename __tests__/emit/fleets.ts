/** Owns the fleets that the tests of emitters start from. */
import { editedSample } from "../../lib/model/sample";
import type { RawObject } from "../../lib/model/document";
import type { Change, Fleet } from "../../lib/model/fleet";
import { parseFleet } from "../../lib/model/parse";

export const GIB = 2 ** 30;

/** What a declaration may hold as a name, and what a careless script would run. */
export const HOSTILE = 'we\'b "$(touch canary)" ${x} `touch canary` \\ “quoted” é; touch canary\n- touch canary';

export function fleetOf(edits: { readonly host?: RawObject; readonly domU?: RawObject } = {}): Fleet {
  return parseFleet(editedSample(edits), { file: "fleet.yaml" });
}

/** A null in `edits` leaves the field out. */
export function withVolume(size: string, edits: RawObject = {}): RawObject {
  const volume = Object.entries({ name: "web-root", size, filesystem: "xfs", mountPoint: "/", ...edits }).filter(
    ([, value]) => value !== null,
  );
  return { volumeGroups: [{ name: "vg0", size: "500GiB", logicalVolumes: [Object.fromEntries(volume)] }] };
}

/** web-root of the sample fleet from 20 to 40 GiB. */
export function growth(domU: RawObject = {}, volume: RawObject = {}, host: RawObject = {}): Change {
  return {
    before: fleetOf({ host: { ...withVolume("20GiB", volume), ...host }, domU }),
    after: fleetOf({ host: { ...withVolume("40GiB", volume), ...host }, domU }),
  };
}

/** Without its kernel, nothing shows that the domU is told of a new size. */
export const MUST_REBOOT: RawObject = { kernel: null, plannedReboots: [{ reason: "grow web-root" }] };
