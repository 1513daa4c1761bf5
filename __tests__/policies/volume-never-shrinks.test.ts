import { volumeNeverShrinks } from "../../policies/volume-never-shrinks";
import { policyCases } from "../support/policy-cases";

const volume = (size: string, more: object = {}) => [
  { name: "vg0", size: "500GiB", logicalVolumes: [{ name: "web-root", size, ...more }] },
];

policyCases(volumeNeverShrinks, {
  valid: [
    { name: "a volume that stays as it is", before: {} },
    { name: "a volume that grows", before: { host: { volumeGroups: volume("10GiB") } } },
    {
      name: "a volume that loses less than an extent of its declaration",
      host: { volumeGroups: volume("20477MiB") },
      before: { host: { volumeGroups: volume("20480MiB") } },
    },
    { name: "a volume that is new", before: { host: { volumeGroups: [{ name: "vg0", size: "500GiB" }] } } },
  ],
  invalid: [
    {
      name: "a volume that loses half of its size",
      before: { host: { volumeGroups: volume("40GiB") } },
      says: ["it would shrink from 40GiB to 20GiB under xfs"],
    },
    {
      name: "a volume that loses one extent",
      host: { volumeGroups: volume("20476MiB") },
      before: { host: { volumeGroups: volume("20480MiB") } },
      says: ["it would shrink from 20GiB to 20476MiB"],
    },
    {
      name: "a volume that loses an extent on a release that no source covers",
      host: { xen: { release: "3.0.0" }, volumeGroups: volume("1GiB") },
      before: {},
      says: ["it would shrink from 20GiB to 1GiB"],
    },
  ],
  undecided: [],
});
