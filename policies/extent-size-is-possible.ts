import { extentSizes } from "../lib/facts/volume-group";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import type { Size } from "../lib/units/size";

export const extentSizeIsPossible = definePolicy({
  id: "extent-size-is-possible",
  subject: "volumeGroup",
  covers: [],
  judges: "state",
  severity: "error",
  summary: "The extents of a volume group have a size that LVM takes.",
  rationale:
    "LVM allocates whole extents, so what a volume takes, and whether it grows or shrinks, is reckoned in them. A size that no group has makes all of that wrong.",
  remedy: "Declare what vgs -o vg_extent_size prints, or leave extentSize out for LVM's default.",
  facts: [extentSizes],
  messages: {
    impossible: message<{ size: Size; anyFrom: Size }>(
      ({ size, anyFrom }) =>
        `its extentSize is ${size}, and LVM takes a power of 2 of at least a sector, or ${anyFrom} and more`,
    ),
  },
  check({ host, volumeGroup }, { need, fact, report }) {
    const { bytes } = need(volumeGroup, "extentSize");
    const { anyFrom, sector } = fact(extentSizes, need(host.xen, "release"));
    const isSectors = bytes > 0 && bytes % sector.bytes === 0;
    if (isSectors && (bytes >= anyFrom.bytes || Number.isInteger(Math.log2(bytes)))) return;
    report("impossible", { size: need(volumeGroup, "extentSize"), anyFrom }, at(volumeGroup, "extentSize"));
  },
  examples: {
    rejected: {
      at: "volumeGroups.vg0.extentSize",
      host: { volumeGroups: [{ name: "vg0", size: "500GiB", extentSize: "0B", logicalVolumes: [] }] },
      domU: { vbds: [] },
    },
    accepted: {
      host: { volumeGroups: [{ name: "vg0", size: "500GiB", extentSize: "32MiB", logicalVolumes: [] }] },
      domU: { vbds: [] },
    },
  },
});
