/**
 * Owns lib/facts/xl-conf-key-table.ts: reads out of Xen's own source which keys of xl.conf each release reads.
 * `npx tsx scripts/capture-xl-conf-keys.ts XEN.GIT [--check]`, where XEN.GIT is a checkout of xen-project/xen (or its .git) with all of its tags.
 */
import { join } from "node:path";
import { captureWords } from "./word-table";
import { fileOf, git, releaseTags } from "./xen-git";

/** The file moved in 4.9. */
const FILES = ["tools/xl/xl.c", "tools/libxl/xl.c"];

captureWords(process.argv.slice(2), {
  table: join(__dirname, "../lib/facts/xl-conf-key-table.ts"),
  owns: "which keys of xl.conf each release reads",
  script: "capture-xl-conf-keys.ts",
  name: "XL_CONF_KEY_CHANGES",
  releases: releaseTags,
  read(repository, { tag }) {
    const file = fileOf(repository, tag, FILES);
    const source = git(repository, "show", `${tag}:${file}`);
    const said = new Map(
      [...source.matchAll(/^.*\bxlu_cfg_\w+\s*\(\s*config\s*,\s*"([\w.]+)".*$/gm)].map(([line, key = ""]) => [
        key,
        { file, quote: line.trim() },
      ]),
    );
    return { words: new Set(said.keys()), said };
  },
});
