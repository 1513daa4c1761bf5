/**
 * Owns lib/facts/xen-option-table.ts: reads out of Xen's own source and documents which options of its command line each release has.
 * `npx tsx scripts/capture-xen-options.ts XEN.GIT [--check]`, where XEN.GIT is a checkout of xen-project/xen (or its .git) with all of its tags.
 */
import { join } from "node:path";
import { capture, git, releaseTags, type Tagged, wrap, XEND_TAGS } from "./xen-git";

const TABLE = join(__dirname, "../lib/facts/xen-option-table.ts");

/** `custom_param("dom0_mem", parse_dom0_mem)`. An option that takes an index ends in a bracket there. no_config_param is a message. */
const DEFINED = /\b(?!no_config)\w+_param\(\s*"([^"[]+)\[?"/g;

function render(repository: string): string {
  let before: ReadonlySet<string> = new Set();
  const rows = [...XEND_TAGS, ...releaseTags(repository)].flatMap(({ since, tag }) => {
    const { options, quotes, files } = read(repository, { since, tag });
    const added = [...options].filter((option) => !before.has(option)).sort();
    const removed = [...before].filter((option) => !options.has(option)).sort();
    if (added.length === 0 && removed.length === 0) return [];
    before = options;
    const quoted = [...added, ...options].find((option) => quotes.has(option)) ?? "";
    const list = (options: readonly string[]): string =>
      options.length === 0
        ? "[]"
        : `[\n${wrap(
            options.map((option) => JSON.stringify(option)),
            "      ",
          )}\n    ]`;
    return [
      `  {
    since: ${JSON.stringify(since)},
    tag: "${tag}",
    file: ${JSON.stringify(files.get(quoted))},
    quote: ${JSON.stringify(quotes.get(quoted))},
    added: ${list(added)},
    removed: ${list(removed)},
  },`,
    ];
  });
  return `/**
 * Owns which options of its command line each release of the hypervisor has, oldest first, each row being what changed.
 * Written by scripts/capture-xen-options.ts out of xen.git. Do not edit.
 */
import type { WordChange } from "./word-table";

export const XEN_OPTION_CHANGES: readonly WordChange[] = [
${rows.join("\n")}
];
`;
}

interface Read {
  readonly options: ReadonlySet<string>;
  /** The line that defines it, and the file; of those that only a document names there is none. */
  readonly quotes: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, string>;
}

/** What the source defines, for whatever architecture, and what xen-command-line documents beside that. */
function read(repository: string, { tag }: Tagged): Read {
  const quotes = new Map<string, string>();
  const files = new Map<string, string>();
  for (const line of git(repository, "grep", "-E", '_param\\( *"', tag, "--", "xen/*.c", "xen/*.h").split("\n")) {
    const [, file = "", code = ""] = /^[^:]+:([^:]+):(.*)$/.exec(line) ?? [];
    for (const [, option = ""] of code.matchAll(DEFINED)) {
      quotes.set(option, code.trim());
      files.set(option, file);
    }
  }
  const options = new Set([...quotes.keys(), ...documented(repository, tag)]);
  return { options, quotes, files };
}

function documented(repository: string, tag: string): string[] {
  const [file] = git(repository, "ls-tree", "--name-only", tag, "docs/misc/")
    .split("\n")
    .filter((path) => path.includes("xen-command-line"));
  if (file === undefined) return [];
  const text = git(repository, "show", `${tag}:${file}`);
  // Each parameter is a heading of the third rank below `## Parameter details`: `### dom0\_mem (x86)`.
  return [...text.slice(text.indexOf("## Parameter details")).matchAll(/^### ([^\s[]+)/gm)].map(([, option = ""]) =>
    option.replaceAll("\\", ""),
  );
}

capture(process.argv.slice(2), TABLE, render);
