import { isMadeAnew, runningResizePath } from "../lib/change/running";
import {
  announcement,
  blkbackAnnouncesResize,
  blkfrontTakesResize,
  qdiskAnnouncesResize,
  resizeByReboot,
} from "../lib/facts/volume-resize";
import { describeTarget, placeOfSize } from "../lib/model/find";
import type { Vbd } from "../lib/model/fleet";
import { grownVbds } from "../lib/model/growth";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { definePolicy, message } from "../lib/policy/policy";
import type { Size } from "../lib/units/size";

export const volumeGrowHasPlannedReboot = definePolicy({
  id: "volume-grow-has-planned-reboot",
  subject: "domU",
  covers: ["H09"],
  judges: "change",
  severity: "error",
  summary:
    "A volume grows together with a planned reboot of every domU that uses it, unless the new size is announced online.",
  rationale:
    "The frontend of a connected vbd learns its size when it connects. Unless dom0's blkback announces a new one and the domU's blkfront takes it, a grown volume keeps its old size in the domU until it " +
    "reboots, and growing the filesystem before that fails or does nothing. The order is always lvextend, reboot, xfs_growfs.",
  remedy:
    "Declare a planned reboot of the domU in the same plan, or declare the kernels that dom0 and the domU run now, where they announce a new size online.",
  notReported: "A domU or a vbd that was not there before: it connects to the volume as it is by then.",
  facts: [resizeByReboot, blkbackAnnouncesResize, blkfrontTakesResize, qdiskAnnouncesResize],
  messages: {
    noReboot: message<{ vbd: Vbd; before: Size; after: Size; reason: string }>(
      ({ vbd, before, after, reason }) =>
        `${describeTarget(vbd.target)}, its ${vbd.vdev}, grows from ${before} to ${after}, and it has no planned reboot to see the new size: ${reason}`,
    ),
  },
  check({ host, domU, before }, { cite, report, undecided }) {
    if (before === undefined) return;
    const grown = grownVbds(before, { host, domU });
    if (grown.length === 0 || domU.plannedReboots.length > 0 || isMadeAnew(before, host, domU)) return;
    for (const change of grown) {
      const { vbd } = change;
      if (!isKnown(change.before) || !isKnown(change.after)) {
        undecided(
          `whether ${describeTarget(vbd.target)}, its ${vbd.vdev}, grows is not known until apply`,
          placeOfSize(host, vbd),
        );
        continue;
      }
      const { online, reason, facts } = announcement(runningResizePath(before, host, domU, vbd));
      for (const { fact, release: kernel } of facts) cite(fact, kernel);
      if (online) continue;
      cite(resizeByReboot, host.xen.release);
      report(
        "noReboot",
        { vbd, before: change.before, after: change.after, reason },
        { at: placeOfSize(host, vbd), related: [at(domU, "plannedReboots")] },
      );
    }
  },
  examples: {
    rejected: {
      at: "volumeGroups.vg0.logicalVolumes.web-root.size",
      domU: { kernel: null },
      before: {
        domU: { kernel: null },
        host: {
          volumeGroups: [{ name: "vg0", size: "500GiB", logicalVolumes: [{ name: "web-root", size: "10GiB" }] }],
        },
      },
    },
    accepted: {
      domU: { kernel: null, plannedReboots: [{ reason: "grow web-root" }] },
      before: {
        domU: { kernel: null },
        host: {
          volumeGroups: [{ name: "vg0", size: "500GiB", logicalVolumes: [{ name: "web-root", size: "10GiB" }] }],
        },
      },
    },
  },
});
