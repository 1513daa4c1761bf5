import { pvDriversNeedPlatformDevice } from "../lib/facts/hvm";
import { at } from "../lib/model/place";
import { flagSetting } from "../lib/model/settings";
import { definePolicy, message } from "../lib/policy/policy";

export const windowsUsesXenPlatform = definePolicy({
  id: "windows-uses-xen-platform",
  subject: "domU",
  covers: ["H06", "H14"],
  judges: "state",
  family: "x86",
  severity: "warning",
  summary: "A Windows domU has the platform device that its paravirtual drivers need.",
  rationale:
    "The drivers find Xen by a PCI device that is there unless xen_platform_pci=0 takes it away. Without it every disk and network access goes through emulated hardware.",
  remedy: "Remove xen_platform_pci=0, and install the Windows PV drivers.",
  notReported:
    "Domains whose system is not declared, and those that were never given the drivers: what is installed inside is not known.",
  facts: [pvDriversNeedPlatformDevice],
  messages: {
    missing: message(
      () => "it runs Windows, and xen_platform_pci=0 takes away the device that the Windows PV drivers find Xen by",
    ),
  },
  check({ host, domU }, { need, needed, fact, report }) {
    if (domU.type !== "hvm" || domU.os === undefined || !domU.settings.has("xen_platform_pci")) return;
    if (need(domU, "os") !== "windows") return;
    const platform = flagSetting(domU.settings, "xen_platform_pci");
    if (platform === undefined || needed(platform, at(domU.settings, "xen_platform_pci"))) return;
    if (fact(pvDriversNeedPlatformDevice, need(host.xen, "release")))
      report("missing", undefined, at(domU.settings, "xen_platform_pci"));
  },
  examples: {
    rejected: {
      at: "domUs.web.settings.xen_platform_pci",
      domU: {
        type: "hvm",
        os: "windows",
        uuid: "2147d599-9cc6-c0dc-92ab-4064b5446e9b",
        boot: null,
        settings: { xen_platform_pci: 0 },
      },
    },
    accepted: {
      domU: {
        type: "hvm",
        os: "windows",
        uuid: "2147d599-9cc6-c0dc-92ab-4064b5446e9b",
        boot: null,
        settings: { xen_platform_pci: 1 },
      },
    },
  },
});
