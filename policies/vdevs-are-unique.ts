import { vdevsUnique } from "../lib/facts/identity";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { repeated, secondOf } from "../lib/questions/repeated";

export const vdevsAreUnique = definePolicy({
  id: "vdevs-are-unique",
  subject: "domU",
  covers: ["M41"],
  judges: "state",
  severity: "error",
  summary: "Every vbd of a domU has a vdev of its own.",
  rationale:
    "A vdev stands for a device number, and xenstore has one place for each: the second vbd on it fails, and the domU with it. xvda, d0 and d0p0 are one vdev.",
  remedy: "Give one of the vbds the next free vdev.",
  notReported: "hda, sda and xvda side by side: three device numbers.",
  facts: [vdevsUnique],
  messages: {
    repeated: message<{ vdevs: readonly string[] }>(
      ({ vdevs }) => `${vdevs.length} of its vbds have one vdev: ${vdevs.join(" and ")}`,
    ),
  },
  check({ host, domU }, { cite, report }) {
    for (const [, vbds] of repeated(domU.vbds, ({ vdev }) => vdev.identity)) {
      cite(vdevsUnique, host.xen.release);
      report(
        "repeated",
        { vdevs: vbds.map(({ vdev }) => vdev.toString()) },
        secondOf(vbds.map((vbd) => at(vbd, "vdev"))),
      );
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.vbds.d0.vdev",
      domU: {
        vbds: [
          { vdev: "xvda", target: "vg0/web-root" },
          { vdev: "d0", target: "/dev/sdb", size: "10GiB" },
        ],
      },
    },
    accepted: {
      domU: {
        vbds: [
          { vdev: "xvda", target: "vg0/web-root" },
          { vdev: "xvdb", target: "/dev/sdb", size: "10GiB" },
        ],
      },
    },
  },
});
