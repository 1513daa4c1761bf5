import { type VcpuLimit, vcpuLimits, vcpusAtStart } from "../lib/facts/vcpu-limits";
import type { GuestType } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { definePolicy, message } from "../lib/policy/policy";

export const vcpusWithinLimit = definePolicy({
  id: "vcpus-within-limit",
  subject: "domU",
  covers: ["M11a", "M11b"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "A domU has no more vCPUs than its hypervisor gives a domU of its type.",
  rationale:
    "Up to 3.4 every domU can have 32. From 4.0 on a 64-bit hypervisor gives HVM domUs 128, and PV domUs as many as its per-domain mappings hold. Above that the domU is refused with EINVAL. " +
    "libxl starts a domU with 1024 at most.",
  remedy: "Lower vcpus and maxvcpus.",
  notReported: "How many vCPUs were ever tested: SUPPORT.md names no number.",
  facts: [vcpuLimits, vcpusAtStart],
  messages: {
    above: message<{ vcpus: number; limit: number; type: string; release: string }>(
      ({ vcpus, limit, type, release }) =>
        `it has ${vcpus} vCPUs, and a domU of type ${type} can have ${limit} on Xen ${release}`,
    ),
    aboveAtStart: message<{ vcpus: number; limit: number; release: string }>(
      ({ vcpus, limit, release }) =>
        `it starts with ${vcpus} vCPUs, and the toolstack of Xen ${release} starts a domU with ${limit} at most`,
    ),
  },
  check({ host, domU }, { need, fact, factOr, report }) {
    const vcpus = need(domU, domU.maxvcpus === undefined ? "vcpus" : "maxvcpus");
    const release = need(host.xen, "release");
    const limits = fact(vcpuLimits, release);
    const atStart = factOr(vcpusAtStart, release, undefined);
    if (isKnown(domU.vcpus) && atStart !== undefined && domU.vcpus > atStart && domU.type === "pv")
      report("aboveAtStart", { vcpus: domU.vcpus, limit: atStart, release: release.toString() }, at(domU, "vcpus"));
    const ofType = Object.values(limits).map((limit) => limitOf(limit, domU.type));
    if (ofType.every((limit) => vcpus <= limit)) return;
    const sameForAll = new Set(ofType).size === 1;
    const own = sameForAll ? ofType[0] : limits[need(host.xen, "wordSize")];
    const limit = typeof own === "object" ? limitOf(own, domU.type) : own;
    if (limit !== undefined && vcpus > limit)
      report(
        "above",
        { vcpus, limit, type: domU.type, release: release.toString() },
        at(domU, domU.maxvcpus === undefined ? "vcpus" : "maxvcpus"),
      );
  },
  examples: {
    rejected: { at: "domUs.web.vcpus", host: { cpus: 160 }, domU: { type: "hvm", boot: null, vcpus: 129 } },
    accepted: { host: { cpus: 160 }, domU: { type: "hvm", boot: null, vcpus: 128 } },
  },
});

function limitOf(limit: VcpuLimit, type: GuestType): number {
  return type === "pv" ? limit.pv : limit.hvm;
}
