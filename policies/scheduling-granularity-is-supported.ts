import { coreSchedulingStanding } from "../lib/facts/scheduler";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { xenOption } from "../lib/questions/xen-option";

/** What sched-gran says for what is so without it. */
const SINGLE_CPU = "cpu";

export const schedulingGranularityIsSupported = definePolicy({
  id: "scheduling-granularity-is-supported",
  subject: "host",
  covers: ["D20"],
  judges: "state",
  severity: "info",
  family: "x86",
  summary: "A host schedules its vCPUs one by one.",
  rationale:
    "With sched-gran=core or socket, the vCPUs of one domU alone run on a core or a socket at a time. It keeps domUs apart that would share a core's caches, and no release promises that it works.",
  remedy: "Leave sched-gran out, and turn hyper-threads off (smt=0) where domUs must not share a core.",
  facts: [coreSchedulingStanding],
  messages: {
    several: message<{ granularity: string; standing: string; release: string }>(
      ({ granularity, standing, release }) =>
        `Xen's command line says sched-gran=${granularity}, which on Xen ${release} is: ${standing}`,
    ),
  },
  check({ host }, { need, needed, factOr, report }) {
    const granularity = xenOption(host, "sched-gran", { needed });
    if (granularity === undefined || granularity === SINGLE_CPU) return;
    const release = need(host.xen, "release");
    const standing = factOr(coreSchedulingStanding, release, undefined);
    if (standing === undefined) return;
    report("several", { granularity, standing, release: release.toString() }, at(host.xen, "commandLine"));
  },
  examples: {
    rejected: { at: "xen.commandLine", host: { xen: { commandLine: "dom0_mem=2048M,max:2048M sched-gran=core" } } },
    accepted: { host: { xen: { commandLine: "dom0_mem=2048M,max:2048M sched-gran=cpu" } } },
  },
});
