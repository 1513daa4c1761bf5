import { lostByShrinking } from "../lib/facts/volume-resize";
import { allocatedSize } from "../lib/model/growth";
import type { Host } from "../lib/model/fleet";
import { at, type Place } from "../lib/model/place";
import { isKnown, isUnknown, type Planned } from "../lib/model/planned";
import { storageOf } from "../lib/model/storage";
import { definePolicy, message } from "../lib/policy/policy";
import type { Size } from "../lib/units/size";
import { volumeStorage } from "../lib/xen/storage";

export const pathNeverShrinks = definePolicy({
  id: "path-never-shrinks",
  subject: "host",
  covers: ["H09"],
  judges: "change",
  severity: "fatal",
  summary: "What a path leads to is never made smaller.",
  rationale:
    "A disk that a domU has by its path holds a filesystem as a declared volume does, and what lies behind its new end is gone. xenplan does not resize it, but who reads that it is smaller will.",
  remedy:
    "Make a new, smaller one, copy the data inside the domU, and remove the old one by hand when nothing uses it. If the size was wrong before, correct it in a change of its own.",
  notReported: "A volume that is declared before and after, which volume-never-shrinks judges.",
  facts: [lostByShrinking],
  messages: {
    shrinks: message<{ storage: string; before: Size; after: Size }>(
      ({ storage, before, after }) => `${storage} would shrink from ${before} to ${after}`,
    ),
  },
  check({ host, before }, { cite, report, undecided }) {
    if (before === undefined) return;
    const was = declaredStorages(before);
    for (const [key, { size, isPath, place, name }] of declaredStorages(host)) {
      const known = was.get(key);
      if (known === undefined || !(isPath || known.isPath)) continue;
      if (size === undefined && known.size === undefined) continue;
      if (isUnknown(size) || isUnknown(known.size) || size === undefined || known.size === undefined) {
        undecided(
          `whether ${name} shrinks is not known: its size is ${describe(known.size)} before, and ${describe(size)} after`,
          place,
        );
        continue;
      }
      if (!known.size.isLargerThan(size)) continue;
      cite(lostByShrinking, host.xen.release);
      report("shrinks", { storage: name, before: known.size, after: size }, place);
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.vbds.xvda.size",
      domU: { vbds: [{ vdev: "xvda", target: "/dev/sdb", size: "20GiB" }] },
      before: { domU: { vbds: [{ vdev: "xvda", target: "/dev/sdb", size: "40GiB" }] } },
    },
    accepted: {
      domU: { vbds: [{ vdev: "xvda", target: "/dev/sdb", size: "40GiB" }] },
      before: { domU: { vbds: [{ vdev: "xvda", target: "/dev/sdb", size: "40GiB" }] } },
    },
  },
});

interface Declared {
  readonly size: Planned<Size> | undefined;
  readonly isPath: boolean;
  readonly place: Place;
  /** For messages. */
  readonly name: string;
}

/** What is declared of each storage of a host, by its key: first its volumes, then what its vbds reach by a path. */
function declaredStorages(host: Host): ReadonlyMap<string, Declared> {
  const declared = new Map<string, Declared>();
  for (const group of host.volumeGroups) {
    for (const volume of group.logicalVolumes)
      declared.set(volumeStorage(group.name, volume.name).key, {
        size: allocatedSize(group, volume),
        isPath: false,
        place: at(volume, "size"),
        name: `${group.name}/${volume.name}`,
      });
  }
  for (const { vbds } of host.domUs) {
    for (const vbd of vbds) {
      const { target } = vbd;
      const key = vbd.cdrom ? undefined : storageOf(vbd)?.key;
      if (key === undefined || target.kind !== "path" || !isKnown(target.path) || declared.has(key)) continue;
      declared.set(key, {
        size: target.size,
        isPath: true,
        place: { thing: vbd, key: target.size === undefined ? "target" : "size" },
        name: target.path,
      });
    }
  }
  return declared;
}

function describe(size: Planned<Size> | undefined): string {
  if (size === undefined) return "unset";
  return isUnknown(size) ? "unknown" : size.toString();
}
