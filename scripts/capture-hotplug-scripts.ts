/**
 * Owns lib/facts/hotplug-script-table.ts: reads out of Xen's own source which hotplug scripts of Linux each release brings.
 * `npx tsx scripts/capture-hotplug-scripts.ts XEN.GIT [--check]`, where XEN.GIT is a checkout of xen-project/xen (or its .git) with all of its tags.
 */
import { join } from "node:path";
import { capture, git, releaseTags, wrap, XEND_TAGS } from "./xen-git";

const TABLE = join(__dirname, "../lib/facts/hotplug-script-table.ts");
/** They moved in 3.4. */
const FOLDERS = ["tools/hotplug/Linux/", "tools/examples/"];

function render(repository: string): string {
  let before: ReadonlySet<string> = new Set();
  const rows = [...XEND_TAGS, ...releaseTags(repository)].flatMap(({ since, tag }) => {
    const paths = FOLDERS.flatMap((folder) => git(repository, "ls-tree", "--name-only", tag, folder).split("\n"));
    const scripts = new Set(paths.map((path) => path.slice(path.lastIndexOf("/") + 1)).filter(isScript));
    const added = [...scripts].filter((script) => !before.has(script)).sort();
    const removed = [...before].filter((script) => !scripts.has(script)).sort();
    if (added.length === 0 && removed.length === 0) return [];
    before = scripts;
    const list = (words: readonly string[]): string =>
      words.length === 0
        ? "[]"
        : `[\n${wrap(
            words.map((word) => JSON.stringify(word)),
            "      ",
          )}\n    ]`;
    return [
      `  {
    since: ${JSON.stringify(since)},
    tag: "${tag}",
    file: ${JSON.stringify(FOLDERS.find((folder) => paths.some((path) => path.startsWith(folder) && isScript(path.slice(folder.length)))))},
    quote: ${JSON.stringify((added[0] ?? [...scripts][0] ?? "").replace(/\.in$/, ""))},
    added: ${list(added)},
    removed: ${list(removed)},
  },`,
    ];
  });
  return `/**
 * Owns which hotplug scripts of Linux each release brings, oldest first, each row being what changed.
 * Written by scripts/capture-hotplug-scripts.ts out of xen.git. Do not edit.
 */
import type { WordChange } from "./word-table";

export const HOTPLUG_SCRIPT_CHANGES: readonly WordChange[] = [
${rows.join("\n")}
];
`;
}

/** A script that a vif or a vbd may name; not what such a script takes in. */
function isScript(name: string): boolean {
  return /^(vif-(?!common)[a-z0-9-]+|block(-(?!common)[a-z0-9-]+)?)$/.test(name) && !/^vif-(setup|post)/.test(name);
}

capture(process.argv.slice(2), TABLE, render);
