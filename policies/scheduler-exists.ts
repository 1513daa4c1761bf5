import { schedulers, type Schedulers } from "../lib/facts/scheduler";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { xenOption } from "../lib/questions/xen-option";

export const schedulerExists = definePolicy({
  id: "scheduler-exists",
  subject: "host",
  covers: ["H05"],
  judges: "state",
  severity: "warning",
  summary: "A host's scheduler is one that its release has.",
  rationale:
    "Xen that does not find the scheduler which sched= names says so in a line of its boot log and starts with another. bvt went before 3.0.3, sedf in 4.6; the real-time schedulers of later releases are often not built in. " +
    "What was tuned for the one is then judged by the other.",
  remedy: "Name a scheduler of this release in sched= on Xen's command line, or leave it out.",
  facts: [schedulers],
  messages: {
    unknown: message<{ name: string; release: string } & Schedulers>(
      ({ name, release, always, ifBuiltIn, otherwise }) =>
        `its scheduler is ${name}, and Xen ${release} has ${[...always, ...ifBuiltIn.map((other) => `${other} (if built in)`)].join(", ")}: it starts with ${otherwise ?? "another"}`,
    ),
  },
  check({ host }, { need, needed, fact, report, undecided }) {
    const { scheduler } = host.xen;
    const option = xenOption(host, "sched", { needed });
    if (scheduler === undefined && option === undefined) return;
    const release = need(host.xen, "release");
    const known = fact(schedulers, release);
    const named = new Map([
      ...(option === undefined ? [] : [[option, at(host.xen, "commandLine")] as const]),
      ...(scheduler === undefined ? [] : [[need(host.xen, "scheduler"), at(host.xen, "scheduler")] as const]),
    ]);
    for (const [name, place] of named) {
      if (known.always.includes(name)) continue;
      if (known.ifBuiltIn.includes(name))
        undecided(`Xen ${release} has ${name} only if it was built with unsupported features`, place);
      else report("unknown", { name, release: release.toString(), ...known }, place);
    }
  },
  examples: {
    rejected: { at: "xen.scheduler", host: { xen: { scheduler: "sedf" } } },
    accepted: { host: { xen: { scheduler: "credit" } } },
  },
});
