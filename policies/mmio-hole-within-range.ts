import { mmioHoleMebibytes, type Range } from "../lib/facts/mmio-hole";
import { at } from "../lib/model/place";
import { numberSetting } from "../lib/model/settings";
import { definePolicy, message } from "../lib/policy/policy";

export const mmioHoleWithinRange = definePolicy({
  id: "mmio-hole-within-range",
  subject: "domU",
  covers: ["M30"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "An HVM domU's mmio_hole is of a size that xl takes.",
  rationale:
    "mmio_hole is the room below 4GiB that is left to devices. Less than the hole that is there anyway, or so much that no memory remains below it, ends xl create with an error.",
  remedy: "Say mmio_hole=3072, which xl.cfg(5) names as a known good large value, or leave it out.",
  notReported: "PV and PVH domUs, and releases before 4.5, where xl doesn't read the key.",
  facts: [mmioHoleMebibytes],
  messages: {
    outside: message<{ asked: number; range: Range; release: string }>(
      ({ asked, range, release }) =>
        `its mmio_hole is ${asked} MiB, and Xen ${release} takes ${range.least} to ${range.most}`,
    ),
  },
  check({ host, domU }, { need, needed, factOr, report }) {
    const declared = domU.type === "hvm" ? numberSetting(domU.settings, "mmio_hole") : undefined;
    if (declared === undefined) return;
    const release = need(host.xen, "release");
    const range = factOr(mmioHoleMebibytes, release, undefined);
    if (range === undefined) return;
    const asked = needed(declared, at(domU.settings, "mmio_hole"));
    if (asked < range.least || asked > range.most)
      report("outside", { asked, range, release: release.toString() }, at(domU.settings, "mmio_hole"));
  },
  examples: {
    rejected: { at: "domUs.web.settings.mmio_hole", domU: { type: "hvm", boot: null, settings: { mmio_hole: 4096 } } },
    accepted: { domU: { type: "hvm", boot: null, settings: { mmio_hole: 3072 } } },
  },
});
