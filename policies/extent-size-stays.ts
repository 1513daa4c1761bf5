import { extentSizeStays } from "../lib/facts/volume-group";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { definePolicy, message } from "../lib/policy/policy";
import type { Size } from "../lib/units/size";

export const extentSizeStaysAsItIs = definePolicy({
  id: "extent-size-stays",
  subject: "volumeGroup",
  covers: ["H09"],
  judges: "change",
  severity: "error",
  summary: "The extents of a volume group keep their size.",
  rationale:
    "Whether a volume grows or shrinks is reckoned in whole extents. Larger ones would hide a shrink, and nothing changes those that the group has.",
  remedy:
    "Take the change back. If the size was wrong before, correct it in a change of its own, with nothing else of the group.",
  facts: [extentSizeStays],
  messages: {
    changes: message<{ before: Size; after: Size }>(
      ({ before, after }) => `its extents have ${before}, and ${after} is declared now: nothing changes them`,
    ),
  },
  check({ host, volumeGroup, before }, { need, cite, report }) {
    if (before === undefined || !isKnown(before.extentSize)) return;
    const after = need(volumeGroup, "extentSize");
    if (after.equals(before.extentSize)) return;
    cite(extentSizeStays, host.xen.release);
    report("changes", { before: before.extentSize, after }, at(volumeGroup, "extentSize"));
  },
  examples: {
    rejected: {
      at: "volumeGroups.vg0.extentSize",
      host: {
        volumeGroups: [
          { name: "vg0", size: "500GiB", extentSize: "1GiB", logicalVolumes: [{ name: "web-root", size: "20GiB" }] },
        ],
      },
      before: {},
    },
    accepted: { before: {} },
  },
});
