/**
 * Owns lib/facts/xen-option-table.ts: reads out of Xen's own source and documents which options of its command line each release has.
 * `npx tsx scripts/capture-xen-options.ts XEN.GIT [--check]`, where XEN.GIT is a checkout of xen-project/xen (or its .git) with all of its tags.
 */
import { join } from "node:path";
import { captureWords, type WordsRead } from "./word-table";
import { git, releaseTags, type Tagged, XEND_TAGS } from "./xen-git";

/** `custom_param("dom0_mem", parse_dom0_mem)`. An option that takes an index ends in a bracket there. no_config_param is a message. */
const DEFINED = /\b(?!no_config)\w+_param\(\s*"([^"[]+)\[?"/g;

/** What the source defines, for whatever architecture, and what xen-command-line documents beside that. */
function read(repository: string, { tag }: Tagged): WordsRead {
  const said = new Map<string, { file: string; quote: string }>();
  for (const line of git(repository, "grep", "-E", '_param\\( *"', tag, "--", "xen/*.c", "xen/*.h").split("\n")) {
    const [, file = "", code = ""] = /^[^:]+:([^:]+):(.*)$/.exec(line) ?? [];
    for (const [, option = ""] of code.matchAll(DEFINED)) said.set(option, { file, quote: code.trim() });
  }
  return { words: new Set([...said.keys(), ...documented(repository, tag)]), said };
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

captureWords(process.argv.slice(2), {
  table: join(__dirname, "../lib/facts/xen-option-table.ts"),
  owns: "which options of its command line each release of the hypervisor has",
  script: "capture-xen-options.ts",
  name: "XEN_OPTION_CHANGES",
  releases: (repository) => [...XEND_TAGS, ...releaseTags(repository)],
  read,
});
