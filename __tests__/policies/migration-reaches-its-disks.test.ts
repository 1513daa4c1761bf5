import { diskIsFoundWhereItGoes } from "../../lib/facts/disk-sharing";
import type { RawObject } from "../../lib/model/document";
import { migrationReachesItsDisks } from "../../policies/migration-reaches-its-disks";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const OTHER = "Hx8mKd-2bQw-Nv5r-Jc7t-Ye1p-Ga3s-Uo6iLk";
const group = (uuid?: string): RawObject => ({
  name: "vg0",
  size: "500GiB",
  ...(uuid !== undefined && { uuid }),
  logicalVolumes: [{ name: "web-root", size: "20GiB" }],
});
const moved = (otherHost: RawObject, domU: RawObject = {}, operation = "migrate") => ({
  domU: { ...domU, plannedOperations: [{ operation, to: "beta", reason: "empty alpha" }] },
  otherHost,
});
const onVbd = (vbd: RawObject) => moved({ volumeGroups: [] }, { vbds: [{ vdev: "xvda", ...vbd }] });

policyCases(migrationReachesItsDisks, {
  valid: [
    { name: "a volume group that both hosts have, by its uuid", ...moved({}) },
    { name: "a disk by its worldwide name", ...onVbd({ target: "/dev/disk/by-id/wwn-0x600508b1001c1d2e" }) },
    { name: "an image of Ceph", ...onVbd({ target: "rbd:pool/web", script: "block-rbd" }) },
    { name: "a path that may be anything", ...onVbd({ target: "/dev/mapper/san-web" }) },
    { name: "a drive without a medium", ...onVbd({ cdrom: true }) },
    { name: "a volume that another domain serves", ...onVbd({ target: "vg0/web-root", backend: "storage" }) },
    { name: "a save, which goes nowhere", ...moved({ volumeGroups: [] }, {}, "save") },
    {
      name: "a move to a host that the fleet does not have",
      domU: { plannedOperations: [{ operation: "migrate", to: "gamma", reason: "empty alpha" }] },
    },
  ],
  invalid: [
    {
      name: "a volume that the other host does not have",
      ...moved({ volumeGroups: [] }),
      says: [
        "its planned migrate goes to beta, and its disk xvda is the volume vg0/web-root of alpha, which beta does not declare",
      ],
    },
    {
      name: "a volume of a host that says nothing of its own",
      ...moved({ volumeGroups: null }, {}, "restore"),
      says: ["its planned restore goes to beta, and its disk xvda is the volume vg0/web-root of alpha"],
    },
    {
      name: "a volume of the same name in another group of the same name",
      ...moved({ volumeGroups: [group(OTHER)] }),
      says: ["that of beta is in another volume group of that name, by its uuid"],
    },
  ],
  undecided: [
    {
      name: "a volume of the same name in a group of the same name that says no uuid",
      ...moved({ volumeGroups: [group()] }),
      says: ["whether the volume group vg0 of alpha and of beta are one is not declared: declare its uuid on both"],
    },
  ],
});

boundaryCases(migrationReachesItsDisks, diskIsFoundWhereItGoes, {
  at: () => moved({}),
  past: () => moved({ volumeGroups: [] }),
  before: { refuses: "it holds whatever the release; the fact is cited where there is one" },
});
