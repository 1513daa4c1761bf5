/** Owns the reading of one object of a document: its values as they stand, what is wrong with them, and where they were declared. */
import { nearest } from "../units/nearest";
import { isObject, type Origins, type RawObject, type RawValue } from "./document";
import type { Problem } from "./input-error";
import { isUnknown, Malformed } from "./planned";
import type { Place } from "./place";

/** A value that is not of the form that its field has. */
export interface MalformedPlace extends Place {
  /** What is wrong with it, and what would have been accepted. */
  readonly problem: string;
}

/** What one reading of a document shares. */
export interface Reading {
  /** What makes it unreadable. */
  readonly problems: Problem[];
  /** Values that are not of the form that their field has. */
  readonly malformed: MalformedPlace[];
  readonly origins: Origins;
  /** Each thing of the model, and the object or list that it was read from. */
  readonly sources: Map<object, object>;
}

const NEEDED_NOW = "is not known until apply, but a plan can't be judged without it";

export class Reader {
  /** The fields that turned out malformed. */
  private readonly malformed: { readonly key: string; readonly problem: string }[] = [];

  constructor(
    readonly raw: RawObject,
    readonly reading: Reading,
    private readonly owner: Reader | undefined,
    /** How the owner holds it: a field, or an item of a list. */
    private readonly step: string,
  ) {}

  value(key: string): RawValue {
    return this.raw[key];
  }

  has(key: string): boolean {
    return this.raw[key] !== undefined;
  }

  /** @param at the key that it stands at, if not the one that the path ends in. */
  problem(key: string, message: string, hint?: string, at = key): void {
    const location = this.reading.origins.get(this.raw)?.field?.(at);
    this.reading.problems.push({
      path: this.pathOf(key),
      message,
      ...(hint !== undefined && { hint }),
      ...(location !== undefined && { location }),
    });
  }

  /** A scalar that is not of its field's form: the rest is read all the same. */
  refuse(key: string, message: string): Malformed {
    this.malformed.push({ key, problem: message });
    return new Malformed(showValue(this.raw[key]), message);
  }

  /** @param parse throws a RangeError for text that is not of the form. */
  parse<T>(key: string, parse: (text: string) => T): T | Malformed {
    try {
      return parse(this.raw[key] as string);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return this.refuse(key, error.message);
    }
  }

  /** What a thing is known by must be known, and be of its form: without it nothing can be said of the thing. */
  known<T>(key: string, value: T): T | undefined {
    if (value instanceof Malformed) {
      this.malformed.splice(
        this.malformed.findIndex((one) => one.key === key),
        1,
      );
      this.problem(key, value.problem);
      return undefined;
    }
    if (isUnknown(value)) {
      this.problem(key, NEEDED_NOW);
      return undefined;
    }
    return value;
  }

  /** The reader of an object that a field holds. Undefined where there is none, or something else, which is a problem. */
  child(key: string): Reader | undefined {
    const value = this.raw[key];
    if (value === undefined) return undefined;
    if (isObject(value)) return new Reader(value, this.reading, this, key);
    this.problem(
      key,
      `expected a mapping, found ${isUnknown(value) ? "a value that is not known until apply" : showValue(value)}`,
    );
    return undefined;
  }

  /** A reader for each item of a list of objects. Undefined where there is no list, or something else, which is a problem. */
  children(key: string): readonly Reader[] | undefined {
    const value = this.raw[key];
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) {
      this.problem(
        key,
        `expected a list, found ${isUnknown(value) ? "a value that is not known until apply" : showValue(value)}`,
      );
      return undefined;
    }
    const readers: Reader[] = [];
    (value as readonly RawValue[]).forEach((item, index) => {
      if (isObject(item)) readers.push(new Reader(item, this.reading, this, `${key}[${index}]`));
      else
        this.problem(
          `${key}[${index}]`,
          `expected a mapping, found ${isUnknown(item) ? "a value that is not known until apply" : showValue(item)}`,
        );
    });
    return readers;
  }

  /** An object in place of one that was left out. */
  absentChild(key: string): Reader {
    return new Reader({}, this.reading, this, key);
  }

  /** A field that has to be there, and isn't. */
  missing(name: string, spellings: readonly string[]): void {
    // What is there and wrong is told already.
    if (spellings.some((spelling) => this.has(spelling))) return;
    if (spellings.length > 1) this.problem(name, "is missing", `write ${name}: 20GiB, or ${name}MiB: 20480`);
    else this.problem("", `"${name}" is missing`);
  }

  /** What was read is this thing of the model. `keys` names the field of each key of the document. */
  remember(thing: object, keys?: ReadonlyMap<string, string>): void {
    this.reading.sources.set(thing, this.raw);
    for (const { key, problem } of this.malformed)
      this.reading.malformed.push({ thing, key: keys?.get(key) ?? key, problem });
  }

  /** The same for a list that a field holds. */
  rememberList(items: readonly object[], key: string): void {
    const list = this.raw[key];
    if (Array.isArray(list)) this.reading.sources.set(items, list);
  }

  /** Tells every field that is none of these. */
  refuseOthers(fields: ReadonlyMap<string, unknown>): void {
    for (const key in this.raw) {
      if (
        fields.has(key) ||
        key.startsWith("x-") ||
        (key === "$schema" && this.owner === undefined) ||
        this.raw[key] === undefined
      )
        continue;
      const known = [...fields.keys()];
      const meant = nearest(key, known);
      this.problem(
        "",
        `unknown field "${key}"`,
        `${meant === undefined ? "" : `did you mean "${meant}"? `}Known: ${known.join(", ")}`,
        key,
      );
    }
  }

  /** The object nearest above that has such a field. */
  enclosing(key: string): RawObject | undefined {
    return this.has(key) ? this.raw : this.owner?.enclosing(key);
  }

  private pathOf(key: string): string {
    const own = this.path();
    if (key === "") return own.replace(/:? $/, "");
    return own === "" || own.endsWith(" ") ? `${own}${key}` : `${own}.${key}`;
  }

  /** From the root, or from what a door calls it by, which a space ends. */
  private path(): string {
    const label = this.reading.origins.get(this.raw)?.label;
    if (label !== undefined) return `${label} `;
    if (this.owner === undefined) return "";
    const above = this.owner.path();
    return above === "" || above.endsWith(" ") ? `${above}${this.step}` : `${above}.${this.step}`;
  }
}

/** A value as JSON, short enough for a message. */
export function showValue(value: RawValue): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
