import { targetEndsAtColon } from "../lib/facts/xend-ways";
import type { Vbd } from "../lib/model/fleet";
import { oldXen } from "../lib/model/sample";
import { at } from "../lib/model/place";
import { isUnknown } from "../lib/model/planned";
import { definePolicy, message } from "../lib/policy/policy";

export const xendTargetsHaveNoColon = definePolicy({
  id: "xend-targets-have-no-colon",
  subject: "domU",
  covers: ["D24"],
  judges: "state",
  severity: "info",
  summary: "The path of a disk under xend holds no colon.",
  rationale:
    "xend writes a disk as PREFIX:PATH and reads it back at colons. Xend of a distribution took what stands behind the last colon for the whole name: of two domUs with such paths the second did not start.",
  remedy: "Name the disk by a link without a colon.",
  notReported: "Hosts that xl runs.",
  facts: [targetEndsAtColon],
  messages: {
    colon: message<{ vbd: Vbd; path: string; release: string }>(
      ({ vbd, path, release }) =>
        `its disk ${vbd.vdev} is ${path}, and xend of Xen ${release} may take a colon for the end of a prefix`,
    ),
  },
  check({ host, domU }, { need, factOr, report }) {
    for (const vbd of domU.vbds) {
      const { target } = vbd;
      if (target.kind !== "path" || isUnknown(target.path) || !/^\/.*:/s.test(target.path)) continue;
      const release = need(host.xen, "release");
      if (factOr(targetEndsAtColon, release, false))
        report("colon", { vbd, path: target.path, release: release.toString() }, at(vbd, "target"));
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.vbds.xvda.target",
      host: oldXen("3.1.0"),
      domU: { kernel: "2.6.18", vbds: [{ vdev: "xvda", target: "/srv/disks/web:0", size: "20GiB" }] },
    },
    accepted: {
      host: oldXen("3.1.0"),
      domU: { kernel: "2.6.18", vbds: [{ vdev: "xvda", target: "/srv/disks/web-0", size: "20GiB" }] },
    },
  },
});
