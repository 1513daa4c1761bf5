/** Owns the fact on which hotplug scripts each release brings. */
import { defineFact } from "./fact";
import { HOTPLUG_SCRIPT_CHANGES } from "./hotplug-script-table";
import { showWords, type Words, wordSpans } from "./word-table";

export const hotplugScripts = defineFact<Words>({
  id: "hotplug-scripts",
  statement: "The hotplug scripts for vifs and vbds that Xen brings for Linux.",
  basis: "source-code",
  scope:
    "tools/hotplug/Linux, and before 3.4 tools/examples, read by scripts/capture-hotplug-scripts.ts. Others may bring their own.",
  show: showWords,
  spans: wordSpans(HOTPLUG_SCRIPT_CHANGES),
});
