import { vcpuOvercommit } from "../lib/facts/vcpus";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";

export const vcpusWithinPhysicalCpus = definePolicy({
  id: "vcpus-within-physical-cpus",
  subject: "domU",
  covers: ["M13"],
  judges: "state",
  severity: "warning",
  summary: "A domU has no more vCPUs than its host has CPUs.",
  rationale:
    "Two vCPUs of one domU on the same CPU are very likely to lead to poor performance, says the manual. xl vcpu-set refuses such a number unless it is told to ignore the host; xl create takes it silently.",
  remedy: "Give the domU at most as many vCPUs as the host has CPUs.",
  notReported:
    "The sum over all domUs, which is meant to be larger; vCPUs that are off at start (maxvcpus); 4.2 and 4.3, which no source was found for.",
  facts: [vcpuOvercommit],
  messages: {
    tooMany: message<{ vcpus: number; cpus: number }>(
      ({ vcpus, cpus }) => `it has ${vcpus} vCPUs, and its host has ${cpus} CPUs`,
    ),
  },
  check({ host, domU }, { need, factOr, report }) {
    if (host.cpus === undefined || !factOr(vcpuOvercommit, need(host.xen, "release"), false)) return;
    const cpus = need(host, "cpus");
    const vcpus = need(domU, "vcpus");
    if (vcpus > cpus) report("tooMany", { vcpus, cpus }, { at: at(domU, "vcpus"), related: [at(host, "cpus")] });
  },
  examples: {
    rejected: { at: "domUs.web.vcpus", host: { cpus: 8 }, domU: { vcpus: 9 } },
    accepted: { host: { cpus: 8 }, domU: { vcpus: 8 } },
  },
});
