import { Unknown } from "../../lib/model/planned";
import { removedThingsStay } from "../../policies/removed-things-stay";
import { policyCases } from "../support/policy-cases";

const removal = (name: string, size: string) => ({ logicalVolume: `vg0/${name}`, size });
const group = (...names: string[]) => [
  { name: "vg0", size: "500GiB", logicalVolumes: names.map((name) => ({ name, size: "20GiB" })) },
];

policyCases(removedThingsStay, {
  valid: [
    {
      name: "a domU that is gone and declared to be removed",
      host: { domUs: [], removals: [{ domU: "web" }] },
      before: {},
    },
    {
      name: "a volume that is gone and declared to be removed",
      host: { removals: [removal("old", "20GiB")] },
      before: { host: { volumeGroups: group("web-root", "old") } },
    },
    {
      name: "a volume whose removal has the size that LVM made of the declared one",
      host: { removals: [removal("old", "20477MiB")] },
      before: { host: { volumeGroups: group("web-root", "old") } },
    },
    {
      name: "a volume to be removed of whose size nobody knows",
      host: { removals: [removal("old", "10GiB")] },
      before: {
        host: {
          volumeGroups: [
            {
              name: "vg0",
              size: "500GiB",
              logicalVolumes: [
                { name: "web-root", size: "20GiB" },
                { name: "old", size: new Unknown() },
              ],
            },
          ],
        },
      },
    },
    {
      name: "the removal of what nobody declared before",
      host: { removals: [{ domU: "old" }, removal("old", "10GiB")] },
      before: {},
    },
    { name: "a host that stays as it is", before: {} },
    { name: "things that are new", before: { host: { domUs: [], volumeGroups: [] } } },
  ],
  invalid: [
    {
      name: "nothing, but tells of a domU that is gone",
      host: { domUs: [] },
      before: {},
      says: ["domU web is no longer declared, and stays as it is"],
    },
    {
      name: "nothing, but tells of a volume that is gone",
      before: { host: { volumeGroups: group("web-root", "old") } },
      says: ["logical volume vg0/old is no longer declared, and stays"],
    },
    {
      name: "nothing, but tells of a domU of which only the volume is to go",
      host: { domUs: [], volumeGroups: [], removals: [removal("web-root", "20GiB")] },
      before: {},
      says: ["domU web is no longer declared"],
    },
    {
      name: "nothing, but tells of a volume of which only the domU is to go",
      host: { domUs: [], volumeGroups: [], removals: [{ domU: "web" }] },
      before: {},
      says: ["logical volume vg0/web-root is no longer declared"],
    },
    {
      name: "nothing, but tells of a volume of the same name in another group",
      host: { removals: [{ logicalVolume: "vg1/old", size: "20GiB" }] },
      before: { host: { volumeGroups: group("web-root", "old") } },
      says: ["logical volume vg0/old is no longer declared"],
    },
    {
      name: "nothing, but warns of a removal of another size",
      host: { removals: [removal("old", "10GiB")] },
      before: { host: { volumeGroups: group("web-root", "old") } },
      severity: "warning",
      says: [
        "logical volume vg0/old was declared with 20GiB, and stays: what is declared to be removed is a volume of 10GiB",
      ],
    },
    {
      name: "nothing, but tells of a whole group that is gone",
      host: { volumeGroups: [] },
      domU: { vbds: [] },
      before: { domU: { vbds: [] } },
      says: ["vg0/web-root"],
    },
  ],
  undecided: [],
});
