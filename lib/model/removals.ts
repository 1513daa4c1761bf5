/** Owns look-ups in what is declared to be removed from a host. */
import type { Size } from "../units/size";
import type { Host } from "./fleet";

/** The names of the domUs that are to go. */
export function removedDomUs({ removals }: Host): readonly string[] {
  return removals.flatMap((removal) => (removal.kind === "domU" ? [removal.name] : []));
}

/** The logical volumes that are to go, by `VG/LV`, each with the size that it has to have. */
export function removedVolumes({ removals }: Host): ReadonlyMap<string, Size> {
  return new Map(
    removals.flatMap((removal) =>
      removal.kind === "logicalVolume"
        ? [[`${removal.volumeGroup}/${removal.logicalVolume}`, removal.size] as const]
        : [],
    ),
  );
}
