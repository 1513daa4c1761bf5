import { rawIoForTrusted } from "../lib/facts/passthrough-risk";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";

export const rawIoOnlyForTrusted = definePolicy({
  id: "raw-io-only-for-trusted",
  subject: "domU",
  covers: ["M81"],
  judges: "state",
  severity: "warning",
  summary: "Ports, memory and interrupts of the host are given only to domUs that are trusted.",
  rationale:
    "A domU that may write to the host's ports or registers can program its devices, and by them reach all of its memory: iomem is not seen by the IOMMU. xl.cfg(5) recommends these keys for trusted domUs only.",
  remedy:
    "Take the keys out, pass a whole device through instead, or say trusted: true if the domU's administrators may have the host.",
  notReported: "DomUs whose trusted is unset.",
  facts: [rawIoForTrusted],
  messages: {
    untrusted: message<{ key: string; release: string }>(
      ({ key, release }) => `it is not trusted and has ${key}, which Xen ${release} recommends for trusted domUs only`,
    ),
  },
  check({ host, domU }, { need, fact, report }) {
    const used = KEYS.filter((key) => domU.settings.has(key));
    if (used.length === 0 || domU.trusted === undefined || need(domU, "trusted")) return;
    const release = need(host.xen, "release");
    for (const key of fact(rawIoForTrusted, release))
      if (used.includes(key))
        report(
          "untrusted",
          { key, release: release.toString() },
          { at: at(domU.settings, key), related: [at(domU, "trusted")] },
        );
  },
  examples: {
    rejected: { at: "domUs.web.settings.ioports", domU: { trusted: false, settings: { ioports: ["2f8-2ff"] } } },
    accepted: { domU: { trusted: true, settings: { ioports: ["2f8-2ff"] } } },
  },
});

/** Those that the fact speaks of, of whatever release. */
const KEYS = [...new Set(rawIoForTrusted.spans.flatMap(({ value }) => value))];
