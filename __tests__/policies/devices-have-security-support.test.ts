import { hostUsbStanding, supportedGraphicsCards, supportedSoundCards } from "../../lib/facts/device-standing";
import { devicesHaveSecuritySupport } from "../../policies/devices-have-security-support";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const hvm = (settings: object) => ({ domU: { type: "hvm", boot: null, settings } });
const pv = (settings: object) => ({ domU: { settings } });
const on = (release: string) => ({ host: { xen: { release } } });

policyCases(devicesHaveSecuritySupport, {
  valid: [
    { name: "two sound cards", ...hvm({ soundhw: "ac97,sb16" }) },
    { name: "a stdvga", ...hvm({ vga: "stdvga" }) },
    { name: "no graphics card", ...hvm({ vga: "none" }) },
    { name: "an emulated tablet", ...hvm({ usbdevice: "tablet" }) },
    { name: "a sound card of a PV domU, which has none", ...pv({ soundhw: "hda" }) },
    { name: "any card on 4.9, which has no statement on support", ...on("4.9.4"), ...hvm({ vga: "qxl" }) },
  ],
  invalid: [
    {
      name: "the second of two sound cards",
      ...hvm({ soundhw: "ac97,hda" }),
      severity: "info",
      says: ["its soundhw is hda, which has no security support on Xen 4.17.5: sb16, es1370, ac97 have"],
    },
    { name: "qxl", ...hvm({ vga: "qxl" }), severity: "info", says: ["its vga is qxl, which has no security support"] },
    {
      name: "the host's USB devices, in a list",
      ...hvm({ usbdevice: ["tablet", "host:1.6"] }),
      severity: "info",
      says: ["it is passed the host's USB device 1.6, which on Xen 4.17.5 is: Supported, not security supported"],
    },
  ],
  undecided: [],
});

const before = { passes: "no release before 4.10 says what has security support" } as const;

boundaryCases(devicesHaveSecuritySupport, supportedSoundCards, {
  at: ([first = ""]) => hvm({ soundhw: first }),
  past: () => hvm({ soundhw: "hda" }),
  before,
});
boundaryCases(devicesHaveSecuritySupport, supportedGraphicsCards, {
  at: ([first = ""]) => hvm({ vga: first }),
  past: () => hvm({ vga: "qxl" }),
  before,
});
boundaryCases(devicesHaveSecuritySupport, hostUsbStanding, {
  at: () => hvm({ usbdevice: "tablet" }),
  past: () => hvm({ usbdevice: "host:1.6" }),
  before,
});
