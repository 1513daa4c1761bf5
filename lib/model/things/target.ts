/** Owns what backs a vbd: one value of the model, two fields of a document. */
import type { Size } from "../../units/size";
import { type VolumeName, volumeAtPath, volumeNamed } from "../../xen/volume-path";
import type { RawObject } from "../document";
import { type Form, sizeForm, spellingsOf, textForm } from "../form";
import { isUnknown, type Planned, Unknown } from "../planned";
import type { Reader } from "../reader";
import type { Field } from "../thing";

export type Target =
  | {
      readonly kind: "logicalVolume";
      readonly volumeGroup: string;
      readonly logicalVolume: string;
      /** Said at the vbd of a volume that is named by its path. The volume's own is the one that counts. */
      readonly size?: Planned<Size>;
    }
  | { readonly kind: "path"; readonly path: Planned<string>; readonly size?: Planned<Size> }
  /** A CD-ROM drive without a medium. */
  | { readonly kind: "empty" };

const text = textForm(1);

const form: Form<Target> = {
  keys: (name) => [name, ...spellingsOf("size")],
  properties: (name, description) => ({
    ...text.properties(name, description),
    ...sizeForm.properties("size", "Size of what a path leads to. A logical volume brings its own."),
  }),
  read: readTarget,
  write: (target, name) => ({
    ...writeTarget(target, name),
    ...(target.kind !== "empty" && target.size !== undefined && sizeForm.write(target.size, "size")),
  }),
  writeConfiguration: writeTarget,
  prop: "Planned<string>",
};

/** Its size is growth, and no part of the configuration. */
export const target: Field<Target, "always"> = {
  form,
  doc: "What backs it: VG/LV of this host, or an absolute path in dom0. Left out for a CD-ROM drive without a medium.",
  presence: "always",
  required: false,
  mustBeKnown: false,
  xl: "target",
};

function writeTarget(target: Target, name: string): RawObject {
  if (target.kind === "empty") return {};
  if (target.kind === "path") return { [name]: target.path };
  // With a size of its own it reads back by its path alone.
  return { [name]: `${target.size === undefined ? "" : "/dev/"}${target.volumeGroup}/${target.logicalVolume}` };
}

/**
 * VG/LV, the path of a declared logical volume (which means the same), or any other absolute path with its size; whatever its script makes a
 * device of; none for an empty CD-ROM drive.
 */
function readTarget(from: Reader, name: string): Target {
  const target = text.read(from, name);
  const size = sizeForm.read(from, "size");
  if (target === undefined) {
    if (from.value("cdrom") !== true)
      from.problem(name, "is missing", "write VG/LV or an absolute path; only a CD-ROM drive may be empty");
    if (size !== undefined)
      from.problem("size", "there is no target that it is the size of", "declare the target, or remove it");
    return { kind: "empty" };
  }
  const path = (planned: Planned<string>): Target => ({
    kind: "path",
    path: planned,
    ...(size !== undefined && { size }),
  });
  if (isUnknown(target)) return path(target);
  if (!target.startsWith("/") && (from.has("script") || isOfProtocol(target))) return path(target);
  const named = volumeNamed(target);
  const volume = named ?? declaredVolume(target, from);
  if (volume === undefined)
    return path(
      target.startsWith("/") ? target : from.refuse(name, `expected VG/LV or an absolute path, found "${target}"`),
    );
  if (named !== undefined && size !== undefined)
    from.problem("size", "a logical volume brings its own size", "remove it here");
  return { kind: "logicalVolume", ...volume, ...(named === undefined && size !== undefined && { size }) };
}

/** What QEMU or a script reaches by a protocol: `rbd:pool/image`, `nbd:unix:/run/nbd`, `iscsi://…`. */
export function isOfProtocol(target: string): boolean {
  return /^[a-z][a-z0-9+.-]*:./.test(target);
}

/** The declared logical volume that a path leads to. */
function declaredVolume(path: string, from: Reader): VolumeName | undefined {
  const host = from.enclosing("volumeGroups");
  const volume = volumeAtPath(path);
  return host && volume && declaredVolumes(host).has(`${volume.volumeGroup}/${volume.logicalVolume}`)
    ? volume
    : undefined;
}

/** By the object of their host. */
const known = new WeakMap<RawObject, ReadonlySet<string>>();

function declaredVolumes(host: RawObject): ReadonlySet<string> {
  let volumes = known.get(host);
  if (volumes === undefined) known.set(host, (volumes = new Set([...namesOf(host)])));
  return volumes;
}

function* namesOf(host: RawObject): Iterable<string> {
  for (const group of objectsIn(host["volumeGroups"])) {
    for (const volume of objectsIn(group["logicalVolumes"])) yield `${String(group["name"])}/${String(volume["name"])}`;
  }
}

function objectsIn(list: unknown): readonly RawObject[] {
  return Array.isArray(list)
    ? list.filter((item): item is RawObject => typeof item === "object" && item !== null && !(item instanceof Unknown))
    : [];
}
