import { hostUsbStanding, supportedGraphicsCards, supportedSoundCards } from "../lib/facts/device-standing";
import { at } from "../lib/model/place";
import { listSetting, textSetting } from "../lib/model/settings";
import { definePolicy, message } from "../lib/policy/policy";

export const devicesHaveSecuritySupport = definePolicy({
  id: "devices-have-security-support",
  subject: "domU",
  covers: ["D20"],
  judges: "state",
  severity: "info",
  family: "x86",
  summary: "The emulated sound and graphics cards and the USB devices of a domU are ones with security support.",
  rationale:
    "Each of them is code in dom0 that the domU talks to. For what has security support the project issues advisories and mends what is wrong; for the others it promises neither.",
  remedy: "Take a device with security support, or trust the domU as you trust dom0.",
  notReported:
    "Network cards (emulated-model-is-supported); releases before 4.10, which have no statement on support; 9pfs, vTPM, PVCalls, memory sharing and core scheduling.",
  facts: [supportedSoundCards, supportedGraphicsCards, hostUsbStanding],
  messages: {
    card: message<{ key: string; card: string; supported: readonly string[]; release: string }>(
      ({ key, card, supported, release }) =>
        `its ${key} is ${card}, which has no security support on Xen ${release}: ${supported.join(", ")} have`,
      {
        facts: [supportedSoundCards, supportedGraphicsCards],
        remedy: ({ supported }) => `Take ${supported.join(" or ")}, or trust the domU as you trust dom0.`,
      },
    ),
    usb: message<{ device: string; standing: string; release: string }>(
      ({ device, standing, release }) =>
        `it is passed the host's USB device ${device}, which on Xen ${release} is: ${standing}`,
      { facts: [hostUsbStanding] },
    ),
  },
  check({ host, domU }, { need, needed, factOr, report }) {
    const { settings } = domU;
    if (settings.size === 0) return;
    const textOf = (key: string): string | undefined => {
      const text = textSetting(settings, key);
      return text === undefined ? undefined : needed(text, at(settings, key));
    };
    const listOf = (key: string): readonly string[] => {
      const list = listSetting(settings, key);
      return list === undefined ? [] : needed(list, at(settings, key));
    };

    if (domU.type === "hvm") {
      const cards = [
        ["soundhw", supportedSoundCards, textOf("soundhw")?.split(",") ?? []],
        ["vga", supportedGraphicsCards, [textOf("vga") ?? ""]],
      ] as const;
      for (const [key, fact, declared] of cards)
        for (const card of declared) {
          if (card === "" || card === "none") continue;
          const release = need(host.xen, "release");
          const supported = factOr(fact, release, undefined);
          if (supported === undefined || supported.includes(card)) continue;
          report("card", { key, card, supported, release: release.toString() }, { at: at(settings, key), about: card });
        }
      const usb = [textOf("usbdevice") ?? "", ...listOf("usbdevice")].filter((device) => device.startsWith("host:"));
      for (const device of usb) {
        const release = need(host.xen, "release");
        const standing = factOr(hostUsbStanding, release, undefined);
        if (standing === undefined) continue;
        const where = { at: at(settings, "usbdevice"), about: device };
        report("usb", { device: device.slice("host:".length), standing, release: release.toString() }, where);
      }
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.settings.soundhw",
      domU: { type: "hvm", boot: null, settings: { soundhw: "hda" } },
    },
    accepted: { domU: { type: "hvm", boot: null, settings: { soundhw: "ac97" } } },
  },
});
