/**
 * Owns things as data: a table of fields says all that is known of a thing of the model, and its type, its schema, its way from a document and
 * back, what a change of it takes, and its reference are derived from it. Must not know which things there are.
 */
import type { RawObject } from "./document";
import type { Form } from "./form";
import { isUnknown, Malformed, type Unknown, Unreadable } from "./planned";
import type { Reader } from "./reader";
import type { Schema } from "./json-schema";
import { isUnsaid, unsaidList } from "./unsaid";

/** What a change of a value takes before it holds: nothing, since the toolstack never hears of it; a command of the toolstack, or else a restart; a restart. */
export type Takes = "nothing" | "restart" | `xl ${string}`;

export interface FieldOptions {
  /** Its key in a domU's configuration, and older ones for the same: `type`, `builder`. For a device's field its key within the device's text. */
  readonly xl?: string | readonly string[];
  /** Default: restart. */
  readonly takes?: Takes;
  /** What holds where it is unset, in words: `vif-bridge`. */
  readonly default?: string;
  /** Further documentation of the prop, for editors. */
  readonly more?: string;
  /** Who says it, where it isn't the person who declares the thing: such a field is no prop of a construct. */
  readonly saidBy?: "tool";
}

/** Whether the model has the field always, or only where something is said. */
export type Presence = "always" | "optional";

