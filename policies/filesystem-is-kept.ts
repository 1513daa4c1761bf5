import { filesystemIsMadeAnew } from "../lib/facts/volume-group";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { definePolicy, message } from "../lib/policy/policy";

export const filesystemIsKept = definePolicy({
  id: "filesystem-is-kept",
  subject: "logicalVolume",
  covers: ["H09"],
  judges: "change",
  severity: "fatal",
  summary: "A volume that stays keeps the filesystem that is on it.",
  rationale:
    "xenplan makes no filesystem and turns none into another. A volume of which another one is declared would be grown by the wrong tool, or somebody makes the new one over the data.",
  remedy:
    "Correct the filesystem, or make a new volume, copy the data inside the domU, and declare the old one's removal.",
  notReported: "ext3 that becomes ext4, which tune2fs does in place. A filesystem that is declared for the first time.",
  facts: [filesystemIsMadeAnew],
  messages: {
    other: message<{ before: string; after: string }>(
      ({ before, after }) => `it has ${before} on it, and ${after} is declared: what is on it would be lost`,
    ),
  },
  check({ host, logicalVolume, before }, { need, cite, report }) {
    if (before?.filesystem === undefined || logicalVolume.filesystem === undefined) return;
    if (!isKnown(before.filesystem)) return;
    const after = need(logicalVolume, "filesystem");
    if (after === before.filesystem || (before.filesystem === "ext3" && after === "ext4")) return;
    cite(filesystemIsMadeAnew, host.xen.release);
    report("other", { before: before.filesystem, after }, at(logicalVolume, "filesystem"));
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
    accepted: { before: {} },
  },
});
