import { emulatedVifLimit } from "../lib/facts/emulated-vif";
import { oldXen } from "../lib/model/sample";
import { at } from "../lib/model/place";
import { isUnknown } from "../lib/model/planned";
import { definePolicy, message } from "../lib/policy/policy";

export const emulatedVifsWithinLimit = definePolicy({
  id: "emulated-vifs-within-limit",
  subject: "domU",
  covers: ["H03"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "An HVM domU has no more emulated cards than its device model makes.",
  rationale:
    'The device models of old releases have room for a fixed number of cards. One more, and they exit: "Too Many NICs".',
  remedy: "Make vifs beyond the limit paravirtual alone (type: vif), or join networks by VLANs.",
  notReported:
    "The slots of the emulated PCI bus, which bound the cards of later releases, and releases whose device model is not among Xen's sources.",
  facts: [emulatedVifLimit],
  messages: {
    tooMany: message<{ count: number; limit: number; release: string }>(
      ({ count, limit, release }) =>
        `it has ${count} vifs with emulated cards, and the device model of Xen ${release} makes ${limit}`,
    ),
  },
  check({ host, domU }, { need, factOr, report, undecided }) {
    if (domU.type !== "hvm" || domU.vifs.length === 0) return;
    const release = need(host.xen, "release");
    const limit = factOr(emulatedVifLimit, release, undefined);
    if (typeof limit !== "number") return;
    const count = domU.vifs.filter(({ type }) => type === undefined || type === "ioemu").length;
    const unknown = domU.vifs.filter(({ type }) => isUnknown(type)).length;
    if (count > limit) report("tooMany", { count, limit, release: release.toString() }, at(domU, "vifs"));
    else if (count + unknown > limit)
      undecided(`the type of ${unknown} of its vifs is not known until apply`, at(domU, "vifs"));
  },
  examples: {
    rejected: {
      at: "domUs.web.vifs",
      host: oldXen("3.1.0"),
      domU: {
        type: "hvm",
        kernel: null,
        boot: null,
        vcpus: 1,
        settings: { acpi: 1, apic: 1 },
        vbds: [{ vdev: "hda", target: "vg0/web-root" }],
        vifs: cards(9),
      },
    },
    accepted: {
      host: oldXen("3.1.0"),
      domU: {
        type: "hvm",
        kernel: null,
        boot: null,
        vcpus: 1,
        settings: { acpi: 1, apic: 1 },
        vbds: [{ vdev: "hda", target: "vg0/web-root" }],
        vifs: cards(8),
      },
    },
  },
});

function cards(count: number): { bridge: string; mac: string }[] {
  return Array.from({ length: count }, (_, index) => ({ bridge: "xenbr0", mac: `00:16:3e:12:34:0${index}` }));
}
