/** Owns the form of a fact: what the world says, by release, each span with its citation, and how one is looked up. */
import { compareParts, KernelRelease, type Ordered, XenRelease } from "../xen/release";

/** Where a statement can be read. */
export interface Citation {
  /** The document or file: `xen.git`, `SUPPORT.md`, `xl.cfg(5)`. */
  readonly source: string;
  /** Where in it: a path, a section, an option. */
  readonly locator: string;
  /** The release or commit that was read. */
  readonly release: string;
  /** Short and verbatim. */
  readonly quote: string;
}

/** How a fact came to be known. `source-document` is the text that the project started from. */
export type Basis = "source-code" | "documented" | "measured" | "source-document";

/** What a fact's releases are releases of. */
export type Axis = "xen" | "linux";

/** What a real Xen did where it was asked for something that a fact is about. */
export interface Measurement {
  /** The Xen release that was asked, and Linux's in dom0 and domU. */
  readonly release: string;
  readonly kernel: string;
  /** What was tried: a noun phrase. */
  readonly tried: string;
  /** Whether the domU was made. */
  readonly outcome: "refused" | "accepted";
  /** What was printed of it, verbatim, without what differs from run to run. Absent: nothing was. */
  readonly says?: string;
  /** What became of a domU that was made, where that is the point: a sentence without its end. */
  readonly then?: string;
}

/** `value` holds from `since` up to, but not including, `until`; without `until`, in every later release that was looked at. */
export interface Span<Value> {
  readonly since: Ordered;
  readonly until?: Ordered;
  readonly value: Value;
  readonly citation: Citation;
  /** Where this span came to be known in another way than the fact's others. */
  readonly basis?: Basis;
  /** Beside the citation: what Xen itself did, in the lab. */
  readonly measured?: readonly Measurement[];
}

export interface Fact<Value = unknown> {
  readonly id: string;
  /** One sentence that is true of the value, whatever it is. */
  readonly statement: string;
  readonly basis: Basis;
  /** What it is about and what it is not, where the statement doesn't say. */
  readonly scope: string;
  readonly axis: Axis;
  /** Newest first, without overlap. A release that no span covers is one that no source was found for. */
  readonly spans: readonly Span<Value>[];
  /** The value in words, for tables. */
  readonly show: (value: Value) => string;
}

/** A fact of whatever value. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- `show` takes the fact's own value, so no narrower type holds all facts
export type AnyFact = Fact<any>;

interface FactSource<Value> extends Omit<Fact<Value>, "spans" | "axis" | "show"> {
  /** What was tried of it: each span gets what its own releases did. */
  readonly measured?: readonly Measurement[];
  readonly axis?: Axis;
  readonly show?: (value: Value) => string;
  /** Newest first; releases as text. */
  readonly spans: readonly (Omit<Span<Value>, "since" | "until" | "measured"> & {
    readonly since: string;
    readonly until?: string;
  })[];
}

/** @throws RangeError if a release is malformed or never was. */
export function defineFact<Value>({ measured = [], ...source }: FactSource<Value>): Fact<Value> {
  const axis = source.axis ?? "xen";
  const parse = axis === "xen" ? XenRelease.parse : KernelRelease.parse;
  return {
    ...source,
    axis,
    show: source.show ?? String,
    spans: source.spans.map(({ since, until, ...span }) => {
      const range = { since: parse(since), ...(until !== undefined && { until: parse(until) }) };
      const own = measured.filter(({ release, kernel }) => covers(range, parse(axis === "xen" ? release : kernel)));
      return { ...span, ...range, ...(own.length > 0 && { measured: own }) };
    }),
  };
}

function covers({ since, until }: Pick<Span<unknown>, "since" | "until">, release: Ordered): boolean {
  return (
    compareParts(release.parts, since.parts) >= 0 &&
    (until === undefined || compareParts(release.parts, until.parts) < 0)
  );
}

/** The span that covers `release`, undefined where no source does. */
export function lookup<Value>(fact: Fact<Value>, release: Ordered): Span<Value> | undefined {
  return fact.spans.find((span) => covers(span, release));
}

/** Since which release the newest value that satisfies has held: `4.12`, for messages. @throws Error if the newest does not satisfy. */
export function since<Value>(fact: Fact<Value>, satisfies: (value: Value) => boolean): string {
  const first = fact.spans.findIndex(({ value }) => !satisfies(value));
  const oldest = fact.spans.at(first === -1 ? -1 : first - 1);
  if (first === 0 || oldest === undefined)
    throw new Error(`${fact.id}: the newest release is not one of those that are asked for`);
  return oldest.since.toString();
}

/** What a fact says of the newest release. */
export function newest<Value>(fact: Fact<Value>): Value {
  return (fact.spans[0] as Span<Value>).value;
}

/** What a fact says of the oldest release that it has a source for. */
export function oldest<Value>(fact: Fact<Value>): Value {
  return (fact.spans.at(-1) as Span<Value>).value;
}
