import { usbFamiliesApart, usbRedirections, usbVersions } from "../lib/facts/usb";
import { at } from "../lib/model/place";
import { flagSetting, numberSetting } from "../lib/model/settings";
import { definePolicy, message } from "../lib/policy/policy";

export const usbFamiliesDoNotMix = definePolicy({
  id: "usb-families-do-not-mix",
  subject: "domU",
  covers: ["M74"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "An HVM domU's USB is told by usb and usbdevice, or by usbversion and spiceusbredirection.",
  rationale:
    "The two families make different emulated controllers. libxl refuses a domU that has keys of both, a USB version that there is not, and more redirections than it has room for.",
  remedy: "Drop the keys of one family, and keep to the numbers that the release takes.",
  notReported: "Domains that are not HVM, where none of the keys is read; usbctrl and usbdev, which are a third way.",
  facts: [usbFamiliesApart, usbVersions, usbRedirections],
  messages: {
    mixed: message<{ one: string; other: string; release: string }>(
      ({ one, other, release }) => `it has ${one} beside ${other}, and Xen ${release} refuses them together`,
      { remedy: ({ one, other }) => `Remove ${one} or ${other}.`, facts: [usbFamiliesApart] },
    ),
    outOfRange: message<{ key: string; value: number; range: readonly [number, number]; release: string }>(
      ({ key, value, range: [least, most], release }) =>
        `its ${key} is ${value}, and Xen ${release} takes ${least} to ${most}`,
      {
        remedy: ({ key, range: [least, most] }) => `Set ${key} from ${least} to ${most}.`,
        facts: [usbVersions, usbRedirections],
      },
    ),
  },
  check({ host, domU: { type, settings } }, { need, needed, factOr, report }) {
    const numbers = ["usbversion", "spiceusbredirection"].filter((key) => settings.has(key));
    if (type !== "hvm" || numbers.length === 0) return;
    const release = need(host.xen, "release");
    if (!factOr(usbFamiliesApart, release, false)) return;
    const usb = flagSetting(settings, "usb");
    const others = [
      ...(usb !== undefined && needed(usb, at(settings, "usb")) ? ["usb"] : []),
      ...(settings.has("usbdevice") ? ["usbdevice"] : []),
    ];
    for (const key of numbers) {
      const number = numberSetting(settings, key);
      const value = number === undefined ? 0 : needed(number, at(settings, key));
      if (value === 0) continue;
      const [other] = others;
      if (other !== undefined) {
        report(
          "mixed",
          { one: key, other, release: release.toString() },
          { at: at(settings, key), related: [at(settings, other)] },
        );
        continue;
      }
      const range = factOr(key === "usbversion" ? usbVersions : usbRedirections, release, undefined);
      if (range !== undefined && (value < range[0] || value > range[1]))
        report("outOfRange", { key, value, range, release: release.toString() }, at(settings, key));
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.settings.usbversion",
      domU: { type: "hvm", settings: { usbversion: 2, usbdevice: "tablet" } },
    },
    accepted: { domU: { type: "hvm", settings: { usb: 1, usbdevice: "tablet" } } },
  },
});
