import { pvDriversNeedPlatformDevice } from "../lib/facts/hvm";
import { ioemuHasNoPvSide } from "../lib/facts/xend-ways";
import { at } from "../lib/model/place";
import { isUnknown } from "../lib/model/planned";
import { flagSetting } from "../lib/model/settings";
import { definePolicy, message, messageOf } from "../lib/policy/policy";

export const windowsUsesXenPlatform = definePolicy({
  id: "windows-uses-xen-platform",
  subject: "domU",
  covers: ["H14d"],
  judges: "state",
  family: "x86",
  severity: "warning",
  summary:
    "A Windows domU has what its paravirtual drivers need: the platform device, and under xend the paravirtual side of its vifs.",
  rationale:
    "The drivers find Xen by a PCI device that is there unless xen_platform_pci=0 takes it away. Without it every disk and network access goes through emulated hardware. Under xend, type=ioemu makes the emulated card and nothing else: drivers that are installed find no network.",
  remedy: "Remove xen_platform_pci=0, and install the Windows PV drivers.",
  notReported:
    "Domains whose system is not declared, and those that were never given the drivers: what is installed inside is not known. That a vif has no paravirtual side is told where balloonDriver says that they are.",
  facts: [pvDriversNeedPlatformDevice, ioemuHasNoPvSide],
  messages: {
    missing: message(
      () => "it runs Windows, and xen_platform_pci=0 takes away the device that the Windows PV drivers find Xen by",
      { facts: [pvDriversNeedPlatformDevice] },
    ),
    emulatedOnly: messageOf<{ index: number; release: string }>(
      "info",
      ({ index, release }) =>
        `it runs Windows with PV drivers (balloonDriver), and its vif ${index} is of type ioemu, which xend of Xen ${release} gives no paravirtual side: they find no network there`,
      {
        remedy: "Leave type out, and see which cards the domU then has.",
        facts: [ioemuHasNoPvSide],
      },
    ),
  },
  check({ host, domU }, { need, needed, fact, factOr, report, undecided }) {
    const platform = flagSetting(domU.settings, "xen_platform_pci");
    const mayHaveDrivers = domU.balloonDriver !== undefined && domU.vifs.some(({ type }) => type !== undefined);
    if (domU.type !== "hvm" || domU.os === undefined || (platform === undefined && !mayHaveDrivers)) return;
    if (need(domU, "os") !== "windows") return;
    const release = need(host.xen, "release");
    if (mayHaveDrivers && factOr(ioemuHasNoPvSide, release, false))
      domU.vifs.forEach((vif, index) => {
        const { balloonDriver } = domU;
        if (vif.type === undefined || vif.type === "vif" || balloonDriver === false) return;
        const where = { at: at(vif, "type"), related: [at(domU, "balloonDriver")] };
        if (isUnknown(balloonDriver) || isUnknown(vif.type))
          undecided(`whether PV drivers find vif ${index} is not known until apply`, where, "info");
        else report("emulatedOnly", { index, release: release.toString() }, where);
      });
    if (platform === undefined || needed(platform, at(domU.settings, "xen_platform_pci"))) return;
    if (fact(pvDriversNeedPlatformDevice, release)) report("missing", undefined, at(domU.settings, "xen_platform_pci"));
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
