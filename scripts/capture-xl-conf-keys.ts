/**
 * Owns lib/facts/xl-conf-key-table.ts: reads out of Xen's own source which keys of xl.conf each release reads.
 * `npx tsx scripts/capture-xl-conf-keys.ts XEN.GIT [--check]`, where XEN.GIT is a checkout of xen-project/xen (or its .git) with all of its tags.
 */
import { join } from "node:path";
import { capture, fileOf, git, releaseTags, wrap } from "./xen-git";

const TABLE = join(__dirname, "../lib/facts/xl-conf-key-table.ts");
/** The file moved in 4.9. */
const FILES = ["tools/xl/xl.c", "tools/libxl/xl.c"];

function render(repository: string): string {
  let before: ReadonlyMap<string, string> = new Map();
  const rows = releaseTags(repository).flatMap(({ since, tag }) => {
    const file = fileOf(repository, tag, FILES);
    const keys = keysOf(git(repository, "show", `${tag}:${file}`));
    const added = [...keys.keys()].filter((key) => !before.has(key)).sort();
    const removed = [...before.keys()].filter((key) => !keys.has(key)).sort();
    if (added.length === 0 && removed.length === 0) return [];
    before = keys;
    const [quoted = [...keys.keys()][0] ?? ""] = added;
    return [
      `  {
    since: ${JSON.stringify(since)},
    tag: "${tag}",
    file: "${file}",
    quote: ${JSON.stringify(keys.get(quoted))},
    added: [
${wrap(
  added.map((key) => JSON.stringify(key)),
  "      ",
)}
    ],
    removed: [${removed.map((key) => JSON.stringify(key)).join(", ")}],
  },`,
    ];
  });
  return `/**
 * Owns which keys of xl.conf each release reads, oldest first, each row being what changed.
 * Written by scripts/capture-xl-conf-keys.ts out of xen.git. Do not edit.
 */
import type { WordChange } from "./word-table";

export const XL_CONF_KEY_CHANGES: readonly WordChange[] = [
${rows.join("\n")}
];
`;
}

/** Each key with the line that reads it. */
function keysOf(source: string): ReadonlyMap<string, string> {
  return new Map(
    [...source.matchAll(/^.*\bxlu_cfg_\w+\s*\(\s*config\s*,\s*"([\w.]+)".*$/gm)].map(([line, key = ""]) => [
      key,
      line.trim(),
    ]),
  );
}

capture(process.argv.slice(2), TABLE, render);
