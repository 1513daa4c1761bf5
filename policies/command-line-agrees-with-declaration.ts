import { schedulers } from "../lib/facts/scheduler";
import {
  cpusByCommandLine,
  dom0TypeByCommandLine,
  dom0VcpusByCommandLine,
  frequencyByCommandLine,
  memoryByCommandLine,
  schedulerByCommandLine,
} from "../lib/facts/xen-options";
import type { Cpufreq, Host } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { type Bench, definePolicy, message, type Messages } from "../lib/policy/policy";
import { xenOption, xenSwitch } from "../lib/questions/xen-option";
import type { Size } from "../lib/units/size";
import { parseSizeOption } from "../lib/xen/command-line";

export const commandLineAgreesWithDeclaration = definePolicy({
  id: "command-line-agrees-with-declaration",
  subject: "host",
  covers: ["H05", "D08"],
  judges: "state",
  severity: "error",
  summary: "What Xen's command line says of the host and of dom0 is what is declared of them.",
  rationale:
    "The hypervisor goes by its command line, and every other policy by what is declared. Where the two differ, one of them is not what runs: policies judge another scheduler, another dom0, or vCPUs that dom0 does not have.",
  remedy: "Correct the declaration, or the command line and reboot the host.",
  notReported:
    "What only one of the two says; a scheduler that the release does not have (scheduler-exists); fewer vCPUs than dom0 boots with, which xl vcpu-set brings about; dom0_mem (dom0-memory-agrees-with-command-line).",
  facts: [
    schedulerByCommandLine,
    dom0TypeByCommandLine,
    dom0VcpusByCommandLine,
    cpusByCommandLine,
    memoryByCommandLine,
    frequencyByCommandLine,
    schedulers,
  ],
  messages: {
    scheduler: message<{ declared: string; option: string }>(
      ({ declared, option }) =>
        `its scheduler is declared as ${declared}, and sched=${option} is on Xen's command line`,
      { facts: [schedulerByCommandLine] },
    ),
    type: message<{ declared: string; option: string }>(
      ({ declared, option }) => `its dom0 is declared as ${declared}, and dom0=${option} is on Xen's command line`,
      { facts: [dom0TypeByCommandLine] },
    ),
    vcpus: message<{ declared: number; option: string; most: number }>(
      ({ declared, option, most }) =>
        `its dom0 is declared with ${declared} vCPUs, and dom0_max_vcpus=${option} on Xen's command line gives it no more than ${most}`,
      { facts: [dom0VcpusByCommandLine] },
    ),
    cpus: message<{ declared: number; most: number }>(
      ({ declared, most }) =>
        `it is declared with ${declared} CPUs, and maxcpus=${most} on Xen's command line brings up no more than that`,
      { facts: [cpusByCommandLine] },
    ),
    memory: message<{ declared: Size; option: string; most: Size }>(
      ({ declared, option, most }) =>
        `it is declared with ${declared} of memory, and mem=${option} on Xen's command line leaves what is beyond ${most} unused`,
      { facts: [memoryByCommandLine] },
    ),
    frequency: message<{ declared: string; option: string; by: string }>(
      ({ declared, option, by }) =>
        `its dom0.cpufreq is declared as ${declared}, and cpufreq=${option} on Xen's command line makes it ${by}`,
      { facts: [frequencyByCommandLine] },
    ),
  },
  check({ host }, { need, needed, factOr, report }) {
    const { xen, dom0 } = host;
    const says = {
      scheduler: xenOption(host, "sched", { needed }),
      type: typeOf(host, { needed }),
      vcpus: xenOption(host, "dom0_max_vcpus", { needed }),
    };
    const related = [at(xen, "commandLine")];
    if (says.scheduler !== undefined && xen.scheduler !== undefined) {
      const release = need(xen, "release");
      const declared = need(xen, "scheduler");
      const exists = factOr(schedulers, release, undefined)?.always.includes(says.scheduler) === true;
      if (exists && factOr(schedulerByCommandLine, release, false) && declared !== says.scheduler)
        report("scheduler", { declared, option: says.scheduler }, { at: at(xen, "scheduler"), related });
    }
    if (says.type !== undefined && dom0.type !== undefined) {
      const declared = need(dom0, "type");
      if (factOr(dom0TypeByCommandLine, need(xen, "release"), false) && declared !== says.type)
        report("type", { declared, option: says.type }, { at: at(dom0, "type"), related });
    }
    const most = says.vcpus === undefined ? undefined : mostOf(says.vcpus);
    if (says.vcpus !== undefined && most !== undefined && dom0.vcpus !== undefined) {
      const declared = need(dom0, "vcpus");
      if (factOr(dom0VcpusByCommandLine, need(xen, "release"), false) && declared > most)
        report("vcpus", { declared, option: says.vcpus, most }, { at: at(dom0, "vcpus"), related });
    }
    const cpus = mostOf(xenOption(host, "maxcpus", { needed }) ?? "");
    if (cpus !== undefined && host.cpus !== undefined) {
      const declared = need(host, "cpus");
      if (factOr(cpusByCommandLine, need(xen, "release"), false) && declared > cpus)
        report("cpus", { declared, most: cpus }, { at: at(host, "cpus"), related });
    }
    const option = xenOption(host, "mem", { needed });
    const memory = option === undefined ? undefined : parseSizeOption(option);
    if (option !== undefined && memory !== undefined && host.memory !== undefined) {
      const declared = need(host, "memory");
      if (factOr(memoryByCommandLine, need(xen, "release"), false) && declared.isLargerThan(memory))
        report("memory", { declared, option, most: memory }, { at: at(host, "memory"), related });
    }
    const cpufreq = xenOption(host, "cpufreq", { needed });
    const by = cpufreq === undefined ? undefined : driverOf(cpufreq);
    if (cpufreq !== undefined && by !== undefined && dom0.cpufreq !== undefined) {
      const declared = need(dom0, "cpufreq");
      if (factOr(frequencyByCommandLine, need(xen, "release"), false) && declared !== by)
        report("frequency", { declared, option: cpufreq, by }, { at: at(dom0, "cpufreq"), related });
    }
  },
  examples: {
    rejected: {
      at: "dom0.vcpus",
      host: { dom0: { vcpus: 8 }, xen: { commandLine: "dom0_mem=2048M,max:2048M dom0_max_vcpus=2" } },
    },
    accepted: { host: { dom0: { vcpus: 2 }, xen: { commandLine: "dom0_mem=2048M,max:2048M dom0_max_vcpus=2" } } },
  },
});

/** By dom0=, which lists more than that (xen-command-line: dom0). */
function typeOf(host: Host, asks: Pick<Bench<Messages>, "needed">): "pv" | "pvh" | undefined {
  const named = (["pv", "pvh"] as const).filter((type) => xenSwitch(host, "dom0", type, asks) === true);
  return named.length === 1 ? named[0] : undefined;
}

/** Who drives the frequency by the first word of cpufreq=; undefined for a word that names nobody. */
function driverOf(option: string): Cpufreq | undefined {
  const [word = ""] = option.split(/[;:,]/);
  if (word === "none" || word === "dom0-kernel") return word;
  return ["xen", "hwp", "amd-cppc"].includes(word) ? "xen" : undefined;
}

/** `4`, `2-4`, `-4`; undefined where there is no upper bound, or the text is of another form. */
function mostOf(option: string): number | undefined {
  const [, exact, max] = /^(?:([1-9]\d*)|\d*-([1-9]\d*))$/.exec(option) ?? [];
  const most = exact ?? max;
  return most === undefined ? undefined : Number(most);
}
