import { lostByShrinking } from "../lib/facts/volume-resize";
import { describeTarget } from "../lib/model/find";
import type { Host, Vbd } from "../lib/model/fleet";
import { allocatedSize } from "../lib/model/growth";
import { grouped } from "../lib/model/indexed";
import { at, type Place } from "../lib/model/place";
import { isKnown, isUnknown, type Planned } from "../lib/model/planned";
import { storageOfVbd } from "../lib/model/storage";
import { definePolicy, message } from "../lib/policy/policy";
import { Size } from "../lib/units/size";
import { storageOfVolume } from "../lib/xen/storage";

/** A storage that somebody declares with a size, or without. */
interface Sized {
  readonly key: string;
  /** `/dev/sdb`, `vg0/web-root`. */
  readonly name: string;
  readonly size: Planned<Size> | undefined;
  readonly place: Place;
  readonly isVolume: boolean;
}

export const diskNeverShrinks = definePolicy({
  id: "disk-never-shrinks",
  subject: "host",
  covers: ["H09"],
  judges: "change",
  severity: "fatal",
  summary: "What backs a vbd by its path never becomes smaller.",
  rationale:
    "What lies behind the new end is gone, and nothing between the disk and the domU knows where the filesystem ends. It is the same storage whatever domU has it, whatever it is called, and whether it is declared as a logical volume or by its path. A size that is declared on one side of the change alone can't be compared.",
  remedy:
    "Declare the size that the disk has, or put a new, smaller one beside it, copy the data inside the domU, and let the old one go.",
  notReported: "CD-ROMs; disks whose size is declared neither before nor after; a change of the path itself.",
  facts: [lostByShrinking],
  messages: {
    shrinks: message<{ name: string; before: Size; after: Size }>(
      ({ name, before, after }) => `${name} would shrink from ${before} to ${after}`,
    ),
  },
  check({ host, before }, { cite, report, undecided }) {
    if (before === undefined) return;
    const was = grouped(
      [...disksOf(before, ({ cdrom }) => !cdrom), ...volumesOf(before, "declared")],
      ({ key }) => key,
    );
    const told = new Set<string>();
    for (const { key, name, size, place, isVolume } of [...disksOf(host), ...volumesOf(host, "allocated")]) {
      const known = was.get(key) ?? [];
      // Two declarations of one volume are volume-never-shrinks's matter.
      if (known.length === 0 || (isVolume && known.some((other) => other.isVolume)) || told.has(key)) continue;
      const sizes = known.map((other) => other.size);
      if (size === undefined && sizes.every((other) => other === undefined)) continue;
      told.add(key);
      if (size === undefined) undecided(`the size of ${name} was declared, and is not any more`, place);
      else if (sizes.includes(undefined)) undecided(`the size of ${name} was not declared before`, place);
      else if (isUnknown(size) || !sizes.every(isKnown))
        undecided(`whether ${name} shrinks is not known until apply`, place);
      else {
        const largest = Size.max(Size.ZERO, ...sizes);
        if (!largest.isLargerThan(size)) continue;
        cite(lostByShrinking, host.xen.release);
        report("shrinks", { name, before: largest, after: size }, { at: place, about: name });
      }
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.vbds.xvda.target",
      domU: { vbds: [{ vdev: "xvda", target: "/dev/sdb", size: "10GiB" }], plannedReboots: [{ reason: "test" }] },
      before: { domU: { vbds: [{ vdev: "xvda", target: "/dev/sdb", size: "20GiB" }] } },
    },
    accepted: {
      domU: {
        vbds: [{ vdev: "xvda", target: "/dev/sdb", size: "20GiB" }],
        plannedReboots: [{ reason: "grow its disk" }],
      },
      before: { domU: { vbds: [{ vdev: "xvda", target: "/dev/sdb", size: "10GiB" }] } },
    },
  },
});

/** The disks by path of all domUs. What was a CD-ROM before holds nothing of a domU's. */
function disksOf(host: Host, takes: (vbd: Vbd) => boolean = () => true): readonly Sized[] {
  return host.domUs.flatMap(({ vbds }) => vbds.filter(takes).flatMap(diskOf));
}

function diskOf(vbd: Vbd): readonly Sized[] {
  const { target } = vbd;
  const storage = storageOfVbd(vbd);
  if (target.kind !== "path" || storage === undefined) return [];
  const name = describeTarget(target);
  return [{ key: storage.key, name, size: target.size, place: at(vbd, "target"), isVolume: false }];
}

/** As they are declared, or as LVM rounds them: a size that is lost within an extent is none. */
function volumesOf(host: Host, by: "declared" | "allocated"): readonly Sized[] {
  return host.volumeGroups.flatMap((group) =>
    group.logicalVolumes.map((volume) => ({
      key: storageOfVolume({ volumeGroup: group.name, logicalVolume: volume.name }).key,
      name: `${group.name}/${volume.name}`,
      size: by === "declared" ? volume.size : allocatedSize(group, volume),
      place: at(volume, "size"),
      isVolume: true,
    })),
  );
}
