import { pvDriversNeedPlatformDevice } from "../../lib/facts/hvm";
import { ioemuHasNoPvSide } from "../../lib/facts/xend-ways";
import { Unknown } from "../../lib/model/planned";
import { windowsUsesXenPlatform } from "../../policies/windows-uses-xen-platform";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const windows = (settings: Record<string, number> = {}, more: object = {}) => ({
  domU: { type: "hvm", os: "windows", boot: null, settings, ...more },
});
const vif = (type: string | null) => ({
  balloonDriver: true,
  vifs: [{ bridge: "xenbr0", mac: "00:16:3e:12:34:56", ...(type !== null && { type }) }],
});

policyCases(windowsUsesXenPlatform, {
  valid: [
    { name: "a Windows domU that says nothing, for it has the device", ...windows() },
    { name: "one that turns it on", ...windows({ xen_platform_pci: 1 }) },
    { name: "a DOS domU without it", domU: { type: "hvm", os: "dos", boot: null, settings: { xen_platform_pci: 0 } } },
    {
      name: "one without it on 3.0.3, which does not know the key and always has the device",
      host: { xen: { release: "3.0.3" } },
      ...windows({ xen_platform_pci: 0 }),
    },
    {
      name: "an emulated card on 3.0.4 of a domU that does not say that it has PV drivers",
      host: { xen: { release: "3.0.4" } },
      ...windows({}, { ...vif("ioemu"), balloonDriver: null }),
    },
    {
      name: "an emulated card on 3.0.4 of a domU without PV drivers",
      host: { xen: { release: "3.0.4" } },
      ...windows({}, { ...vif("ioemu"), balloonDriver: false }),
    },
    { name: "a paravirtual card on 3.0.4", host: { xen: { release: "3.0.4" } }, ...windows({}, vif("vif")) },
    { name: "an emulated card under xl, which makes both", ...windows({}, vif("ioemu")) },
    { name: "a card of no type on 3.0.4", host: { xen: { release: "3.0.4" } }, ...windows({}, vif(null)) },
    {
      name: "an emulated card of Linux, which another policy judges",
      host: { xen: { release: "3.0.4" } },
      domU: { type: "hvm", os: "linux", boot: null, ...vif("ioemu") },
    },
    {
      name: "a domU of which nobody says what runs inside",
      domU: { type: "hvm", boot: null, settings: { xen_platform_pci: 0 } },
    },
  ],
  invalid: [
    {
      name: "nothing, but warns of a Windows domU without it",
      ...windows({ xen_platform_pci: 0 }),
      says: ["xen_platform_pci=0 takes away the device"],
    },
    {
      name: "nothing, but tells of an emulated card on 3.0.4",
      host: { xen: { release: "3.0.4" } },
      ...windows({}, vif("ioemu")),
      severity: "info",
      says: ["its vif 0 is of type ioemu, which xend of Xen 3.0.4 gives no paravirtual side"],
    },
  ],
  undecided: [
    {
      name: "an emulated card of a domU whose drivers are not known until apply",
      host: { xen: { release: "3.0.4" } },
      ...windows({}, { ...vif("ioemu"), balloonDriver: new Unknown() }),
      severity: "info",
      says: ["whether PV drivers find vif 0 is not known until apply"],
    },
    {
      name: "one on 3.0.2, before the sources begin",
      host: { xen: { release: "3.0.2" } },
      ...windows({ xen_platform_pci: 0 }),
      says: ["no source was found for Xen 3.0.2"],
    },
  ],
});

boundaryCases(windowsUsesXenPlatform, pvDriversNeedPlatformDevice, {
  at: (takenAway) => windows({ xen_platform_pci: takenAway ? 1 : 0 }),
  past: (takenAway) => (takenAway ? windows({ xen_platform_pci: 0 }) : undefined),
  before: () => windows({ xen_platform_pci: 0 }),
});
boundaryCases(windowsUsesXenPlatform, ioemuHasNoPvSide, {
  at: () => windows({}, vif(null)),
  past: () => windows({}, vif("ioemu")),
  before: { passes: "no source tells of its xend" },
});
