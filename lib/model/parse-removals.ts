/** Owns the way from a host's removals in a fleet document to the model: each of one thing, once, and known before apply. */
import { parseLvmName, parseName } from "../xen/names";
import { type VolumeName, volumeNamed } from "../xen/volume-path";
import type { Fields } from "./fields";
import type { Removal } from "./fleet";
import { isUnknown } from "./planned";
import { inCanonicalOrder, keyOf } from "./removals";

export function parseRemovals(host: Fields): readonly Removal[] {
  const keys = new Set<string>();
  const removals = host.children("removals", (fields) => {
    const removal = parseRemoval(fields);
    if (removal === undefined) return [];
    const key = keyOf(removal);
    if (keys.has(key)) fields.problem(removal.kind, "is declared to be removed more than once", "keep one of them");
    keys.add(key);
    return [removal];
  });
  return inCanonicalOrder(removals.flat());
}

/** Undefined for one that is a problem. */
function parseRemoval(fields: Fields): Removal | undefined {
  const domU = fields.identity<string | undefined>("domU", parseName);
  const volume = fields.identity<VolumeName | undefined>("logicalVolume", parseVolumeName);
  if (isUnknown(domU) || isUnknown(volume)) return undefined;
  if (domU === undefined) {
    if (volume === undefined) fields.problem("domU", "is missing, and so is logicalVolume", "write domU: NAME, or logicalVolume: VG/LV with its size");
    const size = volume && fields.identitySize("size");
    return volume && size && { kind: "logicalVolume", ...volume, size };
  }
  if (volume !== undefined) fields.problem("logicalVolume", "stands beside a domU, and a removal is of one thing", "write two removals");
  else if (fields.size("size") !== undefined) fields.problem("size", "a domU has no size", "leave it out, and remove its volumes by removals of their own");
  return { kind: "domU", name: domU };
}

function parseVolumeName(text: string): VolumeName {
  const volume = volumeNamed(text);
  if (volume === undefined) throw new RangeError(`expected VG/LV, found "${text}"`);
  return { volumeGroup: parseLvmName(volume.volumeGroup), logicalVolume: parseLvmName(volume.logicalVolume) };
}
