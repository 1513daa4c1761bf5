/** Owns the form of the tables that are captured out of xen.git, of words that each release knows, and how they become a fact's spans. */
import type { Citation } from "./fact";

export interface WordChange {
  readonly since: string;
  /** Where it was read. */
  readonly tag: string;
  readonly file: string;
  /** A line that reads one of the words. */
  readonly quote: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export interface Words {
  readonly known: ReadonlySet<string>;
  /** What is new against the release before. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

interface WordSpan {
  readonly since: string;
  readonly until?: string;
  readonly value: Words;
  readonly citation: Citation;
}

/** Each row of a table with what holds from it on, newest first. */
export function wordSpans(changes: readonly WordChange[]): readonly WordSpan[] {
  let known: ReadonlySet<string> = new Set();
  return changes
    .map(({ since, tag, file, quote, added, removed }, index) => {
      known = new Set([...[...known].filter((word) => !removed.includes(word)), ...added]);
      const next = changes[index + 1];
      return {
        since,
        ...(next !== undefined && { until: next.since }),
        value: { known, added, removed },
        citation: { source: "xen.git", locator: file, release: tag, quote },
      };
    })
    .reverse();
}

export function showWords({ known, added, removed }: Words): string {
  return `${known.size}${added.length === known.size ? "" : `; new: ${added.join(", ") || "none"}`}${removed.length === 0 ? "" : `; gone: ${removed.join(", ")}`}`;
}

/** Which releases know a word: `4.18 and later`, `4.2 up to, not including, 4.9`. Empty where none does. */
export function releasesThatKnow(
  word: string,
  spans: readonly {
    readonly since: { toString(): string };
    readonly until?: { toString(): string };
    readonly value: Words;
  }[],
): readonly string[] {
  const runs: { readonly since: string; until: string | undefined }[] = [];
  for (const { since, until, value } of [...spans].reverse()) {
    if (!value.known.has(word)) continue;
    const last = runs.at(-1);
    if (last?.until === since.toString()) last.until = until?.toString();
    else runs.push({ since: since.toString(), until: until?.toString() });
  }
  return runs.map(({ since, until }) =>
    until === undefined ? `${since} and later` : `${since} up to, not including, ${until}`,
  );
}
