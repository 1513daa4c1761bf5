import { affinityNeedsCpu, simultaneousThreads } from "../lib/facts/affinity";
import type { DomU } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import type { Planned } from "../lib/model/planned";
import { listSetting, textSetting } from "../lib/model/settings";
import { definePolicy, message, messageOf } from "../lib/policy/policy";
import { xenOption } from "../lib/questions/xen-option";
import { type CpuRange, parseCpuRange } from "../lib/xen/cpu-range";

export const cpuAffinityNamesExistingCpus = definePolicy({
  id: "cpu-affinity-names-existing-cpus",
  subject: "domU",
  covers: ["M15"],
  judges: "state",
  severity: "error",
  summary: "The CPUs that a domU's vCPUs may run on exist on its host.",
  rationale:
    "The toolstack ignores CPUs that are not there. If none is left, the hypervisor refuses the affinity and the domU is not made, or before 4.5 it is and runs on any CPU; if some are, it runs on fewer than was meant.",
  remedy: "Correct the list; CPUs count from 0.",
  notReported:
    "cpus_soft, which is a wish only; NUMA nodes; hosts that start Xen with smt=, where every other number may be missing. Which CPUs a pool has is not known.",
  facts: [affinityNeedsCpu, simultaneousThreads],
  messages: {
    none: message<{ range: string; cpus: number }>(
      ({ range, cpus }) => `its cpus are ${range}, and the host has CPUs 0 to ${cpus - 1} only`,
    ),
    notBound: messageOf<{ range: string; cpus: number; release: string }>(
      "warning",
      ({ range, cpus, release }) =>
        `its cpus are ${range}, and the host has CPUs 0 to ${cpus - 1} only: Xen ${release} starts it on any of them`,
    ),
    some: messageOf<{ range: string; cpus: number }>(
      "warning",
      ({ range, cpus }) =>
        `its cpus are ${range}, of which some are beyond the host's CPUs 0 to ${cpus - 1} and ignored`,
    ),
  },
  check({ host, domU }, { need, needed, fact, factOr, report, undecided }) {
    const affinities = affinitiesOf(domU);
    const place = at(domU.settings, "cpus");
    if (affinities === undefined) return;
    const ranges = needed(affinities, place).flatMap((text) => {
      const range = parseCpuRange(text);
      return range === undefined || range.highest < 0 ? [] : [{ text, range }];
    });
    if (ranges.length === 0) return;
    const cpus = need(host, "cpus");
    const beyond = ranges.filter(({ range }) => range.highest >= cpus);
    if (beyond.length === 0) return;
    const release = need(host.xen, "release");
    const none = fact(affinityNeedsCpu, release);
    const threads = factOr(simultaneousThreads, release, undefined);
    if (threads !== undefined) {
      if (host.xen.commandLine === undefined) {
        return undecided(
          `its cpus name CPU ${Math.max(...beyond.map(({ range }) => range.highest))}, and the host has ${cpus}: with ${threads}= on Xen's command line they may be numbered with gaps; declare xen.commandLine`,
          at(host.xen, "commandLine"),
        );
      }
      if (xenOption(host, threads, { needed }) !== undefined) return;
    }
    for (const { text, range } of beyond) {
      const where = { at: place, related: [at(host, "cpus")], about: text };
      if (namesAny(range, cpus)) report("some", { range: text, cpus }, where);
      else if (none === "not made") report("none", { range: text, cpus }, where);
      else report("notBound", { range: text, cpus, release: release.toString() }, where);
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.settings.cpus",
      host: { cpus: 8, xen: { commandLine: "dom0_mem=2048M,max:2048M" } },
      domU: { settings: { cpus: "8-11" } },
    },
    accepted: { host: { cpus: 8 }, domU: { settings: { cpus: "4-7" } } },
  },
});

/** One text for all vCPUs, or one for each. Undefined where it is unset. */
function affinitiesOf({ settings }: DomU): Planned<readonly string[]> | undefined {
  const each = listSetting(settings, "cpus");
  if (each !== undefined) return each;
  const all = textSetting(settings, "cpus");
  return typeof all === "string" ? [all] : all;
}

function namesAny(range: CpuRange, cpus: number): boolean {
  return Array.from({ length: cpus }, (_, cpu) => cpu).some((cpu) => range.has(cpu));
}
