/** Owns forms: how the values of one kind of field are written in a document, checked, and read into the model. */
import { SIZE_SYNTAX, Size } from "../units/size";
import type { RawObject, RawValue } from "./document";
import { isUnknown, type Planned, Unknown } from "./planned";
import { type Reader, showValue } from "./reader";
import type { Schema } from "./json-schema";

export interface Form<T> {
  /** The keys of a document that a field of this form has. Default: its own name. */
  readonly keys?: (name: string) => readonly string[];
  /** The same as JSON Schema. */
  readonly properties: (name: string, description: string) => Readonly<Record<string, Schema>>;
  /** Undefined where it is unset. What is wrong goes to the reader. */
  readonly read: (from: Reader, name: string) => T | undefined;
  /** The same in a document, in one canonical spelling. */
  readonly write: (value: T, name: string) => RawObject;
  /** The same without what the toolstack never hears of. Default: all of it. */
  readonly writeConfiguration?: (value: T, name: string) => RawObject;
  /** The type of a prop that holds it, in TypeScript. */
  readonly prop: string;
}

/** What text of a grammar looks like, and how it is read. */
export interface Grammar<T> {
  readonly parse: (text: string) => T;
  /** As a regular expression of JSON Schema's, for editors. At least as wide as what `parse` takes. */
  readonly pattern?: string;
  readonly examples?: readonly string[];
}

/** A value that is not known stays as it is; any other is for `read`. */
function scalar<T>(
  schema: Schema,
  prop: string,
  read: (value: RawValue, from: Reader, name: string) => Planned<T>,
): Form<Planned<T>> {
  return {
    properties: (name, description) => ({ [name]: { ...schema, description } }),
    read: (from, name) => {
      const value = from.value(name);
      if (value === undefined || isUnknown(value)) return value;
      return isInexact(value) ? refuseInexact(from, name) : read(value, from, name);
    },
    write: (value, name) => ({ [name]: asWritten(value) }),
    prop: `Planned<${prop}>`,
  };
}

/** A number that JavaScript can't hold as it was written: it would be judged as another one. */
function isInexact(value: RawValue): boolean {
  if (Array.isArray(value)) return value.some(isInexact);
  return typeof value === "number" && (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER);
}

function refuseInexact(from: Reader, name: string): Unknown {
  from.problem(name, `expected numbers up to ${Number.MAX_SAFE_INTEGER}, found one beyond what is exact`);
  return new Unknown();
}

/** Text that a grammar reads. */
export function parsedForm<T>({ parse, pattern, examples }: Grammar<T>): Form<Planned<T>> {
  const schema: Schema = {
    type: "string",
    minLength: 1,
    ...(pattern !== undefined && { pattern }),
    ...(examples !== undefined && { examples }),
  };
  return scalar(schema, "string", (value, from, name) =>
    typeof value === "string" ? from.parse(name, parse) : notText(value, from, name),
  );
}

/** Any text without a NUL, which no file of Xen's can hold. */
export function textForm(least: 0 | 1, examples?: readonly string[]): Form<Planned<string>> {
  return scalar<string>(
    { type: "string", ...(least === 1 && { minLength: 1 }), ...(examples !== undefined && { examples }) },
    "string",
    (value, from, name) => {
      if (typeof value !== "string") return notText(value, from, name);
      if (value.length < least) return from.refuse(name, "expected at least one character, found none");
      return value.includes("\0") ? from.refuse(name, "text holds a NUL, which no file of Xen's can") : value;
    },
  );
}

function notText(value: RawValue, from: Reader, name: string): Unknown {
  const quote = typeof value === "number" ? `: quote it, as "${value}"` : "";
  return from.refuse(name, `expected text, found ${describe(value)}${quote}`);
}

export function enumForm<const V extends string>(values: readonly V[]): Form<Planned<V>> {
  const known: ReadonlySet<unknown> = new Set(values);
  return scalar<V>(
    { type: "string", enum: values },
    values.map((value) => JSON.stringify(value)).join(" | "),
    (value, from, name) =>
      known.has(value)
        ? (value as V)
        : from.refuse(name, `expected one of ${values.join(", ")}, found ${showValue(value)}`),
  );
}

