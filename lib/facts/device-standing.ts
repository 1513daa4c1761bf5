/** Owns the facts on which emulated devices have security support. */
import { defineFact } from "./fact";

export const supportedSoundCards = defineFact<readonly string[]>({
  id: "supported-sound-cards",
  statement: "The emulated sound cards that have security support.",
  basis: "documented",
  scope: "x86, QEMU as device model. There is no SUPPORT.md before 4.10.",
  show: (cards) => cards.join(", "),
  spans: [
    {
      since: "4.10",
      value: ["sb16", "es1370", "ac97"],
      citation: {
        source: "SUPPORT.md",
        locator: "x86/Emulated audio (QEMU)",
        release: "RELEASE-4.10.0",
        quote: "Status, ac97: Supported",
      },
    },
  ],
});

export const supportedGraphicsCards = defineFact<readonly string[]>({
  id: "supported-graphics-cards",
  statement: "The emulated graphics cards that have security support.",
  basis: "documented",
  scope: "x86, QEMU as device model. SUPPORT.md of 4.10 writes stgvga for stdvga. There is none before 4.10.",
  show: (cards) => cards.join(", "),
  spans: [
    {
      since: "4.10",
      value: ["cirrus", "stdvga"],
      citation: {
        source: "SUPPORT.md",
        locator: "x86/Emulated graphics (QEMU)",
        release: "RELEASE-4.10.0",
        quote: "Status, cirrus-vga: Supported",
      },
    },
  ],
});

export const hostUsbStanding = defineFact<string>({
  id: "host-usb-standing",
  statement: "What is promised of a USB device of the host that the device model passes to a domU.",
  basis: "documented",
  scope: "x86, usbdevice with host:. There is no SUPPORT.md before 4.10.",
  show: (status) => status,
  spans: [
    {
      since: "4.10",
      value: "Supported, not security supported",
      citation: {
        source: "SUPPORT.md",
        locator: "x86/Host USB passthrough (QEMU)",
        release: "RELEASE-4.10.0",
        quote: "Status: Supported, not security supported",
      },
    },
  ],
});
