import { lvmNamesUnique } from "../lib/facts/identity";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { repeated, secondOf } from "../lib/questions/repeated";

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
    const declared = host.volumeGroups.flatMap(({ name, logicalVolumes }) =>
      logicalVolumes.map((volume) => ({ name: `${name}/${volume.name}`, volume })),
    );
    const volumes = repeated(declared, ({ name }) => name);
    if (groups.length + volumes.length > 0) cite(lvmNamesUnique, host.xen.release);
    for (const [name, twins] of groups)
      report("volumeGroup", { name }, secondOf(twins.map((group) => at(group, "name"))));
    for (const [name, twins] of volumes)
      report("logicalVolume", { name }, secondOf(twins.map(({ volume }) => at(volume, "name"))));
  },
  examples: {
    rejected: {
      at: "volumeGroups.vg0.logicalVolumes.web-root#2.name",
      host: {
        volumeGroups: [
          {
            name: "vg0",
            size: "500GiB",
            logicalVolumes: [
              { name: "web-root", size: "20GiB" },
              { name: "web-root", size: "10GiB" },
            ],
          },
        ],
      },
    },
    accepted: {
      host: {
        volumeGroups: [
          {
            name: "vg0",
            size: "500GiB",
            logicalVolumes: [
              { name: "web-root", size: "20GiB" },
              { name: "web-data", size: "10GiB" },
            ],
          },
        ],
      },
    },
  },
});
