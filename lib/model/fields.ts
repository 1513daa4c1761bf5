/** Owns the reading of one object of a fleet document whose shape is right: its fields, and what is wrong with their values. */
import { Size } from "../units/size";
import { compareNames, isObject, type Origins, type RawObject } from "./document";
import type { Location } from "./fleet";
import type { Problem } from "./input-error";
import { isUnknown, type Planned, Unknown } from "./planned";
import { SIZE_SUFFIXES } from "./schema";

/** What one reading of a document shares. */
export interface Reading {
  readonly problems: Problem[];
  readonly origins: Origins;
}

const NEEDED_NOW = "is not known until apply, but a plan can't be judged without it";

export class Fields {
  constructor(
    private readonly raw: RawObject,
    private readonly path: string,
    private readonly reading: Reading,
  ) {}

  get location(): Location | undefined {
    return this.reading.origins.get(this.raw)?.location;
  }

  problem(key: string, message: string, hint?: string): void {
    this.reading.problems.push({ path: this.at(key), message, ...(hint !== undefined && { hint }) });
  }

  /** The value as it stands: the schema has seen to its type. */
  value<T>(key: string): Planned<T> | undefined {
    return this.raw[key] as Planned<T> | undefined;
  }

  text(key: string): Planned<string> | undefined {
    return this.parsed(key, (text) => {
      if (text.includes("\0")) throw new RangeError("text holds a NUL, which no file of Xen's can");
      return text;
    });
  }

  parsed<T>(key: string, parse: (text: string) => T): Planned<T> | undefined {
    const value = this.raw[key];
    if (value === undefined || isUnknown(value)) return value;
    try {
      return parse(value as string);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.problem(key, error.message);
      return new Unknown();
    }
  }

  /** What a thing is known by must be known: it can't wait for apply. */
  identity<T>(key: string, parse: (text: string) => T): T {
    const value = this.parsed(key, parse);
    if (this.raw[key] instanceof Unknown) this.problem(key, NEEDED_NOW);
    return value as T;
  }

  required<T>(key: string, value: Planned<T> | undefined): Planned<T> {
    if (value === undefined) this.problem(key, "is missing", `write ${key}: 20GiB, or ${key}MiB: 20480`);
    return value ?? new Unknown();
  }

  size(name: string): Planned<Size> | undefined {
    const spellings = this.spellingsOf(name);
    const [key] = spellings;
    if (key === undefined) return undefined;
    if (spellings.length > 1) this.problem(key, `declared ${spellings.length} times, as ${spellings.join(", ")}`, "keep one");
    const value = this.raw[key];
    if (isUnknown(value)) return value;
    if (key === name) return this.parsed(key, Size.parse);
    const suffix = key.slice(name.length);
    try {
      return Size.of(value as number, suffix === "Bytes" ? "B" : (suffix as "KiB"));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.problem(key, error.message);
      return new Unknown();
    }
  }

  /** A size that a thing is known by. Undefined where it is a problem. */
  identitySize(name: string): Size | undefined {
    const size = this.required(name, this.size(name));
    if (this.spellingsOf(name).some((key) => isUnknown(this.raw[key]))) this.problem(name, NEEDED_NOW);
    return isUnknown(size) ? undefined : size;
  }

  child(key: string): Fields {
    return this.optionalChild(key) ?? new Fields({}, this.at(key), this.reading);
  }

  optionalChild(key: string): Fields | undefined {
    const value = this.raw[key];
    return isObject(value) ? new Fields(value, this.at(key), this.reading) : undefined;
  }

  children<T>(key: string, parse: (fields: Fields) => T): T[] {
    const items = (this.raw[key] ?? []) as readonly RawObject[];
    return items.map((item, index) => {
      const label = this.reading.origins.get(item)?.label;
      return parse(new Fields(item, label === undefined ? `${this.at(key)}[${index}]` : `${label} `, this.reading));
    });
  }

  entries<T>(): ReadonlyMap<string, Planned<T>> {
    return new Map(Object.entries(this.raw).sort(([a], [b]) => compareNames(a, b)) as [string, Planned<T>][]);
  }

  private spellingsOf(size: string): readonly string[] {
    return [size, ...SIZE_SUFFIXES.map((suffix) => `${size}${suffix}`)].filter((key) => this.raw[key] !== undefined);
  }

  private at(key: string): string {
    return this.path === "" || this.path.endsWith(" ") ? `${this.path}${key}` : `${this.path}.${key}`;
  }
}

/** The same object without the properties that are undefined: an absent field is absent. */
export function defined<T extends object>(fields: { [K in keyof T]-?: T[K] | (object extends Pick<T, K> ? undefined : never) }): T {
  const result: Record<string, unknown> = {};
  for (const key in fields) if (fields[key] !== undefined) result[key] = fields[key];
  return result as T;
}
