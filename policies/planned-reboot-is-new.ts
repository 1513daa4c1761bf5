import {
  announcement,
  blkbackAnnouncesResize,
  blkfrontTakesResize,
  qdiskAnnouncesResize,
  resizeByReboot,
} from "../lib/facts/volume-resize";
import { configurationAppliedAtStart } from "../lib/facts/life";
import { changedSettings } from "../lib/model/changed-settings";
import { describeTarget } from "../lib/model/find";
import type { PlannedReboot } from "../lib/model/fleet";
import { grownVbds } from "../lib/model/growth";
import { at } from "../lib/model/place";
import { resizePath } from "../lib/model/resize-path";
import { definePolicy, message } from "../lib/policy/policy";

export const plannedRebootIsNew = definePolicy({
  id: "planned-reboot-is-new",
  subject: "domU",
  covers: ["H09"],
  judges: "change",
  severity: "warning",
  summary: "The planned reboot that a change relies on was not declared before this change already.",
  rationale:
    "A planned reboot that stays in the code after it was carried out lets the next change pass, and nobody reboots the domU for it.",
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
  },
  check({ host, domU, before }, { cite, report }) {
    if (before === undefined || domU.plannedReboots.length === 0) return;
    const grown = grownVbds(before, { host, domU }).filter(
      ({ vbd }) => !announcement(resizePath(host, domU, vbd)).online,
    );
    const changed = [
      ...grown.map(({ vbd }) => `${describeTarget(vbd.target)} grows`),
      ...changedSettings(before.domU, domU).map(({ key }) => `${key} changes`),
    ];
    const old = new Set(before.domU.plannedReboots.map(identity));
    if (changed.length === 0 || !domU.plannedReboots.every((reboot) => old.has(identity(reboot)))) return;
    cite(resizeByReboot, host.xen.release);
    cite(configurationAppliedAtStart, host.xen.release);
    report(
      "stale",
      { changed, reasons: domU.plannedReboots.map(({ reason }) => `"${reason}"`) },
      at(domU.plannedReboots[0] ?? domU, "reason"),
    );
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

function identity({ reason, window }: PlannedReboot): string {
  return JSON.stringify([reason, window?.start, window?.minutes]);
}
