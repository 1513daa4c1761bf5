/** Owns where the values of a fleet were declared: kept beside the model, which holds what was said and not who said it where. */
import type { Fleet, Location } from "./fleet";

/** Where a thing of the model, or a field of it, was declared. Undefined where the door can't say. */
export type Locate = (thing: object, key?: string | number) => Location | undefined;

const declarations = new WeakMap<Fleet, Locate>();

export function rememberDeclaration(fleet: Fleet, locate: Locate): void {
  declarations.set(fleet, locate);
}

export function locationOf(fleet: Fleet, thing: object, key?: string | number): Location | undefined {
  const locate = declarations.get(fleet);
  return locate === undefined ? (thing as { readonly location?: Location }).location : locate(thing, key);
}
