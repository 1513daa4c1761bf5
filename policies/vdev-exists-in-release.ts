import { vdevRanges } from "../lib/facts/vdev";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { diskName, type Vdev, type VdevFamily } from "../lib/xen/vdev";

export const vdevExistsInRelease = definePolicy({
  id: "vdev-exists-in-release",
  subject: "domU",
  covers: ["H08a", "M40"],
  judges: "state",
  severity: "error",
  summary: "The vdevs of a domU are names that its host's release has.",
  rationale:
    "The toolstack turns a vdev into a device number. A name that it has no number for it refuses, and the domU does not start; up to 3.2 a partition beyond the last one counts into the next disk silently.",
  remedy: "Name the vbd within the release's range. xvd has the most names, and is what PV drivers call a vbd anyway.",
  notReported:
    "Whether the domU's own driver knows the number. That xend also takes a name of which dom0 itself has a device.",
  facts: [vdevRanges],
  messages: {
    noSuchDisk: message<{ vdev: Vdev; family: VdevFamily; last: string; release: string }>(
      ({ vdev, family, last, release }) =>
        `its vdev ${vdev} does not exist on Xen ${release}, which has ${diskName(family, 0)} to ${last}`,
    ),
    noSuchPartition: message<{ vdev: Vdev; last: number; release: string }>(
      ({ vdev, last, release }) =>
        `its vdev ${vdev} does not exist on Xen ${release}, which has partitions up to ${last} there`,
    ),
    noSuchFamily: message<{ vdev: Vdev; families: readonly string[]; release: string }>(
      ({ vdev, families, release }) =>
        `its vdev ${vdev} does not exist on Xen ${release}, whose vdevs begin with ${families.join(", ")}`,
    ),
  },
  check({ host, domU }, { need, fact, report }) {
    if (domU.vbds.length === 0) return;
    const xen = need(host.xen, "release");
    const ranges = fact(vdevRanges, xen);
    const release = xen.toString();
    for (const vbd of domU.vbds) {
      const { vdev } = vbd;
      const { family, disk, partition } = vdev;
      const range = ranges[family];
      if (range === undefined)
        report("noSuchFamily", { vdev, families: Object.keys(ranges), release }, at(vbd, "vdev"));
      else if (disk > range.disk)
        report("noSuchDisk", { vdev, family, last: diskName(family, range.disk), release }, at(vbd, "vdev"));
      else if (partition > range.partition)
        report("noSuchPartition", { vdev, last: range.partition, release }, at(vbd, "vdev"));
    }
  },
  examples: {
    rejected: { at: "domUs.web.vbds.hde.vdev", domU: { vbds: [{ vdev: "hde", target: "vg0/web-root" }] } },
    accepted: { domU: { vbds: [{ vdev: "xvde", target: "vg0/web-root" }] } },
  },
});
