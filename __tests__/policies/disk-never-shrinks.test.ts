import type { RawObject } from "../../lib/model/document";
import { Unknown } from "../../lib/model/planned";
import { diskNeverShrinks } from "../../policies/disk-never-shrinks";
import { policyCases } from "../support/policy-cases";

const disk = (target: string, more: RawObject = {}) => ({ domU: { vbds: [{ vdev: "xvda", target, ...more }] } });
const group = (name: string, ...logicalVolumes: RawObject[]) => [{ name, size: "500GiB", logicalVolumes }];

policyCases(diskNeverShrinks, {
  valid: [
    {
      name: "a disk that stays as it is",
      ...disk("/dev/sdb", { size: "1GiB" }),
      before: disk("/dev/sdb", { size: "1GiB" }),
    },
    { name: "a disk that grows", ...disk("/dev/sdb", { size: "2GiB" }), before: disk("/dev/sdb", { size: "1GiB" }) },
    { name: "another disk", ...disk("/dev/sdc", { size: "1GiB" }), before: disk("/dev/sdb", { size: "2GiB" }) },
    { name: "a disk that never had a size", ...disk("/dev/sdb"), before: disk("/dev/sdb") },
    {
      name: "another, smaller CD-ROM under the same name",
      ...disk("/srv/a.iso", { size: "1GiB", cdrom: true }),
      before: disk("/srv/a.iso", { size: "2GiB", cdrom: true }),
    },
    {
      name: "a disk by path that is declared as a volume of its size, in whole extents",
      ...disk("vg0/x"),
      host: { volumeGroups: group("vg0", { name: "x", size: "20477MiB" }) },
      before: { ...disk("/dev/vg0/x", { size: "20GiB" }), host: { volumeGroups: [] } },
    },
  ],
  invalid: [
    {
      name: "a disk that loses half of its size",
      ...disk("/dev/sdb", { size: "10GiB" }),
      before: disk("/dev/sdb", { size: "20GiB" }),
      says: ["/dev/sdb would shrink from 20GiB to 10GiB"],
    },
    {
      name: "a disk that shrinks under another spelling",
      ...disk("/dev/mapper/vg9-x", { size: "10GiB" }),
      before: disk("/dev//vg9/./x/", { size: "20GiB" }),
      says: ["/dev/mapper/vg9-x would shrink from 20GiB to 10GiB"],
    },
    {
      name: "a disk that shrinks as another domU gets it",
      domU: { name: "web2", vbds: [{ vdev: "xvdb", target: "/dev/sdb", size: "10GiB" }] },
      before: disk("/dev/sdb", { size: "20GiB" }),
      says: ["/dev/sdb would shrink from 20GiB to 10GiB"],
    },
    {
      name: "a disk that shrinks as it becomes a CD-ROM",
      ...disk("/dev/sdb", { size: "10GiB", cdrom: true }),
      before: disk("/dev/sdb", { size: "20GiB" }),
      says: ["/dev/sdb would shrink"],
    },
    {
      name: "a volume that shrinks as it is declared by its path",
      ...disk("/dev/vg0/x", { size: "10GiB" }),
      host: { volumeGroups: [] },
      before: { ...disk("vg0/x"), host: { volumeGroups: group("vg0", { name: "x", size: "20GiB" }) } },
      says: ["/dev/vg0/x would shrink from 20GiB to 10GiB"],
    },
    {
      name: "a disk by path that shrinks as it is declared as a volume",
      ...disk("vg0/x"),
      host: { volumeGroups: group("vg0", { name: "x", size: "10GiB" }) },
      before: { ...disk("/dev/vg0/x", { size: "20GiB" }), host: { volumeGroups: [] } },
      says: ["vg0/x would shrink from 20GiB to 10GiB"],
    },
  ],
  undecided: [
    {
      name: "a size that vanishes",
      ...disk("/dev/sdb"),
      before: disk("/dev/sdb", { size: "20GiB" }),
      says: ["the size of /dev/sdb was declared, and is not any more"],
    },
    {
      name: "a size that appears",
      ...disk("/dev/sdb", { size: "20GiB" }),
      before: disk("/dev/sdb"),
      says: ["the size of /dev/sdb was not declared before"],
    },
    {
      name: "a size that is not known until apply",
      ...disk("/dev/sdb", { size: new Unknown() }),
      before: disk("/dev/sdb", { size: "20GiB" }),
      says: ["whether /dev/sdb shrinks is not known until apply"],
    },
  ],
});
