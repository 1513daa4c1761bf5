import { iommuCapabilities, iommuNeeded } from "../lib/facts/passthrough";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import {
  describeDevices,
  passthroughFacts,
  passthroughMode,
  passthroughOf,
  turnsOffIommu,
  passthroughPlace,
} from "../lib/questions/passthrough";

export const passthroughNeedsIommu = definePolicy({
  id: "passthrough-needs-iommu",
  subject: "domU",
  covers: ["M22"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "Devices are passed through where Xen uses an IOMMU, and where the domU's configuration lets them.",
  rationale:
    "An IOMMU keeps a device to the memory of its domU. Without one xl create refuses a device to HVM, and from 4.13 on to every domU. " +
    'passthrough="disabled" turns the IOMMU off for a domU, and is refused together with devices.',
  remedy:
    "Turn VT-d or AMD-Vi on in the host's firmware, leave iommu=off out of Xen's command line, and check with xl info virt_caps; or take the devices away.",
  notReported: "PV domUs before 4.13, which get their devices without an IOMMU.",
  facts: [iommuNeeded, iommuCapabilities, ...passthroughFacts],
  messages: {
    disabled: message<{ devices: string }>(({ devices }) => `it has ${devices}, and says passthrough="disabled"`, {
      remedy: "Remove passthrough, or take the devices away.",
    }),
    turnedOff: message<{ passthrough: string }>(
      ({ passthrough }) => `it has ${passthrough}, and its host turns the IOMMU off on Xen's command line`,
      { remedy: "Take iommu=off away from Xen's command line and reboot the host, or take the devices away." },
    ),
    noIommu: message<{ passthrough: string; tokens: readonly string[]; release: string }>(
      ({ passthrough, tokens, release }) =>
        `it has ${passthrough}, and its host has no IOMMU: virt_caps of Xen ${release} would show ${tokens.join(" or ")}`,
      {
        remedy:
          "Turn VT-d or AMD-Vi on in the host's firmware, and check with xl info (virt_caps); or take the devices away.",
      },
    ),
  },
  check({ host, domU }, bench) {
    const { need, fact, factOr, report } = bench;
    if (domU.pci.length === 0 && !domU.settings.has("passthrough")) return;
    const release = need(host.xen, "release");
    if (domU.pci.length > 0 && passthroughMode(domU, release, bench) === "disabled")
      return report(
        "disabled",
        { devices: describeDevices(domU) },
        { at: at(domU.settings, "passthrough"), related: [at(domU, "pci")] },
      );
    const passthrough = passthroughOf(domU, release, bench);
    if (passthrough === undefined) return;
    const types = domU.type === "pv" ? factOr(iommuNeeded, release, []) : fact(iommuNeeded, release);
    if (!types.includes(domU.type)) return;
    if (turnsOffIommu(host, bench))
      return report(
        "turnedOff",
        { passthrough },
        { at: at(host.xen, "commandLine"), related: [passthroughPlace(domU)] },
      );
    const tokens = fact(iommuCapabilities, release);
    const virtCaps = need(host.xen, "virtCaps");
    if (!tokens.some((token) => virtCaps.includes(token)))
      report(
        "noIommu",
        { passthrough, tokens, release: release.toString() },
        { at: passthroughPlace(domU), related: [at(host.xen, "virtCaps")] },
      );
  },
  examples: {
    rejected: {
      at: "domUs.web.pci",
      host: { xen: { virtCaps: ["pv", "hvm", "hap", "shadow"] } },
      domU: { pci: [{ bdf: "0000:03:00.0" }] },
    },
    accepted: {
      host: { xen: { virtCaps: ["pv", "hvm", "hvm_directio", "pv_directio", "hap", "shadow"] } },
      domU: { pci: [{ bdf: "0000:03:00.0" }] },
    },
  },
});
