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

export interface PvDeviceStanding {
  /** By key of xl.cfg: what is promised of the device. */
  readonly devices: Readonly<Record<"p9" | "vtpm", string>>;
  /** What is promised of 9pfs with type=xen_9pfsd, where the release has it. */
  readonly xen9pfsd?: string;
}

const TECH_PREVIEW = { devices: { p9: "Tech Preview", vtpm: "Tech Preview" } };

export const pvDeviceStanding = defineFact<PvDeviceStanding>({
  id: "pv-device-standing",
  statement: "What is promised of paravirtual devices that have no security support.",
  basis: "documented",
  scope: "9pfs and vTPM. PVCalls has no key in xl.cfg. There is no SUPPORT.md before 4.10.",
  show: ({ devices, xen9pfsd }) =>
    [...Object.entries(devices), ...(xen9pfsd === undefined ? [] : [["xen-9pfsd", xen9pfsd]])]
      .map(([device, status]) => `${device}: ${status}`)
      .join(", "),
  spans: [
    {
      since: "4.19",
      value: { ...TECH_PREVIEW, xen9pfsd: "Experimental" },
      citation: {
        source: "SUPPORT.md",
        locator: "PV 9pfs (backend)",
        release: "RELEASE-4.20.0",
        quote: "Status, xen-9pfsd: Experimental",
      },
    },
    {
      since: "4.10",
      until: "4.19",
      value: TECH_PREVIEW,
      citation: {
        source: "SUPPORT.md",
        locator: "PV TPM (backend), PV 9pfs (backend)",
        release: "RELEASE-4.10.0",
        quote: "Status, QEMU: Tech Preview",
      },
    },
  ],
});
