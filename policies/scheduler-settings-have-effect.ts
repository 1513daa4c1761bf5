import { defaultScheduler, schedulerSettings } from "../lib/facts/scheduler";
import { isKnown } from "../lib/model/planned";
import { choosesPool, declaredScheduler } from "../lib/policy/host-scheduler";
import { definePolicy, message } from "../lib/policy/policy";

export const schedulerSettingsHaveEffect = definePolicy({
  id: "scheduler-settings-have-effect",
  subject: "domU",
  covers: ["H05"],
  judges: "state",
  severity: "warning",
  summary: "A domU's scheduling settings are honoured by its host's scheduler.",
  rationale: "xl reads weights, caps and periods whatever the scheduler is, and the scheduler takes those that it knows. What it does not know has no effect, and nothing says so.",
  remedy: "Remove the setting, or use one that the host's scheduler honours: cpu_weight and cap with credit and credit2.",
  notReported: "DomUs in a cpupool that they choose, which may have a scheduler of its own; releases before 4.2.",
  facts: [schedulerSettings, defaultScheduler],
  messages: {
    gone: message<{ key: string; release: string }>(({ key, release }) => `it sets ${key}, which has no effect on Xen ${release}: the scheduler that it was for is gone`),
    ignored: message<{ key: string; scheduler: string; by: readonly string[] }>(
      ({ key, scheduler, by }) => `it sets ${key}, which its host's scheduler ${scheduler} ignores: it is for ${by.join(" and ")}`,
    ),
  },
  check({ host, domU }, { need, fact, factOr, report }) {
    if (domU.settings.size === 0) return;
    const release = need(host.xen.release, "the Xen release");
    for (const [key, by] of Object.entries(factOr(schedulerSettings, release, {}))) {
      if (!domU.settings.has(key)) continue;
      if (by.length === 0) {
        report("gone", { key, release: release.toString() }, key);
        continue;
      }
      // The default is certain only where the command line is there to see.
      const scheduler = declaredScheduler(host, { need }) ?? (isKnown(host.xen.commandLine) ? fact(defaultScheduler, release) : undefined);
      if (scheduler !== undefined && !choosesPool(domU) && !by.includes(scheduler)) report("ignored", { key, scheduler, by }, key);
    }
  },
  examples: {
    rejected: { domU: { settings: { period: 10000 } } },
    accepted: { domU: { settings: { cpu_weight: 512 } } },
  },
});
