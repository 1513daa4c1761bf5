import { lostByShrinking } from "../lib/facts/volume-resize";
import { allocatedSize } from "../lib/model/growth";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import type { Size } from "../lib/units/size";

export const volumeNeverShrinks = definePolicy({
  id: "volume-never-shrinks",
  subject: "logicalVolume",
  covers: ["H09"],
  judges: "change",
  severity: "fatal",
  summary: "A logical volume is never made smaller.",
  rationale:
    "Nothing between lvreduce and the domU knows where the filesystem ends: what lies behind the new end is gone at once, also under a running domU. XFS can't be made smaller at all.",
  remedy:
    "Make a new, smaller volume, copy the data inside the domU, and remove the old one by hand when nothing uses it.",
  facts: [lostByShrinking],
  messages: {
    shrinks: message<{ before: Size; after: Size; filesystem: string | undefined }>(
      ({ before, after, filesystem }) =>
        `it would shrink from ${before} to ${after}${filesystem === undefined ? "" : ` under ${filesystem}`}`,
    ),
  },
  check({ host, volumeGroup, logicalVolume, before }, { needed, cite, report }) {
    if (before === undefined) return;
    const size = {
      before: needed(allocatedSize(volumeGroup, before), at(before, "size")),
      after: needed(allocatedSize(volumeGroup, logicalVolume), at(logicalVolume, "size")),
    };
    if (!size.before.isLargerThan(size.after)) return;
    cite(lostByShrinking, host.xen.release);
    report(
      "shrinks",
      { ...size, filesystem: typeof logicalVolume.filesystem === "string" ? logicalVolume.filesystem : undefined },
      at(logicalVolume, "size"),
    );
  },
  examples: {
    rejected: {
      at: "volumeGroups.vg0.logicalVolumes.web-root.size",
      before: {
        host: {
          volumeGroups: [{ name: "vg0", size: "500GiB", logicalVolumes: [{ name: "web-root", size: "40GiB" }] }],
        },
      },
    },
    accepted: {
      before: {
        host: {
          volumeGroups: [{ name: "vg0", size: "500GiB", logicalVolumes: [{ name: "web-root", size: "20GiB" }] }],
        },
      },
    },
  },
});
