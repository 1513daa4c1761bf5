/** Owns the consent without which nothing that leaves the declaration leaves its host: each of one thing, once, and known before apply. */
import type { Size } from "../../units/size";
import { parseLvmName } from "../../xen/names";
import { type VolumeName, volumeNamed } from "../../xen/volume-path";
import { compareNames, type RawObject } from "../document";
import { type Form, type Grammar, spellingsOf } from "../form";
import { isUnknown } from "../planned";
import type { Reader } from "../reader";
import { type Field, mustBeKnown, type Of, readThing, thing } from "../thing";
import { parsed, size } from "./fields";
import { NAME } from "./grammars";

export type Removal =
  /** Shut down, never by force. Its volumes stay. */
  | { readonly kind: "domU"; readonly name: string }
  /** With all that is on it, if it has this size. */
  | {
      readonly kind: "logicalVolume";
      readonly volumeGroup: string;
      readonly logicalVolume: string;
      readonly size: Size;
    };

const VOLUME_NAME: Grammar<VolumeName> = {
  parse: (text) => {
    const volume = volumeNamed(text);
    if (volume === undefined) throw new RangeError(`expected VG/LV, found "${text}"`);
    return { volumeGroup: parseLvmName(volume.volumeGroup), logicalVolume: parseLvmName(volume.logicalVolume) };
  },
  pattern: "^[^/]+/[^/]+$",
  examples: ["vg0/web-root"],
};

export const removal = thing(
  "A domU or a logical volume that is to go from the host. What is no longer declared stays without it.",
  {
    domU: mustBeKnown(parsed(NAME, "The name of a domU that is to be shut down, never by force. Its volumes stay.")),
    logicalVolume: mustBeKnown(parsed(VOLUME_NAME, "VG/LV of a volume that is to be removed, with all that is on it.")),
    size: mustBeKnown(size("The size that the volume was declared with. One of another size stays.")),
  },
);

/** One removal as it stands in a fleet document. */
export function fromRemoval(removal: Removal): RawObject {
  if (removal.kind === "domU") return { domU: removal.name };
  return { logicalVolume: `${removal.volumeGroup}/${removal.logicalVolume}`, size: removal.size.toString() };
}

/** DomUs by name, then volumes by group and name. */
export function inCanonicalOrder(removals: readonly Removal[]): readonly Removal[] {
  return [...removals].sort((a, b) => compareNames(keyOf(a), keyOf(b)));
}

/** The same text for the same thing alone. No name holds a NUL. */
export function keyOf(removal: Removal): string {
  return (
    removal.kind === "domU" ? [removal.kind, removal.name] : [removal.kind, removal.volumeGroup, removal.logicalVolume]
  ).join("\0");
}

const form: Form<readonly Removal[]> = {
  properties: (name, description) => ({
    [name]: { type: "array", description, items: { $ref: "#/definitions/removal" } },
  }),
  read: (from, name) => {
    const keys = new Set<string>();
    const removals = (from.children(name) ?? []).flatMap((item) => {
      const removal = removalOf(readThing(removalTable, item), item);
      if (removal === undefined) return [];
      if (keys.has(keyOf(removal)))
        item.problem(removal.kind, "is declared to be removed more than once", "keep one of them");
      keys.add(keyOf(removal));
      return [removal];
    });
    const ordered = inCanonicalOrder(removals);
    from.rememberList(ordered, name);
    return ordered;
  },
  write: (removals, name) => (removals.length === 0 ? {} : { [name]: removals.map(fromRemoval) }),
  prop: "readonly object[]",
};
const removalTable = removal;

export const removals: Field<readonly Removal[], "always"> = {
  form,
  doc: "DomUs and logical volumes that are to go: for each a domU, or a logicalVolume with its size.",
  presence: "always",
  required: false,
  mustBeKnown: false,
  holds: removal,
  many: true,
};

/** Undefined for one that is a problem. */
function removalOf({ domU, logicalVolume, size }: Of<typeof removal>, from: Reader): Removal | undefined {
  const said = (...keys: readonly string[]): boolean => keys.some((key) => from.has(key));
  if (domU !== undefined) {
    if (said("logicalVolume"))
      from.problem("logicalVolume", "stands beside a domU, and a removal is of one thing", "write two removals");
    else if (said(...spellingsOf("size")))
      from.problem("size", "a domU has no size", "leave it out, and remove its volumes by removals of their own");
    return { kind: "domU", name: domU };
  }
  if (logicalVolume === undefined) {
    if (!said("domU", "logicalVolume"))
      from.problem(
        "domU",
        "is missing, and so is logicalVolume",
        "write domU: NAME, or logicalVolume: VG/LV with its size",
      );
    return undefined;
  }
  if (size === undefined && !said(...spellingsOf("size"))) from.missing("size", spellingsOf("size"));
  return size === undefined || isUnknown(size) ? undefined : { kind: "logicalVolume", ...logicalVolume, size };
}
