import { lvmNamesUnique } from "../lib/facts/identity";
import { definePolicy, message } from "../lib/policy/policy";
import { repeated } from "../lib/policy/repeated";

export const volumeNamesAreUnique = definePolicy({
  id: "volume-names-are-unique",
  subject: "host",
  covers: [],
  judges: "state",
  severity: "fatal",
  summary: "A host has one volume group of a name, and a volume group one logical volume of a name.",
  rationale: "Two declarations of one volume are two sizes for it, and two domUs that each believe it is theirs.",
  remedy: "Rename one of the volumes, or remove the second declaration of it.",
  facts: [lvmNamesUnique],
  messages: {
    volumeGroup: message<{ name: string }>(({ name }) => `it declares the volume group ${name} more than once`),
    logicalVolume: message<{ name: string }>(({ name }) => `it declares the logical volume ${name} more than once`),
  },
  check({ host }, { cite, report }) {
    const groups = repeated(host.volumeGroups, ({ name }) => name);
    const names = host.volumeGroups.flatMap(({ name, logicalVolumes }) => logicalVolumes.map((volume) => `${name}/${volume.name}`));
    const volumes = repeated(names, (name) => name);
    if (groups.length + volumes.length > 0) cite(lvmNamesUnique, host.xen.release);
    for (const [name] of groups) report("volumeGroup", { name }, name);
    for (const [name] of volumes) report("logicalVolume", { name }, name);
  },
  examples: {
    rejected: { host: { volumeGroups: [{ name: "vg0", size: "500GiB", logicalVolumes: [{ name: "web-root", size: "20GiB" }, { name: "web-root", size: "10GiB" }] }] } },
    accepted: { host: { volumeGroups: [{ name: "vg0", size: "500GiB", logicalVolumes: [{ name: "web-root", size: "20GiB" }, { name: "web-data", size: "10GiB" }] }] } },
  },
});
