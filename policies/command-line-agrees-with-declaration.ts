import { schedulers } from "../lib/facts/scheduler";
import { dom0TypeByCommandLine, dom0VcpusByCommandLine, schedulerByCommandLine } from "../lib/facts/xen-options";
import type { Host } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { type Bench, definePolicy, message, type Messages } from "../lib/policy/policy";
import { xenOption, xenSwitch } from "../lib/questions/xen-option";

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
  facts: [schedulerByCommandLine, dom0TypeByCommandLine, dom0VcpusByCommandLine, schedulers],
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

/** `4`, `2-4`, `-4`; undefined where there is no upper bound, or the text is of another form. */
function mostOf(option: string): number | undefined {
  const [, exact, max] = /^(?:([1-9]\d*)|\d*-([1-9]\d*))$/.exec(option) ?? [];
  const most = exact ?? max;
  return most === undefined ? undefined : Number(most);
}
