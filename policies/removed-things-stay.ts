import type { StayingDomU, StayingVolume } from "../lib/change/staying";
import { isLeftBehind } from "../lib/change/left-behind";
import { removalIsAskedFor, removalLeavesHostAlone } from "../lib/facts/life";
import type { Host } from "../lib/model/fleet";
import { allocatedSize } from "../lib/model/growth";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { removedVolumes } from "../lib/model/removals";
import { definePolicy, message, messageOf } from "../lib/policy/policy";
import type { Size } from "../lib/units/size";

export const removedThingsStay = definePolicy({
  id: "removed-things-stay",
  subject: "host",
  covers: [],
  judges: "change",
  severity: "error",
  summary: "Anything removed from the code that still exists on the host is reported.",
  rationale:
    "A declaration that goes away may be a slip, a rename, or a domU that has moved. None of them is a wish to stop a domU or to lose a volume, so what is no longer declared stays as it is: running, with its " +
    "configuration and its data. It still has its memory, its name, its MAC addresses and its disks, so it is judged with the rest as left behind, until its removal is declared.",
  remedy:
    "Declare its removal, of a volume with the size that it has, or stop and remove it by hand, or put the declaration back.",
  notReported: "What is declared to be removed, though it stays where it is still in use.",
  facts: [removalLeavesHostAlone, removalIsAskedFor],
  messages: {
    domUStays: messageOf<{ name: string }>(
      "info",
      ({ name }) =>
        `domU ${name} is no longer declared, and stays as it is: running if it runs, with its configuration in place`,
      {
        remedy: ({ name }) =>
          `Declare its removal (removals: [{ domU: ${name} }]), keep its declaration with leftBehind: true, or put the declaration back.`,
        facts: [removalLeavesHostAlone],
      },
    ),
    volumeStays: messageOf<{ name: string }>(
      "info",
      ({ name }) => `logical volume ${name} is no longer declared, and stays with all that is on it`,
      {
        remedy: ({ name }) =>
          `Declare its removal with the size that it has (removals: [{ logicalVolume: ${name}, size: … }]), keep its declaration with leftBehind: true, or put the declaration back.`,
        facts: [removalLeavesHostAlone],
      },
    ),
    otherSize: messageOf<{ name: string; was: Size; removal: Size }>(
      "warning",
      ({ name, was, removal }) =>
        `logical volume ${name} was declared with ${was}, and stays: what is declared to be removed is a volume of ${removal}`,
      { remedy: ({ was }) => `Declare the removal with the size that the volume has: ${was.toString()}.` },
    ),
    domURenamed: message<{ name: string; now: string }>(
      ({ name, now }) =>
        `domU ${name} is called ${now} now: nothing renames the one that runs, so ${now} would be made beside it`,
      {
        remedy: ({ name, now }) =>
          `Rename the running one (xl rename ${name} ${now}) and declare formerly: ${name}, or declare the removal of ${name} (removals: [{ domU: ${name} }]).`,
        facts: [removalLeavesHostAlone],
      },
    ),
    domUMoved: message<{ name: string; now: string; to: string }>(
      ({ name, now, to }) =>
        `domU ${name} is declared on ${to} now, as ${now}, without a planned migration: it goes on running here, and would be made a second time there`,
      {
        remedy: ({ name, to }) =>
          `Declare the migration (plannedOperations: [{ operation: migrate, to: ${to}, … }]), or the removal of ${name} from this host.`,
        facts: [removalLeavesHostAlone],
      },
    ),
    volumeRenamed: message<{ name: string; now: string }>(
      ({ name, now }) =>
        `logical volume ${name} is called ${now} now: nothing renames it, so ${now} would be made new and empty`,
      {
        remedy: ({ name, now }) =>
          `Rename the volume (lvrename) and declare formerly: ${name} of ${now}, or keep its name.`,
        facts: [removalLeavesHostAlone],
      },
    ),
    dropped: message<{ what: string }>(
      ({ what }) => `${what} was left behind by an earlier change, and is gone from the fleet without a removal`,
      { remedy: "Declare its removal, or put it back with leftBehind: true.", facts: [removalLeavesHostAlone] },
    ),
  },
  check({ host, before, history, change }, { cite, report }) {
    if (before === undefined || history === undefined) return;
    const staying = history.stayingOn(host);
    if (staying === undefined) return;
    cite(removalLeavesHostAlone, host.xen.release);
    for (const thing of staying.things) {
      if (isLeftBehind(thing.kind === "domU" ? thing.domU : thing.logicalVolume)) {
        const what = thing.kind === "domU" ? `domU ${thing.domU.name}` : `logical volume ${nameOf(thing)}`;
        if (change.tellsLeftBehind === true) report("dropped", { what }, { at: placeOf(host, thing), about: what });
      } else if (thing.kind === "domU") reportDomU(thing);
      else reportVolume(thing);
    }

    function reportDomU({ domU: { name }, became }: StayingDomU): void {
      if (became === undefined) return report("domUStays", { name }, { at: at(host, "domUs"), about: name });
      const { name: now } = became.domU;
      if (became.host !== host)
        return report("domUMoved", { name, now, to: became.host.name }, { at: at(host, "domUs"), about: name });
      report("domURenamed", { name, now }, { at: at(became.domU, "name"), about: name });
    }

    function reportVolume(thing: StayingVolume): void {
      const { volumeGroup, logicalVolume, became } = thing;
      const name = nameOf(thing);
      if (became !== undefined)
        return report(
          "volumeRenamed",
          { name: logicalVolume.name, now: became.name },
          { at: at(became, "name"), about: name },
        );
      const [was, removal] = [allocatedSize(volumeGroup, logicalVolume), removedVolumes(host).get(name)];
      if (removal === undefined || !isKnown(was))
        return report("volumeStays", { name }, { at: at(host, "volumeGroups"), about: name });
      cite(removalIsAskedFor, host.xen.release);
      report("otherSize", { name, was, removal }, { at: at(host, "removals"), about: name });
    }
  },
  examples: {
    rejected: { at: "domUs", host: { domUs: [] }, before: {} },
    accepted: { host: { domUs: [], removals: [{ domU: "web" }] }, before: {} },
  },
});

function nameOf({ volumeGroup, logicalVolume }: StayingVolume): string {
  return `${volumeGroup.name}/${logicalVolume.name}`;
}

function placeOf(host: Host, { kind }: StayingDomU | StayingVolume) {
  return at(host, kind === "domU" ? "domUs" : "volumeGroups");
}
