import { lvmRoundsToExtents } from "../lib/facts/volume-resize";
import type { LogicalVolume, VolumeGroup } from "../lib/model/fleet";
import { volumeNamed } from "../lib/model/find";
import { allocatedSize } from "../lib/model/growth";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { Size } from "../lib/units/size";

interface Growth {
  readonly name: string;
  readonly before: Size | undefined;
  readonly after: Size;
}

export const logicalVolumesFitVolumeGroup = definePolicy({
  id: "logical-volumes-fit-volume-group",
  subject: "volumeGroup",
  covers: ["H09"],
  judges: "state",
  severity: "error",
  summary: "The logical volumes of a volume group fit into it, in whole extents.",
  rationale:
    "LVM allocates whole physical extents and rounds up to them. lvcreate or lvextend past the free ones fails, in the middle of an apply.",
  remedy: "Extend the volume group by a physical volume, or ask for less.",
  notReported: "Volumes that exist without being declared, unless the volume group declares what is free.",
  facts: [lvmRoundsToExtents],
  messages: {
    full: message<{ extents: number; total: number; extentSize: Size; volumes: number }>(
      ({ extents, total, extentSize, volumes }) =>
        `its ${volumes} logical volumes take ${extents} extents of ${extentSize}, and it has ${total}`,
    ),
    notEnoughFree: message<{ grown: readonly Growth[]; extents: number; free: number; extentSize: Size }>(
      ({ grown, extents, free, extentSize }) =>
        `${grown.map(({ name, before, after }) => `${name} ${before === undefined ? `is new with ${after}` : `grows from ${before} to ${after}`}`).join(", ")}: ` +
        `that takes ${extents} extents of ${extentSize}, and ${free} are free`,
    ),
  },
  check({ host, volumeGroup, before }, { need, needed, cite, report }) {
    const extentSize = need(volumeGroup, "extentSize");
    cite(lvmRoundsToExtents, host.xen.release);
    const sizes = volumeGroup.logicalVolumes.map((volume) => ({
      volume,
      size: needed(allocatedSize(volumeGroup, volume), at(volume, "size")),
    }));
    const total = need(volumeGroup, "size").floorDividedBy(extentSize);
    const extents = Size.sum(sizes.map(({ size }) => size)).floorDividedBy(extentSize);
    if (extents > total)
      report(
        "full",
        { extents, total, extentSize, volumes: sizes.length },
        { at: at(volumeGroup, "size"), related: sizes.map(({ volume }) => at(volume, "size")) },
      );
    if (before === undefined || volumeGroup.free === undefined) return;
    const free = need(volumeGroup, "free").floorDividedBy(extentSize);
    const grown = sizes.flatMap(({ volume, size }): Growth[] => {
      const was = sizeBefore(before, volume);
      const known = was === undefined ? undefined : needed(was, at(volume, "size"));
      return known === undefined || size.isLargerThan(known) ? [{ name: volume.name, before: known, after: size }] : [];
    });
    const wanted = grown.reduce(
      (sum, { before: was, after }) => sum + after.floorDividedBy(extentSize) - (was?.floorDividedBy(extentSize) ?? 0),
      0,
    );
    if (wanted > free) report("notEnoughFree", { grown, extents: wanted, free, extentSize }, at(volumeGroup, "free"));
  },
  examples: {
    rejected: {
      at: "volumeGroups.vg0.size",
      host: {
        volumeGroups: [
          {
            name: "vg0",
            size: "20GiB",
            logicalVolumes: [
              { name: "web-root", size: "20GiB" },
              { name: "web-data", sizeMiB: 1 },
            ],
          },
        ],
      },
    },
    accepted: {
      host: { volumeGroups: [{ name: "vg0", size: "20GiB", logicalVolumes: [{ name: "web-root", size: "20GiB" }] }] },
    },
  },
});

function sizeBefore(before: VolumeGroup, volume: LogicalVolume): ReturnType<typeof allocatedSize> | undefined {
  const was = volumeNamed(before, volume.name);
  return was && allocatedSize(before, was);
}
