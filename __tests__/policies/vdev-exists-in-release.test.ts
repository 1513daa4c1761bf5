import { vdevRanges, type VdevRanges } from "../../lib/facts/vdev";
import { diskName, type VdevFamily } from "../../lib/xen/vdev";
import { vdevExistsInRelease } from "../../policies/vdev-exists-in-release";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const vbds = (...vdevs: string[]) => ({
  domU: { vbds: vdevs.map((vdev) => ({ vdev, target: `/dev/vg1/${vdev}`, size: "1GiB" })) },
});
const on = (release: string, ...vdevs: string[]) => ({ host: { xen: { release } }, ...vbds(...vdevs) });

policyCases(vdevExistsInRelease, {
  valid: [
    { name: "the last names of each family on 4.17.5", ...vbds("xvdbgqcv255", "sdp15", "hdd63", "d1048575p255") },
    { name: "the last names of each family on 3.0.3", ...on("3.0.3", "xvdp15", "sdp15", "hdt63") },
    { name: "sdq on 3.0.4, which has more SCSI disks", ...on("3.0.4", "sdq") },
    { name: "xvdq on 3.3.0, which has extended numbers", ...on("3.3.0", "xvdq") },
    {
      name: "a domU without vbds on a release before the sources begin",
      host: { xen: { release: "3.0.1" } },
      domU: { vbds: [] },
    },
  ],
  invalid: [
    {
      name: "hde on 4.17.5",
      ...vbds("hde"),
      says: ["its vdev hde does not exist on Xen 4.17.5, which has hda to hdd"],
    },
    { name: "sdq on 4.17.5", ...vbds("sdq"), says: ["which has sda to sdp"] },
    { name: "an xvd disk past the last one on 4.17.5", ...vbds("xvdbgqcw"), says: ["which has xvda to xvdbgqcv"] },
    { name: "a numbered disk past the last one on 4.17.5", ...vbds("d1048576"), says: ["which has d0 to d1048575"] },
    {
      name: "the sixteenth partition of an sd disk",
      ...vbds("sda16"),
      says: ["its vdev sda16 does not exist on Xen 4.17.5, which has partitions up to 15 there"],
    },
    { name: "the 64th partition of an hd disk", ...vbds("hda64"), says: ["partitions up to 63"] },
    {
      name: "the 256th partition of an xvd disk, and of its other spelling",
      ...vbds("xvda256", "d1p256"),
      says: ["its vdev d1p256", "its vdev xvda256"],
    },
    { name: "sdq on 3.0.3", ...on("3.0.3", "sdq"), says: ["which has sda to sdp"] },
    { name: "xvdq on 3.0.4", ...on("3.0.4", "xvdq"), says: ["which has xvda to xvdp"] },
    { name: "xvda16 on 3.0.3, where it would be xvdb", ...on("3.0.3", "xvda16"), says: ["partitions up to 15"] },
    {
      name: "d0 under xend, which takes it for a hexadecimal number",
      ...on("3.0.3", "d0"),
      says: ["its vdev d0 does not exist on Xen 3.0.3, whose vdevs begin with xvd, sd, hd"],
    },
  ],
  undecided: [
    {
      name: "any vdev on 3.0.1, before the sources begin",
      ...on("3.0.1", "xvda"),
      says: ["no source was found for Xen 3.0.1"],
    },
  ],
});

const highest = (ranges: VdevRanges) =>
  Object.entries(ranges).map(([family, range]) => ({ family: family as VdevFamily, ...range }));

boundaryCases(vdevExistsInRelease, vdevRanges, {
  at: (ranges) =>
    vbds(
      ...highest(ranges).map(
        ({ family, disk, partition }) => `${diskName(family, disk)}${family === "d" ? "p" : ""}${partition}`,
      ),
    ),
  past: (ranges) => vbds(...highest(ranges).map(({ family, disk }) => diskName(family, disk + 1))),
});
