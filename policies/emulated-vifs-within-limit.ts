import { emulatedVifLimit } from "../lib/facts/emulated-vif";
import { isUnknown } from "../lib/model/planned";
import { definePolicy, message } from "../lib/policy/policy";

export const emulatedVifsWithinLimit = definePolicy({
  id: "emulated-vifs-within-limit",
  subject: "domU",
  covers: ["H03"],
  judges: "state",
  severity: "error",
  summary: "An HVM domU has no more emulated cards than its device model makes.",
  rationale: "The device models of old releases have room for a fixed number of cards. One more, and they exit: \"Too Many NICs\".",
  remedy: "Make vifs beyond the limit paravirtual alone (type: vif), or join networks by VLANs.",
  notReported: "The slots of the emulated PCI bus, which bound the cards of later releases, and releases whose device model is not among Xen's sources.",
  facts: [emulatedVifLimit],
  messages: {
    tooMany: message<{ count: number; limit: number; release: string }>(
      ({ count, limit, release }) => `it has ${count} vifs with emulated cards, and the device model of Xen ${release} makes ${limit}`,
    ),
  },
  check({ host, domU }, { need, factOr, report, undecided }) {
    if (domU.type !== "hvm" || domU.vifs.length === 0) return;
    const release = need(host.xen, "release");
    const limit = factOr(emulatedVifLimit, release, undefined);
    if (typeof limit !== "number") return;
    const count = domU.vifs.filter(({ type }) => type === undefined || type === "ioemu").length;
    const unknown = domU.vifs.filter(({ type }) => isUnknown(type)).length;
    if (count > limit) report("tooMany", { count, limit, release: release.toString() });
    else if (count + unknown > limit) undecided(`the type of ${unknown} of its vifs is not known until apply`);
  },
  examples: {
    rejected: {
      host: { xen: { release: "3.1.0" } },
      domU: { type: "hvm", kernel: "2.6.18", vifs: Array.from({ length: 9 }, () => ({ bridge: "xenbr0" })) },
    },
    accepted: {
      host: { xen: { release: "3.1.0" } },
      domU: { type: "hvm", kernel: "2.6.18", vifs: Array.from({ length: 8 }, () => ({ bridge: "xenbr0" })) },
    },
  },
});
