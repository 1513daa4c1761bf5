/**
 * Owns lib/facts/hotplug-script-table.ts: reads out of Xen's own source which hotplug scripts of Linux each release brings.
 * `npx tsx scripts/capture-hotplug-scripts.ts XEN.GIT [--check]`, where XEN.GIT is a checkout of xen-project/xen (or its .git) with all of its tags.
 */
import { join } from "node:path";
import { captureWords } from "./word-table";
import { git, releaseTags, XEND_TAGS } from "./xen-git";

/** They moved in 3.4. */
const FOLDERS = ["tools/hotplug/Linux/", "tools/examples/"];

/** A script that a vif or a vbd may name; not what such a script takes in. */
function isScript(name: string): boolean {
  return /^(vif-(?!common)[a-z0-9-]+|block(-(?!common)[a-z0-9-]+)?)$/.test(name) && !/^vif-(setup|post)/.test(name);
}

captureWords(process.argv.slice(2), {
  table: join(__dirname, "../lib/facts/hotplug-script-table.ts"),
  owns: "which hotplug scripts of Linux each release brings",
  script: "capture-hotplug-scripts.ts",
  name: "HOTPLUG_SCRIPT_CHANGES",
  releases: (repository) => [...XEND_TAGS, ...releaseTags(repository)],
  read(repository, { tag }) {
    const said = new Map<string, { file: string; quote: string }>();
    for (const folder of FOLDERS)
      for (const path of git(repository, "ls-tree", "--name-only", tag, folder).split("\n")) {
        const name = path.slice(folder.length);
        if (isScript(name) && !said.has(name)) said.set(name, { file: folder, quote: name });
      }
    return { words: new Set(said.keys()), said };
  },
});
