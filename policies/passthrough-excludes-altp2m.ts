import { altp2mKeys } from "../lib/facts/altp2m";
import { passthroughAgainstAltp2m } from "../lib/facts/passthrough";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { altp2mAsked } from "../lib/questions/altp2m";

export const passthroughExcludesAltp2m = definePolicy({
  id: "passthrough-excludes-altp2m",
  subject: "domU",
  covers: ["D17"],
  judges: "state",
  severity: "warning",
  family: "x86",
  summary: "A domU with PCI devices of the host has one view of its memory.",
  rationale:
    "altp2m gives a domU several views of its memory, for introspection. A device that is passed through knows the IOMMU's table alone, and reads and writes past the view that the CPU has.",
  remedy: "Leave altp2m out, or take the devices away.",
  notReported: "Memory sharing and paging, which dom0 turns on while the domU runs.",
  facts: [passthroughAgainstAltp2m, altp2mKeys],
  messages: {
    both: message<{ key: string; release: string }>(
      ({ key, release }) => `it has PCI devices of the host and sets ${key}, which don't go together on Xen ${release}`,
      { facts: [passthroughAgainstAltp2m] },
    ),
  },
  check({ host, domU }, { need, needed, factOr, report }) {
    if (domU.pci.length === 0 || domU.settings.size === 0) return;
    const release = need(host.xen, "release");
    const asked = altp2mAsked(domU, factOr(altp2mKeys, release, []), { needed });
    if (asked === undefined || !factOr(passthroughAgainstAltp2m, release, false)) return;
    const { key, place } = asked;
    report("both", { key, release: release.toString() }, { at: place, related: [at(domU, "pci")] });
  },
  examples: {
    rejected: {
      at: "domUs.web.settings.altp2m",
      host: { xen: { virtCaps: ["pv", "hvm", "hvm_directio", "pv_directio", "hap", "shadow"] } },
      domU: { type: "hvm", boot: null, pci: [{ bdf: "0000:03:00.0" }], settings: { altp2m: "external" } },
    },
    accepted: {
      host: { xen: { virtCaps: ["pv", "hvm", "hvm_directio", "pv_directio", "hap", "shadow"] } },
      domU: { type: "hvm", boot: null, pci: [{ bdf: "0000:03:00.0" }], settings: { altp2m: "disabled" } },
    },
  },
});
