import { removalLeavesHostAlone } from "../lib/facts/life";
import { definePolicy, messageOf } from "../lib/policy/policy";

export const removedThingsStay = definePolicy({
  id: "removed-things-stay",
  subject: "host",
  judges: "change",
  severity: "info",
  summary: "Nothing is removed from the code that would be missed on the host without a word.",
  rationale:
    "A declaration that goes away may be a slip, a rename, or a domU that has moved. None of them is a wish to stop a domU or to lose a volume, so what is no longer declared stays as it is: running, with its " +
    "configuration and its data. From then on nobody judges it any more, and what it takes of the host is not counted.",
  remedy: "Stop and remove it by hand, or declare its removal, or put the declaration back.",
  facts: [removalLeavesHostAlone],
  messages: {
    domUStays: messageOf<{ name: string }>("info", ({ name }) => `domU ${name} is no longer declared, and stays as it is: running if it runs, with its configuration in place`),
    volumeStays: messageOf<{ name: string }>("info", ({ name }) => `logical volume ${name} is no longer declared, and stays with all that is on it`),
  },
  check({ host, before }, { cite, report }) {
    if (before === undefined) return;
    cite(removalLeavesHostAlone, host.xen.release);
    const domUs = new Set(host.domUs.map(({ name }) => name));
    for (const { name } of before.domUs) if (!domUs.has(name)) report("domUStays", { name }, name);
    const volumes = new Set(volumesOf(host));
    for (const name of volumesOf(before)) if (!volumes.has(name)) report("volumeStays", { name }, name);
  },
  examples: {
    rejected: { host: { domUs: [] }, before: {} },
    accepted: { before: {} },
  },
});

function volumesOf({ volumeGroups }: { readonly volumeGroups: readonly { readonly name: string; readonly logicalVolumes: readonly { readonly name: string }[] }[] }): string[] {
  return volumeGroups.flatMap(({ name, logicalVolumes }) => logicalVolumes.map((volume) => `${name}/${volume.name}`));
}
