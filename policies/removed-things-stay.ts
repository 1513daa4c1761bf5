import { removalIsAskedFor, removalLeavesHostAlone } from "../lib/facts/life";
import type { Host, LogicalVolume, VolumeGroup } from "../lib/model/fleet";
import { allocatedSize } from "../lib/model/growth";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { removedDomUs, removedVolumes } from "../lib/model/removals";
import { definePolicy, messageOf } from "../lib/policy/policy";
import type { Size } from "../lib/units/size";

export const removedThingsStay = definePolicy({
  id: "removed-things-stay",
  subject: "host",
  covers: [],
  judges: "change",
  severity: "info",
  summary: "Nothing is removed from the code that stays on the host without a word.",
  rationale:
    "A declaration that goes away may be a slip, a rename, or a domU that has moved. None of them is a wish to stop a domU or to lose a volume, so what is no longer declared stays as it is: running, with its " +
    "configuration and its data. From then on nobody judges it any more, and what it takes of the host is not counted.",
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
          `Declare its removal (removals: [{ domU: ${name} }]), stop and remove it by hand, or put the declaration back.`,
        facts: [removalLeavesHostAlone],
      },
    ),
    volumeStays: messageOf<{ name: string }>(
      "info",
      ({ name }) => `logical volume ${name} is no longer declared, and stays with all that is on it`,
      {
        remedy: ({ name }) =>
          `Declare its removal with the size that it has (removals: [{ logicalVolume: ${name}, size: … }]), remove it by hand, or put the declaration back.`,
        facts: [removalLeavesHostAlone],
      },
    ),
    otherSize: messageOf<{ name: string; was: Size; removal: Size }>(
      "warning",
      ({ name, was, removal }) =>
        `logical volume ${name} was declared with ${was}, and stays: what is declared to be removed is a volume of ${removal}`,
      { remedy: ({ was }) => `Declare the removal with the size that the volume has: ${was.toString()}.` },
    ),
  },
  check({ host, before }, { cite, report }) {
    if (before === undefined) return;
    cite(removalLeavesHostAlone, host.xen.release);
    const domUs = new Set([...host.domUs.map(({ name }) => name), ...removedDomUs(host)]);
    for (const { name } of before.domUs)
      if (!domUs.has(name)) report("domUStays", { name }, { at: at(host, "domUs"), about: name });
    const volumes = new Set(volumesOf(host).map(({ name }) => name));
    const gone = volumesOf(before).filter(({ name }) => !volumes.has(name));
    const removals = removedVolumes(host);
    for (const { name } of gone)
      if (!removals.has(name)) report("volumeStays", { name }, { at: at(host, "volumeGroups"), about: name });
    if (removals.size > 0) cite(removalIsAskedFor, host.xen.release);
    for (const { name, volumeGroup, logicalVolume } of gone) {
      const [was, removal] = [allocatedSize(volumeGroup, logicalVolume), removals.get(name)];
      if (removal === undefined || !isKnown(was) || !isKnown(volumeGroup.extentSize)) continue;
      if (!was.equals(removal.roundedUpTo(volumeGroup.extentSize)))
        report("otherSize", { name, was, removal }, { at: at(host, "removals"), about: name });
    }
  },
  examples: {
    rejected: { at: "domUs", host: { domUs: [] }, before: {} },
    accepted: { host: { domUs: [], removals: [{ domU: "web" }] }, before: {} },
  },
});

interface NamedVolume {
  /** `vg0/web-root` */
  readonly name: string;
  readonly volumeGroup: VolumeGroup;
  readonly logicalVolume: LogicalVolume;
}

function volumesOf({ volumeGroups }: Host): readonly NamedVolume[] {
  return volumeGroups.flatMap((volumeGroup) =>
    volumeGroup.logicalVolumes.map((logicalVolume) => ({
      name: `${volumeGroup.name}/${logicalVolume.name}`,
      volumeGroup,
      logicalVolume,
    })),
  );
}
