import { againstPopulateOnDemand } from "../lib/facts/passthrough";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { passthroughFacts, passthroughOf, passthroughPlace } from "../lib/questions/passthrough";
import type { Size } from "../lib/units/size";

export const passthroughExcludesPopulateOnDemand = definePolicy({
  id: "passthrough-excludes-populate-on-demand",
  subject: "domU",
  covers: ["M21"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "A domU with passthrough has all of its memory at start.",
  rationale:
    "An HVM or PVH domU with less memory than maxmem is populated on demand: its pages are found when it first touches them. A device can't wait for that, for an IOMMU needs a page table that is complete. " +
    "xl create refuses the two together; from 4.17 on even an IOMMU that is merely on for the domU.",
  remedy: "Make memory and maxmem the same, or take the devices (and passthrough=) away.",
  notReported: "PV domUs, whose memory is never populated on demand.",
  facts: [againstPopulateOnDemand, ...passthroughFacts],
  messages: {
    both: message<{ passthrough: string; memory: Size; maxmem: Size; release: string }>(
      ({ passthrough, memory, maxmem, release }) =>
        `it has ${passthrough}, and starts with ${memory} of ${maxmem}: Xen ${release} has no passthrough with populate-on-demand`,
    ),
  },
  check({ host, domU }, bench) {
    const { need, fact, report } = bench;
    if (domU.type === "pv" || domU.maxmem === undefined) return;
    const release = need(host.xen, "release");
    const passthrough = passthroughOf(domU, release, bench);
    if (passthrough === undefined) return;
    const memory = need(domU, "memory");
    const maxmem = need(domU, "maxmem");
    if (!maxmem.isLargerThan(memory)) return;
    const against = fact(againstPopulateOnDemand, release);
    if (against === "iommu" || (against === "devices" && domU.pci.length > 0))
      report(
        "both",
        { passthrough, memory, maxmem, release: release.toString() },
        { at: at(domU, "maxmem"), related: [at(domU, "memory"), passthroughPlace(domU)] },
      );
  },
  examples: {
    rejected: {
      at: "domUs.web.maxmem",
      host: { xen: { virtCaps: ["pv", "hvm", "hvm_directio", "pv_directio", "hap", "shadow"] } },
      domU: { type: "hvm", boot: null, memory: "2GiB", maxmem: "4GiB", pci: [{ bdf: "0000:03:00.0" }] },
    },
    accepted: {
      host: { xen: { virtCaps: ["pv", "hvm", "hvm_directio", "pv_directio", "hap", "shadow"] } },
      domU: { type: "hvm", boot: null, memory: "4GiB", maxmem: "4GiB", pci: [{ bdf: "0000:03:00.0" }] },
    },
  },
});
