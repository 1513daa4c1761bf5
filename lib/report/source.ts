/** Owns how citations are worded, wherever they are shown. */
import type { Basis, Citation } from "../facts/fact";

const BASES: Readonly<Record<Basis, string>> = {
  "source-code": "source code",
  documented: "documented",
  measured: "measured",
  "source-document": "the project's source document",
};

/** How a fact came to be known, in words. */
export function describeBasis(basis: Basis): string {
  return BASES[basis];
}

/** Text of our own that was broken into lines in its file, as one line. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** `xen.git, xen/arch/x86/setup.c (4.17.0): "…"`. `basis` is told where it matters. */
export function cite({ source, locator, release, quote }: Citation, basis?: Basis): string {
  return `${oneLine(source)}, ${oneLine(locator)} (${oneLine(release)}${basis === undefined ? "" : `; ${describeBasis(basis)}`}): "${oneLine(quote)}"`;
}
