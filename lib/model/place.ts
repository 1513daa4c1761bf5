/** Owns places: which value of a fleet something is about, and its path: `hosts.alpha.domUs.web.vifs[0].rate`. */
import { Unknown } from "./planned";

/** A value of the fleet: the thing of the model that has it, and the field's name. Without a key, the thing itself. */
export interface Place {
  readonly thing: object;
  /** The name of a field or of a setting, or the index of an item. */
  readonly key?: string | number;
}

type KeyOf<T> =
  T extends ReadonlyMap<string, unknown> ? string : T extends readonly unknown[] ? number : keyof T & string;

/** The place of a field of a thing, of a setting of a map, or of the thing itself. */
export function at<T extends object>(thing: T, key?: KeyOf<T>): Place {
  return key === undefined ? { thing } : { thing, key: key };
}

/** A step of a path: by name where a thing is known by one, by number in a list that goes by position. */
export type Step = string | number;

/** What an item of each list is known by. The other lists go by position. */
const KEYS: Readonly<Record<string, string>> = {
  hosts: "name",
  networks: "bridge",
  volumeGroups: "name",
  logicalVolumes: "name",
  domUs: "name",
  vbds: "vdev",
  pci: "bdf",
};

/** Whether a value of the model has fields of its own: an object, a list or a map of it. What is parsed has none, and what is one of several kinds (a target, a removal) is one value. */
export function isThing(value: unknown): value is object {
  if (typeof value !== "object" || value === null || "kind" in value) return false;
  return Array.isArray(value) || value instanceof Map || Object.getPrototypeOf(value) === Object.prototype;
}

/** The fields of a thing, its items or its settings, each by its step. */
export function* entriesOf(thing: object): Iterable<readonly [key: string | number, value: unknown]> {
  if (Array.isArray(thing)) yield* thing.entries();
  else if (thing instanceof Map) yield* thing.entries() as Iterable<readonly [string, unknown]>;
  else yield* Object.entries(thing);
}

interface Held {
  readonly holder: object;
  readonly key: string | number;
}

/** The way to every thing of a fleet. Made when a place is first asked for: where nothing is found, nothing is walked. */
export class Paths {
  private readonly held = new Map<object, Held>();

  constructor(private readonly fleet: object) {}

  /** The steps from the fleet to a place. Undefined for what isn't in the fleet. `near` is walked first: most places lie in it. */
  stepsTo({ thing, key }: Place, near?: object): readonly Step[] | undefined {
    if (!this.reaches(thing, near)) return undefined;
    const steps: Step[] = key === undefined ? [] : [key];
    for (let at = thing; at !== this.fleet;) {
      const { holder, key: step } = this.held.get(at) as Held;
      steps.unshift(this.named(holder, step, at));
      at = holder;
    }
    return steps;
  }

  /** The things from a place's own up to the fleet, each with the key by which it holds the one before. */
  *above({ thing, key }: Place): Iterable<Place> {
    yield key === undefined ? { thing } : { thing, key };
    for (let at = thing, held = this.held.get(at); held !== undefined; held = this.held.get(at)) {
      yield { thing: held.holder, key: held.key };
      at = held.holder;
    }
  }

  private reaches(thing: object, near: object | undefined): boolean {
    if (thing === this.fleet || this.held.has(thing)) return true;
    this.walk(this.fleet, ({ length: depth }) => depth < 3);
    if (near !== undefined && (near === this.fleet || this.held.has(near))) {
      this.walk(near, () => true);
      if (this.held.has(thing)) return true;
    }
    this.walk(this.fleet, () => true);
    return this.held.has(thing);
  }

  private walk(from: object, enters: (path: readonly object[]) => boolean, path: readonly object[] = []): void {
    if (path.length > 0 && !enters(path)) return;
    const below = [...path, from];
    for (const [key, value] of entriesOf(from)) {
      if (!isThing(value)) continue;
      if (!this.held.has(value)) this.held.set(value, { holder: from, key });
      this.walk(value, enters, below);
    }
  }

  /** The name of an item; `web#2` for the second of that name. */
  private named(holder: object, key: string | number, item: object): Step {
    if (typeof key === "string") return key;
    const list = this.held.get(holder)?.key;
    const identity = KEYS[String(list)];
    if (identity === undefined) return key;
    // One that is malformed is no name, and not to be read.
    const nameOf = (thing: object): unknown => Object.getOwnPropertyDescriptor(thing, identity)?.value as unknown;
    const name = nameOf(item);
    if (name === undefined || name instanceof Unknown) return key;
    const before = (holder as readonly object[])
      .slice(0, key)
      .filter((other) => String(nameOf(other)) === String(name)).length;
    return before === 0 ? String(name) : `${String(name)}#${before + 1}`;
  }
}

/** `hosts.alpha.domUs.web.vifs[0].rate`; a name with more than letters, digits, `_` and `-` stands in brackets: `networks["br0.100"]`. */
export function writePath(steps: readonly Step[]): string {
  return steps
    .map((step, index) => {
      if (typeof step === "number") return `[${step}]`;
      if (!/^[\w#-]+$/.test(step)) return `[${JSON.stringify(step)}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join("");
}
