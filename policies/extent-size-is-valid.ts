import { extentSizeIsSet, extentSizeLimits } from "../lib/facts/volume-resize";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import type { Size } from "../lib/units/size";

export const extentSizeIsValid = definePolicy({
  id: "extent-size-is-valid",
  subject: "volumeGroup",
  covers: ["H09"],
  judges: "state",
  severity: "fatal",
  summary: "The extents of a volume group have a size that LVM takes, and keep it.",
  rationale:
    "All sizes of logical volumes are compared in whole extents. Extents of nothing make every comparison void, and extents that grow in the declaration alone let a smaller volume look like the same one.",
  remedy:
    "Declare the extent size that the volume group has (vgs -o vg_extent_size), or leave it out for LVM's default.",
  notReported: "A volume group that was not there before may have any extent size that LVM takes.",
  facts: [extentSizeLimits, extentSizeIsSet],
  messages: {
    invalid: message<{ extentSize: Size; least: Size; leastOtherwise: Size }>(
      ({ extentSize, least, leastOtherwise }) =>
        `its extents have ${extentSize}, and LVM takes a power of 2 from ${least}, or at least ${leastOtherwise}`,
      { facts: [extentSizeLimits] },
    ),
    changed: message<{ before: Size; after: Size }>(
      ({ before, after }) => `its extents had ${before} and are declared with ${after} now, which nothing changes`,
      { facts: [extentSizeIsSet] },
    ),
  },
  check({ host, volumeGroup, before }, { need, needed, fact, cite, report }) {
    const extentSize = need(volumeGroup, "extentSize");
    const { least, leastOtherwise } = fact(extentSizeLimits, need(host.xen, "release"));
    if (least.isLargerThan(extentSize) || (leastOtherwise.isLargerThan(extentSize) && !isPowerOfTwo(extentSize)))
      report("invalid", { extentSize, least, leastOtherwise }, at(volumeGroup, "extentSize"));
    if (before === undefined) return;
    const was = needed(before.extentSize, at(volumeGroup, "extentSize"));
    if (was.equals(extentSize)) return;
    cite(extentSizeIsSet, host.xen.release);
    report("changed", { before: was, after: extentSize }, at(volumeGroup, "extentSize"));
  },
  examples: {
    rejected: {
      at: "volumeGroups.vg0.extentSize",
      host: {
        volumeGroups: [
          { name: "vg0", size: "500GiB", extentSize: "32MiB", logicalVolumes: [{ name: "web-root", size: "20GiB" }] },
        ],
      },
      before: {},
    },
    accepted: {
      host: {
        volumeGroups: [
          { name: "vg0", size: "500GiB", extentSize: "4MiB", logicalVolumes: [{ name: "web-root", size: "20GiB" }] },
        ],
      },
      before: {},
    },
  },
});

function isPowerOfTwo(size: Size): boolean {
  return Number.isInteger(Math.log2(size.bytes));
}
