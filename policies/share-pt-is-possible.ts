import { sharedPageTables } from "../lib/facts/passthrough";
import { at } from "../lib/model/place";
import { flagSetting } from "../lib/model/settings";
import { definePolicy, message } from "../lib/policy/policy";
import { passthroughFacts, passthroughMode } from "../lib/questions/passthrough";

export const sharePtIsPossible = definePolicy({
  id: "share-pt-is-possible",
  subject: "domU",
  covers: ["M24"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: 'passthrough="share_pt" stands where the IOMMU can share the domU\'s page tables.',
  rationale:
    "An IOMMU can use the page tables that hardware-assisted paging keeps for a domU only if the two are made for each other, and a PV domU has no such tables. xl create refuses share_pt elsewhere.",
  remedy: 'Say passthrough="enabled", which takes what the host can do, or leave it out.',
  notReported: "PVH domUs, which have no passthrough at all.",
  facts: [sharedPageTables, ...passthroughFacts],
  messages: {
    type: message<{ release: string }>(({ release }) => `it is PV, and share_pt of Xen ${release} is not for PV domUs`),
    paging: message(() => "it says hap=0, and share_pt is only for domUs with hardware-assisted paging"),
    host: message<{ capability: string }>(
      ({ capability }) => `its host can't share page tables with the IOMMU: virt_caps would show ${capability}`,
    ),
  },
  check({ host, domU }, bench) {
    const { need, needed, fact, report } = bench;
    if (domU.type === "pvh" || !domU.settings.has("passthrough")) return;
    const release = need(host.xen, "release");
    if (passthroughMode(domU, release, bench) !== "share_pt") return;
    const place = at(domU.settings, "passthrough");
    const { types, capability } = fact(sharedPageTables, release);
    if (!types.includes(domU.type)) return report("type", { release: release.toString() }, place);
    const hap = flagSetting(domU.settings, "hap");
    if (hap !== undefined && !needed(hap, at(domU.settings, "hap")))
      return report("paging", undefined, { at: place, related: [at(domU.settings, "hap")] });
    if (!need(host.xen, "virtCaps").includes(capability))
      report("host", { capability }, { at: place, related: [at(host.xen, "virtCaps")] });
  },
  examples: {
    rejected: {
      at: "domUs.web.settings.passthrough",
      host: { xen: { virtCaps: ["hvm", "hvm_directio", "hap", "iommu_hap_pt_share"] } },
      domU: { type: "pv", pci: [{ bdf: "0000:03:00.0" }], settings: { passthrough: "share_pt" } },
    },
    accepted: {
      host: { xen: { virtCaps: ["hvm", "hvm_directio", "hap", "iommu_hap_pt_share"] } },
      domU: { type: "hvm", boot: null, pci: [{ bdf: "0000:03:00.0" }], settings: { passthrough: "share_pt" } },
    },
  },
});
