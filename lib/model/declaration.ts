/** Owns where the values of a fleet were declared: kept beside the model, which holds what was said and not who said it where. */
import type { Origins } from "./document";
import type { Fleet } from "./fleet";
import { spellingsOf } from "./form";
import type { Location } from "./location";
import type { Place } from "./place";
import type { MalformedPlace } from "./reader";

/** What a reading leaves behind. */
interface Declaration {
  readonly origins: Origins;
  /** Each thing of the model, and the object or list that it was read from. */
  readonly sources: Pick<ReadonlyMap<object, object>, "get">;
  readonly malformed: readonly MalformedPlace[];
}

const declarations = new WeakMap<Fleet, Declaration>();

export function rememberDeclaration(fleet: Fleet, declaration: Declaration): void {
  declarations.set(fleet, declaration);
}

/** Where a thing of the model was declared, or the value of a field of it. Undefined where the door can't say. */
export function locationOf(fleet: Fleet, { thing, key }: Place): Location | undefined {
  const declaration = declarations.get(fleet);
  const source = declaration?.sources.get(thing);
  if (declaration === undefined || source === undefined) return undefined;
  const origin = declaration.origins.get(source);
  if (key === undefined || origin?.field === undefined) return origin?.location;
  return origin.field(keyIn(source, thing, key)) ?? origin.location;
}

/** The Terraform address of the resource that carried a thing. Undefined where none did. */
export function addressOf(fleet: Fleet, thing: object): string | undefined {
  const declaration = declarations.get(fleet);
  const source = declaration?.sources.get(thing);
  return source === undefined ? undefined : declaration?.origins.get(source)?.address;
}

/** Says of a fleet that copies things of another that each was declared where its original was. @param copies by original. */
export function inheritDeclaration(from: Fleet, to: Fleet, copies: ReadonlyMap<object, object>): void {
  const declaration = declarations.get(from);
  if (declaration === undefined) return;
  const { sources, malformed } = declaration;
  const originals = new Map([...copies].map(([original, copy]) => [copy, original]));
  declarations.set(to, {
    ...declaration,
    sources: { get: (thing) => sources.get(originals.get(thing) ?? thing) },
    malformed: malformed.map((place) => ({ ...place, thing: copies.get(place.thing) ?? place.thing })),
  });
}

/** The values that are not of the form that their fields have. */
export function malformedIn(fleet: Fleet): readonly MalformedPlace[] {
  return declarations.get(fleet)?.malformed ?? [];
}

/** The key of a document for a field of the model: a size may be spelled with its unit, an item may have changed its place. */
function keyIn(source: object, thing: object, key: string | number): string {
  if (typeof key === "number") return String(Array.isArray(source) ? key : key);
  if (key in source || thing instanceof Map) return key;
  return spellingsOf(key).find((spelling) => spelling in source) ?? key;
}