/** A whole number, `least` or more. */
export function countForm(least: number): Form<Planned<number>> {
  return scalar<number>({ type: "integer", minimum: least }, "number", (value, from, name) => {
    if (typeof value !== "number" || !Number.isInteger(value))
      return from.refuse(name, `expected a whole number, found ${describe(value)}`);
    return value < least ? from.refuse(name, `expected at least ${least}, found ${value}`) : value;
  });
}

export const flagForm: Form<Planned<boolean>> = scalar<boolean>({ type: "boolean" }, "boolean", (value, from, name) =>
  typeof value === "boolean" ? value : from.refuse(name, `expected true or false, found ${describe(value)}`),
);

export const textsForm: Form<Planned<readonly string[]>> = listForm<string>(
  { type: "string" },
  "string",
  (item) => typeof item === "string",
  "text",
);

export const countsForm: Form<Planned<readonly number[]>> = listForm<number>(
  { type: "integer", minimum: 0 },
  "number",
  (item) => Number.isInteger(item) && (item as number) >= 0,
  "whole numbers from 0",
);

function listForm<T>(
  items: Schema,
  prop: string,
  fits: (item: RawValue) => boolean,
  what: string,
): Form<Planned<readonly T[]>> {
  return {
    ...scalar<readonly T[]>({ type: "array", items }, `readonly ${prop}[]`, (value, from, name) => {
      if (!Array.isArray(value)) {
        from.problem(name, `expected a list, found ${showValue(value)}`);
        return new Unknown();
      }
      const wrong = (value as readonly RawValue[]).find((item) => !fits(item));
      return wrong === undefined
        ? (value as readonly unknown[] as readonly T[])
        : from.refuse(name, `expected a list of ${what}, found ${showValue(wrong)} in it`);
    }),
  };
}

/** The spellings of a size: text with a unit, or a number with the unit in its name. */
export const SIZE_SUFFIXES = ["Bytes", "KiB", "MiB", "GiB", "TiB"] as const;

const SPELLINGS = new Map<string, readonly string[]>();

/** `memory`, `memoryBytes`, `memoryKiB`, … */
export function spellingsOf(name: string): readonly string[] {
  let spellings = SPELLINGS.get(name);
  if (spellings === undefined)
    SPELLINGS.set(name, (spellings = [name, ...SIZE_SUFFIXES.map((suffix) => `${name}${suffix}`)]));
  return spellings;
}

export const sizeForm: Form<Planned<Size>> = {
  keys: spellingsOf,
  properties: (name, description) => ({
    [name]: {
      type: "string",
      pattern: SIZE_PATTERN,
      examples: ["20GiB"],
      description: `${description} As ${SIZE_SYNTAX}.`,
    },
    ...Object.fromEntries(
      SIZE_SUFFIXES.map((suffix) => [
        `${name}${suffix}`,
        { type: "number", minimum: 0, description: `${description} In ${suffix === "Bytes" ? "bytes" : suffix}.` },
      ]),
    ),
  }),
  read: (from, name) => {
    let key: string | undefined;
    for (const spelling of spellingsOf(name)) {
      if (!from.has(spelling)) continue;
      if (key !== undefined) {
        const all = spellingsOf(name).filter((candidate) => from.has(candidate));
        from.problem(key, `declared ${all.length} times, as ${all.join(", ")}`, "keep one");
        break;
      }
      key = spelling;
    }
    if (key === undefined) return undefined;
    const value = from.value(key);
    if (isUnknown(value)) return value;
    if (isInexact(value)) return refuseInexact(from, key);
    if (key === name)
      return typeof value === "string"
        ? from.parse(key, Size.parse)
        : from.refuse(
            key,
            `expected text, found ${describe(value)}: write ${SIZE_SYNTAX}, or ${name}MiB with a number`,
          );
    if (typeof value !== "number") return from.refuse(key, `expected a number, found ${describe(value)}`);
    const suffix = key.slice(name.length);
    return from.parse(key, () => Size.of(value, suffix === "Bytes" ? "B" : (suffix as "KiB")));
  },
  write: (value, name) => ({ [name]: asWritten(value) }),
  prop: "Planned<Size>",
};

