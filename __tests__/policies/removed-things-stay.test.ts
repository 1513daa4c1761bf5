import { editedSample } from "../../lib/model/sample";
import type { RawObject } from "../../lib/model/document";
import { Unknown } from "../../lib/model/planned";
import { removedThingsStay } from "../../policies/removed-things-stay";
import { policyCases } from "../support/policy-cases";

const removal = (name: string, size: string) => ({ logicalVolume: `vg0/${name}`, size });
const group = (...names: string[]) => [
  { name: "vg0", size: "500GiB", logicalVolumes: names.map((name) => ({ name, size: "20GiB" })) },
];

/** A UUID as LVM writes one. */
const LV = "6HZZLZ-lGgS-a7M1-3yfC-oXYk-Rz7F-Te7Ixb";

const declaredWeb = (editedSample({}).hosts[0] as { domUs: RawObject[] }).domUs[0] as RawObject;

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
    { name: "a domU that somebody renamed", domU: { name: "web2", formerly: "web" }, before: {} },
    {
      name: "a domU that is removed under its old name",
      host: { removals: [{ domU: "web" }] },
      domU: { name: "web2" },
      before: {},
    },
    {
      name: "a domU that has migrated as it was planned",
      host: { domUs: [] },
      otherHost: { domUs: [declaredWeb] },
      before: { domU: { plannedOperations: [{ operation: "migrate", to: "beta", reason: "x" }] }, otherHost: {} },
    },
    {
      name: "a volume that somebody renamed",
      host: {
        volumeGroups: [{ ...group("root")[0], logicalVolumes: [{ name: "root", size: "20GiB", formerly: "old" }] }],
      },
      domU: { vbds: [] },
      before: { host: { volumeGroups: group("old") }, domU: { vbds: [] } },
    },
    { name: "things that are new", before: { host: { domUs: [], volumeGroups: [] } } },
  ],
  invalid: [
    {
      name: "a domU under another name that nobody gave the one that runs",
      domU: { name: "web2" },
      before: {},
      says: ["domU web is called web2 now: nothing renames the one that runs"],
    },
    {
      name: "a domU that is declared on another host without a migration",
      host: { domUs: [] },
      otherHost: { domUs: [declaredWeb] },
      before: { otherHost: {} },
      says: ["domU web is declared on beta now, as web, without a planned migration"],
    },
    {
      name: "a volume under another name that nobody gave it",
      host: { volumeGroups: [{ ...group("root")[0], logicalVolumes: [{ name: "root", size: "20GiB", uuid: LV }] }] },
      domU: { vbds: [] },
      before: {
        host: {
          volumeGroups: [{ ...group("root")[0], logicalVolumes: [{ name: "web-root", size: "20GiB", uuid: LV }] }],
        },
        domU: { vbds: [] },
      },
      says: ["logical volume web-root is called root now: nothing renames it"],
    },
    {
      name: "nothing, but tells of a domU that is gone",
      severity: "info",
      host: { domUs: [] },
      before: {},
      says: ["domU web is no longer declared, and stays as it is"],
    },
    {
      name: "nothing, but tells of a volume that is gone",
      severity: "info",
      before: { host: { volumeGroups: group("web-root", "old") } },
      says: ["logical volume vg0/old is no longer declared, and stays"],
    },
    {
      name: "nothing, but tells of a domU of which only the volume is to go",
      severity: "info",
      host: { domUs: [], volumeGroups: [], removals: [removal("web-root", "20GiB")] },
      before: {},
      says: ["domU web is no longer declared"],
    },
    {
      name: "nothing, but tells of a volume of which only the domU is to go",
      severity: "info",
      host: { domUs: [], volumeGroups: [], removals: [{ domU: "web" }] },
      before: {},
      says: ["logical volume vg0/web-root is no longer declared"],
    },
    {
      name: "nothing, but tells of a volume of the same name in another group",
      severity: "info",
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
      severity: "info",
      host: { volumeGroups: [] },
      domU: { vbds: [] },
      before: { domU: { vbds: [] } },
      says: ["vg0/web-root"],
    },
  ],
  undecided: [],
});
