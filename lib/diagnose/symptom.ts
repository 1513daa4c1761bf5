/** Owns the form of a symptom: a text that something printed, what it means, what brings it about and what to do. Names policies by their ids, and knows none. */
import { type Pattern, parsePattern } from "./pattern";

/** Who prints a text. */
export type Printer =
  | "xl"
  | "libxl"
  | "libxc"
  | "hypervisor"
  | "hotplug script"
  | "xend"
  | "Linux"
  | "QEMU"
  | "LVM"
  | "XAPI"
  | "libvirt"
  | "Mini-OS"
  | "Qubes OS"
  | "Xen Orchestra";

/** How a text came to be known. */
export type Provenance =
  /** The line of a source file that prints it. */
  | {
      readonly by: "source code";
      readonly source: string;
      readonly locator: string;
      readonly release: string;
      readonly quote: string;
    }
  /** Somebody who saw it wrote of it. */
  | { readonly by: "thread" | "mail"; readonly url: string }
  /** Seen in a public text whose address was not kept. */
  | { readonly by: "public text"; readonly what: string }
  /** Xen itself printed it in the project's lab. */
  | { readonly by: "measured"; readonly release: string; readonly how: string };

/** One wording of a symptom. */
export interface Form {
  readonly pattern: Pattern;
  readonly printer: Printer;
  /** The first Xen release that prints it, and the first that no longer does; both absent where it is not Xen's own text. */
  readonly since?: string;
  readonly until?: string;
  readonly provenance: readonly [Provenance, ...Provenance[]];
}

/** What may have brought the text about. It names the policies that judge it from a plan, or says why none can. */
export type Cause = CauseText &
  (
    | { readonly policies: readonly [string, ...string[]]; readonly noPolicy?: undefined }
    | { readonly policies?: undefined; readonly noPolicy: string }
  );

interface CauseText {
  /** One sentence. */
  readonly what: string;
  readonly remedy: string;
  /** Other texts of the same log that show that it was this cause and none of the others. */
  readonly shownBy?: readonly Pattern[];
  /** Half-open Xen releases outside of which it does not bring about this text. */
  readonly since?: string;
  readonly until?: string;
}

export interface Symptom {
  /** What went wrong, as `domain-name-taken`. Never reused. */
  readonly id: string;
  /** One or two sentences. */
  readonly meaning: string;
  readonly forms: readonly [Form, ...Form[]];
  readonly causes: readonly [Cause, ...Cause[]];
}

type Written<C> = C extends Cause ? Omit<C, "shownBy"> & { readonly shownBy?: readonly string[] } : never;

/** @throws RangeError if a pattern is malformed. */
export function defineSymptom(
  symptom: Omit<Symptom, "causes"> & { readonly causes: readonly [Written<Cause>, ...Written<Cause>[]] },
): Symptom {
  const [first, ...others] = symptom.causes;
  return { ...symptom, causes: [toCause(first), ...others.map(toCause)] };
}

function toCause({ shownBy, ...cause }: Written<Cause>): Cause {
  return { ...cause, ...(shownBy !== undefined && { shownBy: shownBy.map(parsePattern) }) };
}

/** A text of Xen's own: `span` is `since..until`, or `since..` if the newest release that was looked at prints it. */
export function printed(
  printer: Printer,
  span: `${string}..${string}`,
  text: string,
  [locator, release, quote]: readonly [locator: string, release: string, quote: string],
  ...seen: readonly Provenance[]
): Form {
  const [since = "", until = ""] = span.split("..");
  const source: Provenance = { by: "source code", source: "xen.git", locator, release, quote };
  return { pattern: parsePattern(text), printer, since, ...(until !== "" && { until }), provenance: [source, ...seen] };
}

/** A text that is not Xen's, or whose line in Xen's source was not found. */
export function seenText(printer: Printer, text: string, ...provenance: readonly [Provenance, ...Provenance[]]): Form {
  return { pattern: parsePattern(text), printer, provenance };
}

export function thread(url: string): Provenance {
  return { by: "thread", url };
}

export function mail(url: string): Provenance {
  return { by: "mail", url };
}

export function publicText(what: string): Provenance {
  return { by: "public text", what };
}

/** A line of Linux's source. */
export function linux(locator: string, release: string, quote: string): Provenance {
  return { by: "source code", source: "Linux", locator, release, quote };
}
