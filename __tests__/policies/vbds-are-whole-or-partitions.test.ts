import { partitionsNotEmulated, wholeOrPartitions } from "../../lib/facts/vdev";
import type { RawObject } from "../../lib/model/document";
import { vbdsAreWholeOrPartitions } from "../../policies/vbds-are-whole-or-partitions";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const vbds = (vdevs: readonly string[], domU: RawObject = {}) => ({
  domU: { vbds: vdevs.map((vdev) => ({ vdev, target: `/dev/vg1/${vdev}`, size: "1GiB" })), ...domU },
});
const hvm = (...vdevs: string[]) => vbds(vdevs, { type: "hvm", kernel: null, boot: null });

policyCases(vbdsAreWholeOrPartitions, {
  valid: [
    { name: "whole disks", ...vbds(["xvda", "xvdb"]) },
    { name: "partitions of one disk", ...vbds(["xvda1", "xvda2"]) },
    { name: "partitions of one disk on 3.0.3", host: { xen: { release: "3.0.3" } }, ...vbds(["sda1", "sda2"]) },
    { name: "a whole disk and partitions of another", ...vbds(["xvda", "xvdb1"]) },
    { name: "a disk and partitions of one letter in two families", ...vbds(["sda", "xvda1"]) },
    { name: "whole disks of an HVM domU", ...hvm("hda", "xvde") },
  ],
  invalid: [
    {
      name: "a disk whole and as a partition",
      ...vbds(["xvda", "xvda1"]),
      says: ["it has the disk xvda whole and as xvda1"],
    },
    {
      name: "a disk whole and as partitions, in two spellings",
      ...vbds(["d0p1", "xvda", "xvda2"]),
      says: ["it has the disk xvda whole and as d0p1 and xvda2"],
    },
    {
      name: "a partition of an HVM domU",
      ...hvm("hda1"),
      says: ["its vbd hda1 is a partition, which the emulated controllers of Xen 4.17.5 can't give to an HVM domU"],
    },
    {
      name: "a partition of an HVM domU on 3.1.0",
      host: { xen: { release: "3.1.0" } },
      ...hvm("hda", "hdb1"),
      says: ["its vbd hdb1 is a partition"],
    },
  ],
  undecided: [
    {
      name: "a disk whole and as a partition on 4.0.1, before the sources begin",
      host: { xen: { release: "4.0.1" } },
      ...vbds(["xvda", "xvda1"]),
      says: ["no source was found for Xen 4.0.1"],
    },
    {
      name: "a partition of an HVM domU on 3.4.0, between two sources",
      host: { xen: { release: "3.4.0" } },
      ...hvm("hda1"),
      says: ["no source was found for Xen 3.4.0"],
    },
  ],
});

boundaryCases(vbdsAreWholeOrPartitions, wholeOrPartitions, {
  at: () => vbds(["xvda1", "xvda2"]),
  past: () => vbds(["xvda", "xvda1"]),
  before: () => vbds(["xvda", "xvda1"]),
});

boundaryCases(vbdsAreWholeOrPartitions, partitionsNotEmulated, {
  at: () => hvm("hda"),
  past: () => hvm("hda1"),
  before: () => hvm("hda1"),
});