/** As wide as `Size.parse`. */
const SIZE_PATTERN = "^\\s*\\d+(\\.\\d+)?\\s*([KMGTPkmgtp]|[KMGTP]iB|[Bb])\\s*$";

/** What xl.cfg can say: a number, a string, or a list of strings. */
export type SettingValue = string | number | readonly string[];

/** A password by its key. */
const PASSWORD = /^(vnc|spice)passwd$/;

/** Whether the key of a setting is that of a password, whose value goes nowhere. */
export function isPassword(key: string): boolean {
  return PASSWORD.test(key);
}

/** Stands in an item of a list in place of a password: that there is one is known, and nothing more. */
export const MASKED = "(secret)";

/** A password that is said within an item of a list. An empty one is none. */
const PAIR = /((?:^|[\s,])(?:vnc|spice)passwd\s*=\s*)([^,\s][^,]*)/g;

function hasPassword(text: string): boolean {
  return withoutPasswords(text) !== text;
}

/** An item of a list without the passwords in it. */
export function withoutPasswords(text: string): string {
  return text.replace(PAIR, `$1${MASKED}`);
}

/** Keys and values of a configuration of Xen's, as they stand, in the order of their names. `others` have a field of their own. */
export function settingsForm(
  others: () => readonly string[] = () => [],
): Form<ReadonlyMap<string, Planned<SettingValue>>> {
  return {
    properties: (name, description) => ({
      [name]: {
        type: "object",
        description,
        additionalProperties: {
          anyOf: [{ type: "string" }, { type: "number" }, { type: "array", items: { type: "string" } }],
        },
        ...(others().length > 0 && { propertyNames: { not: { enum: others() } } }),
      },
    }),
    read: (from, name) => {
      const settings = from.child(name);
      if (settings === undefined) return new Map();
      const taken = others();
      const map = new Map<string, Planned<SettingValue>>();
      for (const key of Object.keys(settings.raw).sort()) {
        const value = settings.value(key);
        if (value === undefined) continue;
        if (isInexact(value)) refuseInexact(settings, key);
        else if (taken.includes(key))
          settings.problem(key, "is not a setting of its own: this document has a field for it");
        // That there is one is known, and nothing more of it. An empty one is none.
        else if (isPassword(key) && !isUnknown(value) && value !== "") map.set(key, new Unknown(undefined, "secret"));
        else if (holdsPassword(value))
          settings.problem(
            key,
            "holds a password, which everybody could read in plans, states, scripts and reports",
            "leave it out, and let the display listen on 127.0.0.1",
          );
        else
          map.set(
            key,
            isUnknown(value) || isSetting(value)
              ? (value as Planned<SettingValue>)
              : settings.refuse(key, `expected a number, text or a list of text, found ${describe(value)}`),
          );
      }
      settings.remember(map);
      return map;
    },
    write: (settings, name) => (settings.size === 0 ? {} : { [name]: Object.fromEntries(settings) }),
    prop: "Readonly<Record<string, Planned<SettingValue>>>",
  };
}

function isSetting(value: RawValue): boolean {
  return (
    typeof value === "string" ||
    typeof value === "number" ||
    (Array.isArray(value) && value.every((item) => typeof item === "string"))
  );
}

function holdsPassword(value: RawValue): boolean {
  return Array.isArray(value) && value.some((text) => typeof text === "string" && hasPassword(text));
}

function describe(value: RawValue): string {
  if (value === null) return "nothing";
  return `${typeof value === "number" ? "the number " : ""}${showValue(value)}`;
}

/** What is parsed as the text that it is parsed from. */
function asWritten(value: unknown): RawValue {
  return typeof value === "object" && value !== null && "toJSON" in value ? String(value) : (value as RawValue);
}
