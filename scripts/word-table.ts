/** Owns how a table of words by release is captured out of xen.git: a row for each release that has others than the one before. */
import { capture, type Tagged, wrap } from "./xen-git";

/** The words that a release has. */
export interface WordsRead {
  readonly words: ReadonlySet<string>;
  /** What says so of a word, for the table's citation: of those that only a document names there is nothing. */
  readonly said: ReadonlyMap<string, { readonly file: string; readonly quote: string }>;
}

export interface WordTable {
  /** The file that is written. */
  readonly table: string;
  /** `which keys of xl.conf each release reads`. */
  readonly owns: string;
  /** The script that asks for it: `capture-xl-conf-keys.ts`. */
  readonly script: string;
  /** The constant's name. */
  readonly name: string;
  /** The releases that are read, oldest first. */
  readonly releases: (repository: string) => readonly Tagged[];
  readonly read: (repository: string, tagged: Tagged) => WordsRead;
}

/** Writes the table, or with --check compares it. @throws Error if it differs, git fails, or nobody says where xen.git is. */
export function captureWords(args: readonly string[], { table, owns, script, name, releases, read }: WordTable): void {
  capture(args, table, (repository) => {
    let before: ReadonlySet<string> = new Set();
    const rows = releases(repository).flatMap((tagged) => {
      const { words, said } = read(repository, tagged);
      const added = [...words].filter((word) => !before.has(word)).sort();
      const removed = [...before].filter((word) => !words.has(word)).sort();
      if (added.length === 0 && removed.length === 0) return [];
      before = words;
      const quoted = [...added, ...words].find((word) => said.has(word)) ?? "";
      return [
        `  {
    since: ${JSON.stringify(tagged.since)},
    tag: ${JSON.stringify(tagged.tag)},
    file: ${JSON.stringify(said.get(quoted)?.file)},
    quote: ${JSON.stringify(said.get(quoted)?.quote)},
    added: ${list(added)},
    removed: ${list(removed)},
  },`,
      ];
    });
    return `/**
 * Owns ${owns}, oldest first, each row being what changed.
 * Written by scripts/${script} out of xen.git. Do not edit.
 */
import type { WordChange } from "./word-table";

export const ${name}: readonly WordChange[] = [
${rows.join("\n")}
];
`;
  });
}

function list(words: readonly string[]): string {
  if (words.length === 0) return "[]";
  const items = words.map((word) => JSON.stringify(word));
  return `[\n${wrap(items, "      ")}\n    ]`;
}
