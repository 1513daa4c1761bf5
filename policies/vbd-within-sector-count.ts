import { since } from "../lib/facts/fact";
import { documentedVbdSizeLimit, vbdSizeCountedIn64Bits, vbdSizeLimit32 } from "../lib/facts/vbd-size";
import { oldXen } from "../lib/model/sample";
import type { Vbd } from "../lib/model/fleet";
import { sizeOf, placeOfSize } from "../lib/model/find";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { definePolicy, message } from "../lib/policy/policy";
import type { Size } from "../lib/units/size";

export const vbdWithinSectorCount = definePolicy({
  id: "vbd-within-sector-count",
  subject: "domU",
  covers: ["H07"],
  judges: "state",
  severity: "error",
  summary: "A vbd has no more sectors than the block drivers of its release can count.",
  rationale:
    "Up to 3.0.3 the block drivers pass the number of sectors as an unsigned long. In a 32-bit kernel it wraps: the domU sees the size modulo 2TiB, and what is written beyond lands at the beginning. " +
    "The source shows it for 32-bit kernels only; the source document reports the limit on 64-bit hosts too.",
  remedy: `Split it into several volumes and join them in the domU (LVM, md), or upgrade the host to ${since(vbdSizeCountedIn64Bits, (counted) => counted)} or later.`,
  notReported: "CD-ROMs.",
  facts: [vbdSizeCountedIn64Bits, vbdSizeLimit32, documentedVbdSizeLimit],
  messages: {
    tooLarge: message<{ vbd: Vbd; size: Size; limit: Size; release: string }>(
      ({ vbd, size, limit, release }) =>
        `its vbd ${vbd.vdev} is ${size}, and Xen ${release} is limited to ${limit} for a vbd`,
    ),
  },
  check({ host, domU }, { need, fact, report, undecided }) {
    const disks = domU.vbds.filter(({ cdrom }) => !cdrom);
    if (disks.length === 0) return;
    const release = need(host.xen, "release");
    if (fact(vbdSizeCountedIn64Bits, release)) return;
    const is32Bit = [host.dom0.wordSize, domU.wordSize].some((wordSize) => isKnown(wordSize) && wordSize !== "x86_64");
    const limit = fact(is32Bit ? vbdSizeLimit32 : documentedVbdSizeLimit, release);
    for (const vbd of disks) {
      const size = sizeOf(host, vbd);
      if (!isKnown(size)) undecided(`the size of its vbd ${vbd.vdev} is not known`, at(vbd, "target"));
      else if (size.isLargerThan(limit))
        report("tooLarge", { vbd, size, limit, release: release.toString() }, placeOfSize(host, vbd));
    }
  },
  examples: {
    rejected: {
      at: "volumeGroups.vg0.logicalVolumes.web-root.size",
      host: oldXen("3.0.3", {
        volumeGroups: [{ name: "vg0", size: "4TiB", logicalVolumes: [{ name: "web-root", size: "3TiB" }] }],
      }),
      domU: { kernel: "2.6.16.29" },
    },
    accepted: {
      host: oldXen("3.0.4", {
        volumeGroups: [{ name: "vg0", size: "4TiB", logicalVolumes: [{ name: "web-root", size: "3TiB" }] }],
      }),
      domU: { kernel: "2.6.16.33" },
    },
  },
});
