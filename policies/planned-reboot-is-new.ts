import {
  announcement,
  blkbackAnnouncesResize,
  blkfrontTakesResize,
  qdiskAnnouncesResize,
  resizeByReboot,
} from "../lib/facts/volume-resize";
import { rebootsOfChange } from "../lib/change/planned-reboots";
import { isMadeAnew, runningResizePath } from "../lib/change/running";
import { configurationAppliedAtStart } from "../lib/facts/life";
import { changedSettings } from "../lib/model/changed-settings";
import { describeTarget } from "../lib/model/find";
import type { PlannedReboot } from "../lib/model/fleet";
import { grownVbds } from "../lib/model/growth";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";

export const plannedRebootIsNew = definePolicy({
  id: "planned-reboot-is-new",
  subject: "domU",
  covers: ["H09"],
  judges: "change",
  severity: "error",
  summary: "A planned reboot that a change relies on is its own, and still ahead.",
  rationale:
    "A planned reboot that stays in the code after it was carried out, or whose window is over, lets the next change pass, and nobody reboots the domU for it.",
  remedy: "Remove planned reboots once they are done, and declare one for this change with a reason of its own.",
  notReported: "A grow whose new size is announced online: it relies on no reboot.",
  facts: [
    resizeByReboot,
    configurationAppliedAtStart,
    blkbackAnnouncesResize,
    blkfrontTakesResize,
    qdiskAnnouncesResize,
  ],
  messages: {
    stale: message<{ changed: readonly string[]; reasons: readonly string[] }>(
      ({ changed, reasons }) =>
        `${changed.join(" and ")}, and every planned reboot of the domU (${reasons.join(", ")}) was declared before this change already`,
    ),
    over: message<{ reboot: PlannedReboot; asOf: string }>(
      ({ reboot: { reason, window }, asOf }) =>
        `the window of the planned reboot "${reason}" (${window?.start}, ${window?.minutes} minutes) is over on ${asOf}`,
      { remedy: "Give it a window that is ahead. --as-of says which day it is." },
    ),
  },
  check({ host, domU, before, change }, { cite, report }) {
    if (before === undefined || domU.plannedReboots.length === 0) return;
    cite(configurationAppliedAtStart, host.xen.release);
    const { ahead, stale, over } = rebootsOfChange(change, before.domU, domU);
    for (const reboot of over)
      report("over", { reboot, asOf: change.asOf ?? "" }, at(reboot.window ?? reboot, "start"));
    if (ahead.length > 0 || stale.length === 0 || isMadeAnew(before, host, domU)) return;
    const grown = grownVbds(before, { host, domU }).filter(
      ({ vbd }) => !announcement(runningResizePath(before, host, domU, vbd)).online,
    );
    const changed = [
      ...grown.map(({ vbd }) => `${describeTarget(vbd.target)} grows`),
      ...changedSettings(before.domU, domU).map(({ key }) => `${key} changes`),
    ];
    if (changed.length === 0) return;
    cite(resizeByReboot, host.xen.release);
    report("stale", { changed, reasons: stale.map(({ reason }) => `"${reason}"`) }, at(stale[0] ?? domU, "reason"));
  },
  examples: {
    rejected: {
      at: "domUs.web.plannedReboots[0].reason",
      domU: { kernel: null, plannedReboots: [{ reason: "grow web-root" }] },
      before: {
        domU: { kernel: null, plannedReboots: [{ reason: "grow web-root" }] },
        host: {
          volumeGroups: [{ name: "vg0", size: "500GiB", logicalVolumes: [{ name: "web-root", size: "10GiB" }] }],
        },
      },
    },
    accepted: {
      domU: { kernel: null, plannedReboots: [{ reason: "grow web-root to 20GiB" }] },
      before: {
        domU: { kernel: null, plannedReboots: [{ reason: "grow web-root to 10GiB" }] },
        host: {
          volumeGroups: [{ name: "vg0", size: "500GiB", logicalVolumes: [{ name: "web-root", size: "10GiB" }] }],
        },
      },
    },
  },
});
