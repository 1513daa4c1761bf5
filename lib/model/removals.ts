/** Owns the order of what is declared to be removed from a host, and look-ups in it. */
import type { Size } from "../units/size";
import { compareNames } from "./document";
import type { Host, Removal } from "./fleet";

/** The names of the domUs that are to go. */
export function removedDomUs({ removals }: Host): readonly string[] {
  return removals.flatMap((removal) => (removal.kind === "domU" ? [removal.name] : []));
}

/** The logical volumes that are to go, by `VG/LV`, each with the size that it has to have. */
export function removedVolumes({ removals }: Host): ReadonlyMap<string, Size> {
  return new Map(removals.flatMap((removal) => (removal.kind === "logicalVolume" ? [[`${removal.volumeGroup}/${removal.logicalVolume}`, removal.size] as const] : [])));
}

/** DomUs by name, then volumes by group and name. */
export function inCanonicalOrder(removals: readonly Removal[]): readonly Removal[] {
  return [...removals].sort((a, b) => compareNames(keyOf(a), keyOf(b)));
}

/** The same text for the same thing alone. No name holds a NUL. */
export function keyOf(removal: Removal): string {
  return (removal.kind === "domU" ? [removal.kind, removal.name] : [removal.kind, removal.volumeGroup, removal.logicalVolume]).join("\0");
}
