import { partitionsNotEmulated, wholeOrPartitions } from "../lib/facts/vdev";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { repeated } from "../lib/questions/repeated";
import type { Vdev } from "../lib/xen/vdev";

export const vbdsAreWholeOrPartitions = definePolicy({
  id: "vbds-are-whole-or-partitions",
  subject: "domU",
  covers: ["M42"],
  judges: "state",
  severity: "warning",
  summary: "A domU has a disk either whole or as partitions, and an HVM domU whole.",
  rationale:
    "A guest takes xvda for a disk with a partition table of its own, whose partitions it names xvda1 and so on; a vbd named xvda1 beside it wants the same name. An emulated controller knows whole disks only.",
  remedy: "Name the vbds as whole disks (xvda, xvdb), or all vbds of one disk as partitions (xvda1, xvda2).",
  notReported: "The same letter in two families (sda, xvda1): what a guest makes of it is its own affair.",
  facts: [wholeOrPartitions, partitionsNotEmulated],
  messages: {
    both: message<{ whole: Vdev; partitions: readonly Vdev[] }>(
      ({ whole, partitions }) => `it has the disk ${whole} whole and as ${partitions.join(" and ")}`,
      { facts: [wholeOrPartitions] },
    ),
    emulated: message<{ vdev: Vdev; release: string }>(
      ({ vdev, release }) =>
        `its vbd ${vdev} is a partition, which the emulated controllers of Xen ${release} can't give to an HVM domU`,
      { remedy: "Name it as a whole disk.", facts: [partitionsNotEmulated] },
    ),
  },
  check({ host, domU }, { need, fact, report }) {
    for (const [, sameDisk] of repeated(domU.vbds, ({ vdev }) => vdev.diskIdentity)) {
      const whole = sameDisk.find(({ vdev }) => vdev.partition === 0);
      const partitions = sameDisk.filter(({ vdev }) => vdev.partition > 0);
      if (whole === undefined || partitions.length === 0) continue;
      if (fact(wholeOrPartitions, need(host.xen, "release")))
        report(
          "both",
          { whole: whole.vdev, partitions: partitions.map(({ vdev }) => vdev) },
          { at: at(whole, "vdev"), related: partitions.map((vbd) => at(vbd, "vdev")) },
        );
    }
    if (domU.type !== "hvm") return;
    for (const vbd of domU.vbds.filter(({ vdev }) => vdev.partition > 0)) {
      const { vdev } = vbd;
      const release = need(host.xen, "release");
      if (fact(partitionsNotEmulated, release))
        report("emulated", { vdev, release: release.toString() }, at(vbd, "vdev"));
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.vbds.xvda.vdev",
      domU: {
        vbds: [
          { vdev: "xvda", target: "vg0/web-root" },
          { vdev: "xvda1", target: "/dev/sdb", size: "10GiB" },
        ],
      },
    },
    accepted: {
      domU: {
        vbds: [
          { vdev: "xvda1", target: "vg0/web-root" },
          { vdev: "xvda2", target: "/dev/sdb", size: "10GiB" },
        ],
      },
    },
  },
});
