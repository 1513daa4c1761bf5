/**
 * Owns lib/facts/toolstack-key-table.ts: reads out of Xen's own source which keys of a domU's configuration each release reads, and in which form.
 * `npx tsx scripts/capture-toolstack-keys.ts XEN.GIT [--check]`, where XEN.GIT is a checkout of xen-project/xen (or its .git) with all of its tags.
 */
import { join } from "node:path";
import { capture, fileOf, git, releaseTags, wrap, XEND_TAGS } from "./xen-git";

const TABLE = join(__dirname, "../lib/facts/toolstack-key-table.ts");

const XM_FILE = "tools/python/xen/xm/create.py";
/** The file moved in 4.9. */
const XL_FILES = ["tools/xl/xl_parse.c", "tools/libxl/xl_cmdimpl.c"];

/** What libxlutil's accessors take: a string, a number, a list. */
const FORM_OF_ACCESSOR: Readonly<Record<string, string>> = {
  get_string: "s",
  replace_string: "s",
  get_long: "n",
  get_bounded_long: "n",
  get_defbool: "n",
  get_list: "l",
  get_list_as_string_list: "l",
};

interface Read {
  readonly since: string;
  readonly toolstack: "xm" | "xl";
  readonly tag: string;
  readonly file: string;
  /** Each key with the forms that it is read in; none is said of xm, whose configuration is Python. */
  readonly keys: ReadonlyMap<string, string>;
  /** The line that reads a key. */
  readonly lines: ReadonlyMap<string, string>;
}

function readXm(repository: string): Read[] {
  return XEND_TAGS.map(({ since, tag }) => {
    const found = new Map<string, string>();
    for (const line of git(repository, "show", `${tag}:${XM_FILE}`).split("\n")) {
      const [, key] = /^gopts\.var\('(\w+)'/.exec(line) ?? [];
      if (key !== undefined) found.set(key, line.trim());
    }
    return {
      since,
      toolstack: "xm",
      tag,
      file: XM_FILE,
      keys: new Map([...found.keys()].map((key) => [key, ""])),
      lines: found,
    };
  });
}

function readXl(repository: string): Read[] {
  return releaseTags(repository).map(({ since, tag }) => {
    const file = fileOf(repository, tag, XL_FILES);
    return { since, toolstack: "xl", tag, file, ...readXlKeys(git(repository, "show", `${tag}:${file}`)) };
  });
}

function readXlKeys(source: string): Pick<Read, "keys" | "lines"> {
  const forms = new Map<string, Set<string>>();
  const lines = new Map<string, string>();
  // Up to 4.8 the file also reads the configuration of CPU pools, which is another one.
  const ofDomUs = source.replace(/^int main_cpupoolcreate\([^]*?^\}/m, "");
  for (const { 0: call, 1: accessor = "", 2: quoted = "", index } of ofDomUs.matchAll(
    /\bxlu_cfg_(\w+)\s*\(\s*\w+\s*,\s*("\w+"(?:#type)?)/g,
  )) {
    const form = FORM_OF_ACCESSOR[accessor];
    if (form === undefined) continue;
    for (const key of namesOf(quoted, ofDomUs)) {
      forms.set(key, (forms.get(key) ?? new Set()).add(form));
      const line = ofDomUs
        .slice(ofDomUs.lastIndexOf("\n", index) + 1, ofDomUs.indexOf("\n", index + call.length))
        .trim();
      if (!lines.has(key) && !line.includes("\n")) lines.set(key, line.replace(/\s*\\$/, ""));
    }
  }
  return { keys: new Map([...forms].map(([key, found]) => [key, [...found].sort().join("")])), lines };
}

/** `"device_model_args"#type` is a macro's, which is used with `_pv` and `_hvm` too. */
function namesOf(quoted: string, source: string): string[] {
  const name = quoted.replace(/#type$/, "").replaceAll('"', "");
  if (!quoted.endsWith("#type")) return [name];
  return [...source.matchAll(/^\s*parse_extra_args\((\w*)\);/gm)].map(([, suffix = ""]) => name + suffix);
}

// --- the table ---------------------------------------------------------------------------------------------------------------------

function render(reads: readonly Read[]): string {
  let before: Read | undefined;
  const rows = reads.flatMap((read) => {
    const old = before?.toolstack === read.toolstack ? before.keys : new Map<string, string>();
    const added = [...read.keys].filter(([key, forms]) => old.get(key) !== forms).sort(([a], [b]) => (a < b ? -1 : 1));
    const removed = [...old.keys()].filter((key) => !read.keys.has(key)).sort();
    if (added.length === 0 && removed.length === 0 && before?.toolstack === read.toolstack) return [];
    // A point release that took keys over says nothing of the next branch, which is a row of its own even where it has the same keys.
    before = read;
    return [row(read, added, removed)];
  });
  return `/**
 * Owns which keys of a domU's configuration each release reads, oldest first, each row being what changed.
 * Written by scripts/capture-toolstack-keys.ts out of xen.git. Do not edit.
 */

export interface KeyChange {
  readonly since: string;
  readonly toolstack: "xm" | "xl";
  /** Where it was read. */
  readonly tag: string;
  readonly file: string;
  /** A line that reads one of the keys. */
  readonly quote: string;
  /** Keys that are new, or read in other forms than before: s is a string, n a number, l a list; empty for xm, where any value may stand. */
  readonly added: Readonly<Record<string, string>>;
  /** Keys that are no longer read. */
  readonly removed: readonly string[];
}

export const KEY_CHANGES: readonly KeyChange[] = [
${rows.join("\n")}
];
`;
}

function row(read: Read, added: readonly (readonly [string, string])[], removed: readonly string[]): string {
  const quote = [...added.map(([key]) => key), ...read.keys.keys()]
    .map((key) => read.lines.get(key))
    .find((line) => line !== undefined);
  const entries = wrap(
    added.map(([key, forms]) => `${key}: ${JSON.stringify(forms)}`),
    "      ",
  );
  return `  {
    since: ${JSON.stringify(read.since)},
    toolstack: "${read.toolstack}",
    tag: "${read.tag}",
    file: "${read.file}",
    quote: ${JSON.stringify(quote)},
    added: {${entries === "" ? "" : `\n${entries}\n    `}},
    removed: [${removed.map((key) => JSON.stringify(key)).join(", ")}],
  },`;
}

capture(process.argv.slice(2), TABLE, (repository) => render([...readXm(repository), ...readXl(repository)]));
