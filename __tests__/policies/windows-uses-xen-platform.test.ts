import { pvDriversNeedPlatformDevice } from "../../lib/facts/hvm";
import { windowsUsesXenPlatform } from "../../policies/windows-uses-xen-platform";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const windows = (settings: Record<string, number> = {}) => ({
  domU: { type: "hvm", os: "windows", boot: null, settings },
});

policyCases(windowsUsesXenPlatform, {
  valid: [
    { name: "a Windows domU that says nothing, for it has the device", ...windows() },
    { name: "one that turns it on", ...windows({ xen_platform_pci: 1 }) },
    { name: "a DOS domU without it", domU: { type: "hvm", os: "dos", boot: null, settings: { xen_platform_pci: 0 } } },
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
  ],
  undecided: [
    {
      name: "one on 4.1.0, before the sources begin",
      host: { xen: { release: "4.1.0" } },
      ...windows({ xen_platform_pci: 0 }),
      says: ["no source was found for Xen 4.1.0"],
    },
  ],
});

boundaryCases(windowsUsesXenPlatform, pvDriversNeedPlatformDevice, {
  at: () => windows({ xen_platform_pci: 1 }),
  past: () => windows({ xen_platform_pci: 0 }),
  before: () => windows({ xen_platform_pci: 0 }),
});
