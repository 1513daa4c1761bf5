import { cpuidMustNotShrink } from "../lib/facts/operations";
import type { Operation } from "../lib/model/fleet";
import { movesOf } from "../lib/model/moves";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";

export const migrationKeepsCpuLevel = definePolicy({
  id: "migration-keeps-cpu-level",
  subject: "domU",
  covers: ["D03"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "A running domU moves only to a host whose CPUs have what it has seen.",
  rationale:
    "A kernel and its programs look once at what the CPU can do and use it from then on. On a CPU that lacks it the domU dies at the next such instruction, or the restore refuses its CPU policy.",
  remedy:
    "Move it to a host of the same level or a higher one, or start it with a cpuid setting that hides what the lower one lacks; or shut it down and start it on the other host.",
  notReported: "Hosts that don't declare cpuLevel; domUs with a cpuid setting; differences within a level.",
  facts: [cpuidMustNotShrink],
  messages: {
    lower: message<{ operation: Operation; from: string; to: string; here: string; there: string }>(
      ({ operation, from, to, here, there }) =>
        `its planned ${operation} goes from the ${here} CPUs of ${from} to the ${there} ones of ${to}`,
    ),
  },
  check({ fleet, host, domU }, { need, factOr, report }) {
    if (domU.settings.has("cpuid")) return;
    for (const { planned, target } of movesOf(fleet, host, domU)) {
      if (host.cpuLevel === undefined || target.cpuLevel === undefined) continue;
      const [here, there] = [need(host, "cpuLevel"), need(target, "cpuLevel")];
      // The levels are of one letter each, in order.
      if (there >= here || !factOr(cpuidMustNotShrink, need(target.xen, "release"), true)) continue;
      report(
        "lower",
        { operation: planned.operation, from: host.name, to: target.name, here, there },
        { at: at(planned, "to"), related: [at(host, "cpuLevel"), at(target, "cpuLevel")] },
      );
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.plannedOperations[0].to",
      host: { cpuLevel: "x86-64-v4" },
      domU: {
        vbds: [{ vdev: "xvda", target: "/dev/mapper/san-web", size: "20GiB" }],
        plannedOperations: [{ operation: "migrate", to: "beta", reason: "empty alpha" }],
      },
      otherHost: { cpuLevel: "x86-64-v3" },
    },
    accepted: {
      host: { cpuLevel: "x86-64-v3" },
      domU: {
        vbds: [{ vdev: "xvda", target: "/dev/mapper/san-web", size: "20GiB" }],
        plannedOperations: [{ operation: "migrate", to: "beta", reason: "empty alpha" }],
      },
      otherHost: { cpuLevel: "x86-64-v4" },
    },
  },
});
