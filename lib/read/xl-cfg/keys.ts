/** Owns which field of a domU each key of an xl.cfg is for, as the model's tables say it. */
import type { AnyThing } from "../../model/thing";
import { boot, domU } from "../../model/things/dom-u";

export interface KeyOfField {
  readonly part: "domU" | "boot";
  readonly field: string;
  /** What is read of it: a list of things, a number, MiB, or a text. */
  readonly kind: "list" | "number" | "size" | "text";
}

/** Of a key that has older names, the newest alone. */
export const KEYS: ReadonlyMap<string, KeyOfField> = new Map([...keysOf("domU", domU), ...keysOf("boot", boot)]);

function keysOf(part: KeyOfField["part"], { fields }: AnyThing): readonly (readonly [string, KeyOfField])[] {
  return Object.entries(fields).flatMap(([field, { xl, many, form }]) => {
    const key = typeof xl === "string" ? xl : xl?.[0];
    if (key === undefined) return [];
    const kinds: Readonly<Record<string, KeyOfField["kind"]>> = {
      "Planned<number>": "number",
      "Planned<Size>": "size",
    };
    return [[key, { part, field, kind: many === true ? "list" : (kinds[form.prop] ?? "text") }]];
  });
}
