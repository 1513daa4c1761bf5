/** Owns what every door hands on: the things that it found, each with where it comes from. */
import type { PlacedThing } from "../model/assemble";
import type { Origin, Origins, RawObject } from "../model/document";
import { InputError, type Problem } from "../model/input-error";
import { decodePayload, isMeantAsPayload, isPayload, type Payload, PayloadError } from "../model/payload";
import type { Planned } from "../model/planned";
import type { Architecture } from "../xen/architecture";
import type { XenRelease } from "../xen/release";

export type Door = "synthesized JSON" | "plan" | "fleet file" | "xl.cfg";

/** A domU that came by itself, in a file of its toolstack's. */
export interface FileDomU {
  readonly file: string;
  /** The name of its host. */
  readonly host: string;
  /** Whether it is known to start with the host. */
  readonly autostarts: boolean;
  /** What it is known by: its name and its UUID, where they are said. */
  readonly identities: readonly string[];
  /** What a release reads in the file. @throws InputError */
  readonly read: (
    release: XenRelease,
    architecture?: Architecture,
  ) => {
    readonly document: RawObject;
    readonly origins: ReadonlyMap<object, Origin>;
  };
}

export interface Found {
  readonly door: Door;
  readonly things: readonly PlacedThing[];
  /** What there was before the change. Only a plan says; empty where nothing was. */
  readonly before?: readonly PlacedThing[];
  /** Hosts that came whole, from a fleet file. */
  readonly hosts: readonly RawObject[];
  readonly domUs?: readonly FileDomU[];
  readonly origins?: Origins;
  /** What the person who runs this should know. */
  readonly notes: readonly string[];
}

/** The attribute that carries a payload, by type of resource. */
export const CARRIERS: Readonly<Record<string, readonly string[]>> = {
  null_resource: ["triggers"],
  terraform_data: ["input", "triggers_replace"],
};

/** The attributes in which a resource of a type may carry a payload. Undefined for the types that carry none. */
export function carriersOf(type: unknown): readonly string[] | undefined {
  return typeof type === "string" && Object.hasOwn(CARRIERS, type) ? CARRIERS[type] : undefined;
}

/** A map that is a payload of ours. */
export function isOurs(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && isPayload(value as Readonly<Record<string, unknown>>);
}

/** A map that has a key of ours, and so is meant to be a payload, whole or not. */
export function hintsAtOurs(value: unknown): boolean {
  return typeof value === "object" && value !== null && isMeantAsPayload(value);
}

export type LabelledOrigin = Origin & { readonly label: string };
export type ReadElement = (text: string, key: string) => Planned<string>;

/** Decodes payloads one after the other, and tells all that is wrong with them at once. */
export class Decoder {
  readonly things: PlacedThing[] = [];
  private readonly problems: Problem[] = [];
  private unsupported = false;

  constructor(private readonly file: string) {}

  /** `read` turns the text of one element into its value, where text is not the value itself. */
  add(
    triggers: Readonly<Record<string, unknown>>,
    origin: LabelledOrigin,
    read?: ReadElement,
  ): PlacedThing | undefined {
    try {
      const placed = { thing: decodePayload(toPayload(triggers, read)), origin };
      this.things.push(placed);
      return placed;
    } catch (error) {
      if (!(error instanceof PayloadError)) throw error;
      this.unsupported ||= error.unsupported;
      this.problems.push({ path: `${origin.label} ${error.key}`, message: error.message });
      return undefined;
    }
  }

  /** The same thing once more, decoded already. */
  addAgain({ thing }: PlacedThing, origin: LabelledOrigin): void {
    // Assembling puts things into the document of what they belong to, so each fleet needs one of its own.
    this.things.push({ thing: { ...thing, document: { ...thing.document } }, origin });
  }

  /** Whether anything of ours was found, broken or not. */
  get isUsed(): boolean {
    return this.things.length + this.problems.length > 0;
  }

  problem(problem: Problem): void {
    this.problems.push(problem);
  }

  /** @throws InputError if anything was wrong. */
  finish(): readonly PlacedThing[] {
    if (this.problems.length > 0)
      throw new InputError(this.unsupported ? "unsupported" : "invalid", this.file, this.problems);
    return this.things;
  }
}

/** The map itself where it holds text alone, as it all but always does: a plan has many of them. */
function toPayload(triggers: Readonly<Record<string, unknown>>, read: ReadElement | undefined): Readonly<Payload> {
  if (read === undefined && holdsTextAlone(triggers)) return triggers;
  const payload: Payload = {};
  for (const key in triggers) {
    const value = triggers[key];
    if (value === null || value === undefined) continue;
    if (typeof value === "object") throw new PayloadError(key, "expected text, found a list or a mapping");
    const text = typeof value === "string" ? value : String(value);
    payload[key] = read === undefined ? text : read(text, key);
  }
  return payload;
}

function holdsTextAlone(triggers: Readonly<Record<string, unknown>>): triggers is Readonly<Record<string, string>> {
  for (const key in triggers) if (typeof triggers[key] !== "string") return false;
  return true;
}
