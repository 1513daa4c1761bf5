import { hostMemoryLimit } from "../lib/facts/memory-limits";
import { oldXen } from "../lib/model/sample";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { Size } from "../lib/units/size";

export const hostMemoryWithinLimit = definePolicy({
  id: "host-memory-within-limit",
  subject: "host",
  covers: ["H02a", "M32"],
  judges: "state",
  family: "x86",
  severity: "warning",
  summary: "A host has no more memory than its release supports.",
  rationale:
    "Old releases reach only so much memory, depending on the hypervisor's word size, and leave the rest unused. Today's security support ends at a size that somebody has tested.",
  remedy: "Boot a hypervisor of a larger word size or of a later release, or plan without the memory beyond the limit.",
  notReported:
    "Releases from 4.2 to 4.16, which no document was found for. Where the hypervisor's word size is not declared, only what no word size reaches.",
  facts: [hostMemoryLimit],
  messages: {
    unsupported: message<{ memory: Size; limit: Size; release: string }>(
      ({ memory, limit, release }) => `it has ${memory}, and Xen ${release} supports up to ${limit}`,
    ),
    notSecuritySupported: message<{ memory: Size; limit: Size; release: string }>(
      ({ memory, limit, release }) =>
        `it has ${memory}, and Xen ${release} has security support for hosts of up to ${limit}`,
    ),
  },
  check({ host }, { need, factOr, report }) {
    if (host.memory === undefined) return;
    const release = need(host.xen, "release");
    const by = factOr(hostMemoryLimit, release, undefined);
    if (by === undefined) return;
    const memory = need(host, "memory");
    const wordSize = host.xen.wordSize === undefined ? undefined : need(host.xen, "wordSize");
    const limit = wordSize === undefined ? Size.max(Size.ZERO, ...Object.values(by.limits)) : by.limits[wordSize];
    if (limit === undefined || !memory.isLargerThan(limit)) return;
    report(
      by.beyond === "unsupported" ? "unsupported" : "notSecuritySupported",
      { memory, limit, release: release.toString() },
      at(host, "memory"),
    );
  },
  examples: {
    rejected: {
      at: "memory",
      host: oldXen("3.0.3", { xen: { wordSize: "x86_32" }, dom0: { wordSize: "x86_32" }, memory: "8GiB" }),
      domU: { kernel: "2.6.16.29", wordSize: "x86_32" },
    },
    accepted: {
      host: oldXen("3.0.3", { xen: { wordSize: "x86_32p" }, dom0: { wordSize: "x86_32p" }, memory: "8GiB" }),
      domU: { kernel: "2.6.16.29", wordSize: "x86_32p" },
    },
  },
});
