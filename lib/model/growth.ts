/** Owns the comparison of sizes before and after a change, in the whole extents that LVM allocates. */
import { type Size } from "../units/size";
import type { DomU, Host, LogicalVolume, Vbd, VolumeGroup } from "./fleet";
import { findVolume } from "./find";
import { isKnown, type Planned, Unknown } from "./planned";
import { isSameStorage } from "./storage";

/** What a logical volume takes of its volume group: its size rounded up to whole extents, as lvcreate(8) and lvextend(8) do. Unknown for extents of nothing. */
export function allocatedSize(volumeGroup: VolumeGroup, logicalVolume: LogicalVolume): Planned<Size> {
  const { extentSize } = volumeGroup;
  return isKnown(logicalVolume.size) && isKnown(extentSize) && extentSize.bytes > 0
    ? logicalVolume.size.roundedUpTo(extentSize)
    : new Unknown();
}

/** What backs a vbd, in whole extents where it is a logical volume. Undefined where nobody declared a size. */
export function backingSize(host: Host, vbd: Vbd): Planned<Size> | undefined {
  if (vbd.target.kind === "path") return vbd.target.size;
  const found = findVolume(host, vbd.target);
  return found && allocatedSize(found.volumeGroup, found.logicalVolume);
}

export interface SizeChange {
  readonly vbd: Vbd;
  readonly before: Planned<Size>;
  readonly after: Planned<Size>;
}

/** The vbds that the domU had before, on the same target, whose backing has grown, or may have for all that is known. */
export function grownVbds(
  before: { readonly host: Host; readonly domU: DomU },
  after: { readonly host: Host; readonly domU: DomU },
): SizeChange[] {
  const changes: SizeChange[] = [];
  for (const vbd of after.domU.vbds) {
    const was = before.domU.vbds.find(({ target }) => isSameStorage(target, vbd.target));
    if (was === undefined) continue;
    const sizes = { before: backingSize(before.host, was), after: backingSize(after.host, vbd) };
    if (sizes.before === undefined || sizes.after === undefined) continue;
    if (isKnown(sizes.before) && isKnown(sizes.after) && !sizes.after.isLargerThan(sizes.before)) continue;
    changes.push({ vbd, before: sizes.before, after: sizes.after });
  }
  return changes;
}
