import { lostByMaking } from "../lib/facts/volume-resize";
import type { Filesystem } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";

export const filesystemIsKept = definePolicy({
  id: "filesystem-is-kept",
  subject: "logicalVolume",
  covers: [],
  judges: "change",
  severity: "fatal",
  summary: "A logical volume that stays keeps its filesystem.",
  rationale:
    "Another filesystem gets onto a volume only over the one that is there, with all that is in it. And where the declaration alone changes, the volume is grown by the tools of a filesystem that it doesn't have.",
  remedy:
    "Put the filesystem back that the volume has. For another one, declare a volume of another name beside it, copy the data inside the domU, and declare the removal of the old volume once nothing uses it.",
  notReported:
    "ext3 that becomes ext4, which is done in place; a filesystem that is declared for the first time, or not any more.",
  facts: [lostByMaking],
  messages: {
    replaced: message<{ before: Filesystem; after: Filesystem }>(
      ({ before, after }) => `it has ${before}, and is declared with ${after}: one destroys the other`,
    ),
  },
  check({ host, logicalVolume, before }, { need, needed, cite, report }) {
    if (before?.filesystem === undefined || logicalVolume.filesystem === undefined) return;
    const after = need(logicalVolume, "filesystem");
    const was = needed(before.filesystem, at(logicalVolume, "filesystem"));
    if (was === after || (was === "ext3" && after === "ext4")) return;
    cite(lostByMaking, host.xen.release);
    report("replaced", { before: was, after }, at(logicalVolume, "filesystem"));
  },
  examples: {
    rejected: {
      at: "volumeGroups.vg0.logicalVolumes.web-root.filesystem",
      host: {
        volumeGroups: [
          { name: "vg0", size: "500GiB", logicalVolumes: [{ name: "web-root", size: "20GiB", filesystem: "ext4" }] },
        ],
      },
      before: {},
    },
    accepted: {
      host: {
        volumeGroups: [
          {
            name: "vg0",
            size: "500GiB",
            logicalVolumes: [
              { name: "web-root", size: "20GiB", filesystem: "xfs", mountPoint: "/" },
              { name: "web-ext4", size: "20GiB", filesystem: "ext4" },
            ],
          },
        ],
      },
      before: {},
    },
  },
});
