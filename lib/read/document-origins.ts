/** Owns where the objects of a document stand in the file that it was read from. Nothing is walked before somebody asks. */
import { isObject, type Origin, type Origins, type RawValue } from "../model/document";
import type { Location } from "../model/location";
import type { LocatePath } from "./json-positions";

/** @param document all that the file holds; its objects are the keys. */
export function documentOrigins(document: RawValue, locate: LocatePath): Origins {
  let origins: Map<object, Origin> | undefined;
  return { get: (thing) => (origins ??= indexed(document, locate)).get(thing) };
}

class DocumentOrigin implements Origin {
  constructor(
    private readonly path: readonly (string | number)[],
    private readonly locate: LocatePath,
  ) {}

  get location(): Location | undefined {
    return this.locate(this.path);
  }

  field(key: string): Location | undefined {
    return this.locate([...this.path, key]);
  }
}

function indexed(document: RawValue, locate: LocatePath): Map<object, Origin> {
  const origins = new Map<object, Origin>();
  const walk = (value: RawValue, path: readonly (string | number)[]): void => {
    if (!isObject(value) && !Array.isArray(value)) return;
    origins.set(value as object, new DocumentOrigin(path, locate));
    for (const [key, child] of Object.entries(value as object))
      walk(child as RawValue, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  walk(document, []);
  return origins;
}
