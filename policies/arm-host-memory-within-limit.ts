import { armHostMemory } from "../lib/facts/arm";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { architectureOf } from "../lib/questions/architecture";
import type { Size } from "../lib/units/size";

const ARM_HOST = {
  xen: { release: "4.20.0", wordSize: "aarch64" },
  hardwareVirtualization: null,
  dom0: { wordSize: "aarch64", cpufreq: null },
};
const ARM_DOMU = { type: "pvh", wordSize: "aarch64" };

export const armHostMemoryWithinLimit = definePolicy({
  id: "arm-host-memory-within-limit",
  subject: "host",
  covers: ["D01", "M32"],
  judges: "state",
  family: "arm",
  severity: "warning",
  summary: "A host of Arm has no more memory than its release supports.",
  rationale:
    "Support ends at a size that somebody has tested. Beyond it a release may work, and nobody has promised it.",
  remedy: "Run a release that supports more, or plan without the memory beyond the limit.",
  notReported: "Releases that say nothing of it.",
  facts: [armHostMemory],
  messages: {
    beyond: message<{ memory: Size; limit: Size; release: string; architecture: string }>(
      ({ memory, limit, release, architecture }) =>
        `it has ${memory}, and Xen ${release} supports up to ${limit} on ${architecture}`,
    ),
  },
  check({ host }, { need, factOr, report }) {
    const architecture = architectureOf(host);
    if (host.memory === undefined || architecture === undefined) return;
    const release = need(host.xen, "release");
    const limit = factOr(armHostMemory, release, undefined)?.[architecture];
    const memory = limit === undefined ? undefined : need(host, "memory");
    if (limit === undefined || memory?.isLargerThan(limit) !== true) return;
    report("beyond", { memory, limit, release: release.toString(), architecture }, at(host, "memory"));
  },
  examples: {
    rejected: { at: "memory", host: { ...ARM_HOST, memory: "3TiB" }, domU: ARM_DOMU },
    accepted: { host: { ...ARM_HOST, memory: "64GiB" }, domU: ARM_DOMU },
  },
});
