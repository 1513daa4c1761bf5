import { cpusOfBuild } from "../lib/facts/virt-caps";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";

export const cpusAreWithinBuild = definePolicy({
  id: "cpus-are-within-build",
  subject: "host",
  covers: ["D18"],
  judges: "state",
  severity: "info",
  family: "x86",
  summary: "A host has no more CPUs than its hypervisor was built to use.",
  rationale: "The hypervisor is built for a number of CPUs and leaves the rest unused, which only its log tells.",
  remedy: "Build Xen with a larger NR_CPUS, or know that the rest stays idle.",
  notReported:
    "Hosts that don't declare cpus. nr_cpus of xl info counts what is used: who declares that is told nothing.",
  facts: [cpusOfBuild],
  messages: {
    more: message<{ cpus: number; most: number; release: string }>(
      ({ cpus, most, release }) => `it has ${cpus} CPUs, and Xen ${release} uses ${most} unless it was built for more`,
    ),
  },
  check({ host }, { need, factOr, report }) {
    if (host.cpus === undefined) return;
    const release = need(host.xen, "release");
    const most = factOr(cpusOfBuild, release, undefined);
    const cpus = need(host, "cpus");
    if (most !== undefined && cpus > most)
      report("more", { cpus, most, release: release.toString() }, at(host, "cpus"));
  },
  examples: {
    rejected: { at: "cpus", host: { cpus: 384 } },
    accepted: { host: { cpus: 256 } },
  },
});
