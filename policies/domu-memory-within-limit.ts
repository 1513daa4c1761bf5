import { domUMemoryLimit } from "../lib/facts/memory-limits";
import { at } from "../lib/model/place";
import { mostMemory } from "../lib/questions/most-memory";
import { definePolicy, message, messageOf } from "../lib/policy/policy";
import type { Size } from "../lib/units/size";

export const domuMemoryWithinLimit = definePolicy({
  id: "domu-memory-within-limit",
  subject: "domU",
  covers: ["M32"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "A domU has no more memory than its release supports.",
  rationale: "Xen tells up to which size a guest has security support, and up to which it is supported at all.",
  remedy: "Lower memory or maxmem, or divide the work among several domUs.",
  notReported: "Releases before 4.17, whose SUPPORT.md says nothing of it.",
  facts: [domUMemoryLimit],
  messages: {
    unsupported: message<{ size: Size; limit: Size; release: string }>(
      ({ size, limit, release }) => `it may have ${size}, and Xen ${release} supports domUs of less than ${limit}`,
    ),
    notSecuritySupported: messageOf<{ size: Size; limit: Size; release: string }>(
      "warning",
      ({ size, limit, release }) =>
        `it may have ${size}, and Xen ${release} has security support for domUs of up to ${limit}`,
    ),
  },
  check({ host, domU }, { need, factOr, report }) {
    const xen = need(host.xen, "release");
    const by = factOr(domUMemoryLimit, xen, undefined);
    if (by === undefined) return;
    const size = mostMemory(domU, { need });
    const release = xen.toString();
    const place = at(domU, domU.maxmem === undefined ? "memory" : "maxmem");
    if (!by.supportedBelow.isLargerThan(size))
      report("unsupported", { size, limit: by.supportedBelow, release }, place);
    else if (size.isLargerThan(by.securitySupported))
      report("notSecuritySupported", { size, limit: by.securitySupported, release }, place);
  },
  examples: {
    rejected: {
      at: "domUs.web.maxmem",
      domU: { maxmem: "16TiB", boot: { extra: "console=hvc0 xen_512gb_limit=no" } },
      also: ["host-memory-holds-domus"],
    },
    accepted: { domU: { maxmem: "7TiB", boot: { extra: "console=hvc0 xen_512gb_limit=no" } } },
  },
});