export interface Field<T, P extends Presence = Presence> extends FieldOptions {
  readonly doc: string;
  readonly form: Form<T>;
  readonly presence: P;
  /** Whether a document must have it. */
  readonly required: boolean;
  /** Whether it must be known before apply. */
  readonly mustBeKnown: boolean;
  /** What the model holds where it is unset. */
  readonly otherwise?: T;
  /** A document does not say it where it holds that. */
  readonly silent?: boolean;
  /** Where it must be known: whether a malformed value is kept, and only who reads it can't go on. Without that the document is unreadable. */
  readonly keptMalformed?: boolean;
  /** Of what it holds, where that is a thing or a list of things. */
  readonly holds?: AnyThing;
  /** Whether it is a list of things. */
  readonly many?: boolean;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a table holds fields of every type
export type Fields = Readonly<Record<string, Field<any>>>;

export interface Thing<F extends Fields = Fields> {
  readonly doc: string;
  readonly fields: F;
  /** The field that tells its items apart in a list. Without one they go by position. */
  readonly key: string | undefined;
  /** Every key that its document can have. */
  readonly keys: ReadonlyMap<string, string>;
}

export type AnyThing = Thing;

type Held<F> = F extends Field<infer T> ? T : never;
type Simplified<T> = { readonly [K in keyof T]: T[K] };

/** The type of a thing in the model. */
export type Of<T> =
  T extends Thing<infer F>
    ? Simplified<
        {
          [
            K in keyof F as F[K] extends Field<unknown, "always"> ? K : F[K]["presence"] extends "always" ? K : never
          ]: Held<F[K]>;
        } & {
          [K in keyof F as F[K]["presence"] extends "always" ? never : K]?: Held<F[K]>;
        }
      >
    : never;

export function thing<F extends Fields>(doc: string, fields: F, key?: keyof F & string): Thing<F> {
  const keys = new Map<string, string>();
  for (const [name, { form }] of Object.entries(fields)) for (const key of keysOf(name, form)) keys.set(key, name);
  return { doc, fields, key, keys };
}

function keysOf(name: string, { keys }: Form<unknown>): readonly string[] {
  return keys?.(name) ?? [name];
}

/** A field that may be left out. */
export function field<T>(form: Form<T>, doc: string, options: FieldOptions = {}): Field<T, "optional"> {
  return { form, doc, presence: "optional", required: false, mustBeKnown: false, ...options };
}

/** A field that a document must have. */
export function required<T>({ ...rest }: Field<T>): Field<T, "always"> {
  return { ...rest, presence: "always", required: true };
}

/** A field that must be known before apply, where it is said at all. */
export function mustBeKnown<T, P extends Presence>({ ...rest }: Field<T, P>): Field<Exclude<T, Unknown>, P> {
  return { ...rest, mustBeKnown: true } as unknown as Field<Exclude<T, Unknown>, P>;
}

/** A field that holds this where it is unset. `silent`: a document does not say it then. */
export function orElse<T>(
  { ...rest }: Field<T, "optional">,
  otherwise: NoInfer<T>,
  { silent = false } = {},
): Field<T, "always"> {
  return { ...rest, presence: "always", otherwise, silent };
}

/** What a list or a place of one's own is known by: said, and known. */
export function identity<T>(one: Field<T, "optional">): Field<Exclude<T, Unknown>, "always"> {
  return mustBeKnown(required(one));
}

/** The same, where the rest can be judged without it. */
export function keptMalformed<T, P extends Presence>({ ...rest }: Field<T, P>): Field<T, P> {
  return { ...rest, keptMalformed: true };
}

/** One thing that is always there, if only with nothing said in it. */
export function one<T extends AnyThing>(of: T, doc: string, options: FieldOptions = {}): Field<Of<T>, "always"> {
  const form: Form<Of<T>> = {
    properties: (name, description) => ({ [name]: { ...schemaOf(of), description } }),
    read: (from, name) => readThing(of, from.child(name) ?? from.absentChild(name)),
    write: (value, name) => nonEmpty(name, writeThing(of, value)),
    prop: "object",
  };
  return { form, doc, presence: "always", required: false, mustBeKnown: false, holds: of, ...options };
}

/** One thing that may be left out. */
export function maybe<T extends AnyThing>(of: T, doc: string, options: FieldOptions = {}): Field<Of<T>, "optional"> {
  const { form } = one(of, doc);
  return {
    ...field<Of<T>>(
      { ...form, read: (from, name) => (from.has(name) ? form.read(from, name) : undefined) },
      doc,
      options,
    ),
    holds: of,
  };
}

export interface ListOptions<T> extends FieldOptions {
  /** The canonical order. Default: as declared. */
  readonly order?: (a: T, b: T) => number;
  /** A list that nobody said is unknown (unsaid.ts), unless this flag beside it says that what is listed is all. */
  readonly completeBy?: string;
}

/** A list of things, empty where it is unset. */
export function many<T extends AnyThing>(
  of: T,
  definition: string,
  doc: string,
  options: ListOptions<Of<T>> = {},
): Field<readonly Of<T>[], "always"> {
  const { order, completeBy, ...rest } = options;
  const form: Form<readonly Of<T>[]> = {
    properties: (name, description) => ({
      [name]: {
        type: "array",
        description,
        items: { $ref: `#/definitions/${definition}` },
        ...(of.key !== undefined && { "x-key": of.key }),
      },
    }),
    read: (from, name) => {
      if (completeBy !== undefined && !from.has(name) && from.value(completeBy) !== true) return unsaidList();
      const items = (from.children(name) ?? []).map((item) => readThing(of, item));
      if (order !== undefined && items.length > 1) items.sort(order);
      from.rememberList(items, name);
      return items;
    },
    write: (items, name) =>
      items.length === 0 && (completeBy === undefined || isUnsaid(items))
        ? {}
        : { [name]: items.map((item) => writeThing(of, item)) },
    prop: "readonly object[]",
  };
  return { form, doc, presence: "always", required: false, mustBeKnown: false, holds: of, many: true, ...rest };
}

/** The schema of a thing's document. */
export function schemaOf({ doc, fields }: AnyThing): Schema {
  return {
    type: "object",
    description: doc,
    properties: Object.assign(
      {},
      ...Object.entries(fields).map(([name, of]) => of.form.properties(name, describeField(of))),
    ) as Record<string, Schema>,
    required: Object.entries(fields).flatMap(([name, { required, form }]) =>
      required && keysOf(name, form).length === 1 ? [name] : [],
    ),
    patternProperties: { "^x-": {} },
    additionalProperties: false,
  };
}

/** Its documentation, its key and its default in one. */
export function describeField({ doc, xl, default: otherwise }: Field<unknown>): string {
  return [
    doc,
    ...(xl === undefined ? [] : [`(xl.cfg: ${typeof xl === "string" ? xl : (xl[0] ?? "")})`]),
    ...(otherwise === undefined ? [] : [`Default: ${otherwise}.`]),
  ].join(" ");
}

/** A thing from its document. What is wrong goes to the reader, whatever it returns is then of no use. */
export function readThing<T extends AnyThing>({ fields, keys }: T, from: Reader): Of<T> {
  from.refuseOthers(keys);
  const result: Record<string, unknown> = {};
  for (const name in fields) {
    const of = fields[name] as Field<unknown>;
    let value = of.form.read(from, name);
    if (value === undefined && of.required) from.missing(name, keysOf(name, of.form));
    if (value !== undefined && of.mustBeKnown && isUnknown(value)) {
      if (of.keptMalformed === true && value instanceof Malformed) {
        makeUnreadable(result, name);
        continue;
      }
      value = from.known(name, value);
    }
    if (value === undefined) value = of.otherwise;
    if (value !== undefined) result[name] = value;
  }
  from.remember(result, keys);
  return result as Of<T>;
}

function makeUnreadable(thing: Record<string, unknown>, key: string): void {
  Object.defineProperty(thing, key, {
    enumerable: false,
    get: () => {
      throw new Unreadable(thing, key);
    },
  });
}

/** What of a thing is written: all of it, or what its toolstack gets to hear. */
export type Extent = "all" | "configuration";

/** The document of a thing, in one canonical form. Defaults are written out, unless they are what nothing says. */
export function writeThing(of: AnyThing, value: object, extent: Extent = "all"): RawObject {
  const document: RawObject = {};
  for (const name in of.fields) {
    const field = of.fields[name] as Field<unknown>;
    const held = (value as Readonly<Record<string, unknown>>)[name];
    if (
      held === undefined ||
      (extent === "configuration" && field.takes === "nothing") ||
      (field.silent === true && isSame(held, field.otherwise))
    )
      continue;
    Object.assign(document, extent === "all" ? field.form.write(held, name) : writeConfiguration(field, held, name));
  }
  return document;
}

function isSame(held: unknown, otherwise: unknown): boolean {
  return (
    held === otherwise ||
    (Array.isArray(held) && Array.isArray(otherwise) && held.length === 0 && otherwise.length === 0)
  );
}

function writeConfiguration({ form, holds, many: isList }: Field<unknown>, held: unknown, name: string): RawObject {
  if (holds === undefined) return (form.writeConfiguration ?? form.write)(held, name);
  if (isList !== true) return nonEmpty(name, writeThing(holds, held as object, "configuration"));
  const items = held as readonly object[];
  return items.length === 0 ? {} : { [name]: items.map((item) => writeThing(holds, item, "configuration")) };
}

function nonEmpty(name: string, object: RawObject): RawObject {
  return Object.keys(object).length === 0 ? {} : { [name]: object };
}
