import { usbFamiliesApart, usbRedirections, usbVersions } from "../../lib/facts/usb";
import { usbFamiliesDoNotMix } from "../../policies/usb-families-do-not-mix";
import { Unknown } from "../../lib/model/planned";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const hvm = (settings: object) => ({ domU: { type: "hvm", settings: { ...settings } } });

policyCases(usbFamiliesDoNotMix, {
  valid: [
    { name: "usb and a device", ...hvm({ usb: 1, usbdevice: ["tablet"] }) },
    { name: "a USB version and redirections", ...hvm({ usbversion: 3, spiceusbredirection: 4 }) },
    { name: "a USB version beside usb that is off", ...hvm({ usb: 0, usbversion: 2 }) },
    { name: "both of a PV domU, where neither is read", domU: { settings: { usb: 1, usbversion: 2 } } },
    {
      name: "both on 4.3.0, which reads one of them",
      host: { xen: { release: "4.3.0" } },
      ...hvm({ usb: 1, usbversion: 2 }),
    },
  ],
  invalid: [
    {
      name: "a USB version beside usb",
      ...hvm({ usb: 1, usbversion: 2 }),
      says: ["it has usbversion beside usb, and Xen 4.17.5 refuses them together"],
    },
    {
      name: "redirections beside a device",
      ...hvm({ usbdevice: "tablet", spiceusbredirection: 1 }),
      says: ["it has spiceusbredirection beside usbdevice"],
    },
    { name: "USB 4", ...hvm({ usbversion: 4 }), says: ["its usbversion is 4, and Xen 4.17.5 takes 1 to 3"] },
    {
      name: "five redirections",
      ...hvm({ spiceusbredirection: 5 }),
      says: ["its spiceusbredirection is 5, and Xen 4.17.5 takes 1 to 4"],
    },
  ],
  undecided: [
    {
      name: "a USB version that is not known",
      ...hvm({ usbversion: new Unknown() }),
      says: ["usbversion is not known until apply"],
    },
  ],
});

const notRead = {
  passes: "releases before 4.4 don't read usbversion and spiceusbredirection, which is another policy's matter",
};
boundaryCases(usbFamiliesDoNotMix, usbFamiliesApart, {
  at: () => hvm({ usbversion: 2 }),
  past: () => hvm({ usbversion: 2, usb: 1 }),
  before: notRead,
});
boundaryCases(usbFamiliesDoNotMix, usbVersions, {
  at: ([, most]) => hvm({ usbversion: most }),
  past: ([, most]) => hvm({ usbversion: most + 1 }),
  before: notRead,
});
boundaryCases(usbFamiliesDoNotMix, usbRedirections, {
  at: ([, most]) => hvm({ spiceusbredirection: most }),
  past: ([, most]) => hvm({ spiceusbredirection: most + 1 }),
  before: notRead,
});
