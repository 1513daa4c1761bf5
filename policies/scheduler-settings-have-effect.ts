import { defaultScheduler, schedulerSettingRanges, schedulerSettings } from "../lib/facts/scheduler";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { numberSetting } from "../lib/model/settings";
import { choosesPool, declaredScheduler } from "../lib/questions/host-scheduler";
import { definePolicy, message, messageOf } from "../lib/policy/policy";

export const schedulerSettingsHaveEffect = definePolicy({
  id: "scheduler-settings-have-effect",
  subject: "domU",
  covers: ["H05"],
  judges: "state",
  severity: "warning",
  summary: "A domU's scheduling settings are honoured by its host's scheduler, and in its range.",
  rationale:
    "xl reads weights, caps and periods whatever the scheduler is, and the scheduler takes those that it knows. What it does not know has no effect, and nothing says so. " +
    "A weight or a cap out of its range it refuses, and the domU does not start.",
  remedy:
    "Remove the setting, or use one that the host's scheduler honours: cpu_weight and cap with credit and credit2.",
  notReported: "DomUs in a cpupool that they choose, which may have a scheduler of its own; releases before 4.2.",
  facts: [schedulerSettings, defaultScheduler, schedulerSettingRanges],
  messages: {
    gone: message<{ key: string; release: string }>(
      ({ key, release }) =>
        `it sets ${key}, which has no effect on Xen ${release}: the scheduler that it was for is gone`,
      { remedy: ({ key }) => `Remove ${key}.`, facts: [schedulerSettings] },
    ),
    ignored: message<{ key: string; scheduler: string; by: readonly string[] }>(
      ({ key, scheduler, by }) =>
        `it sets ${key}, which its host's scheduler ${scheduler} ignores: it is for ${by.join(" and ")}`,
      {
        remedy: ({ key, by }) => `Remove ${key}, or run the domU under ${by.join(" or ")}.`,
        facts: [schedulerSettings, defaultScheduler],
      },
    ),
    refused: messageOf<{ key: string; value: number; least: number; most: number; release: string }>(
      "error",
      ({ key, value, least, most, release }) =>
        `its ${key} is ${value}, and Xen ${release} refuses what is not from ${least} to ${most}`,
      { remedy: ({ key, least, most }) => `Set ${key} from ${least} to ${most}.`, facts: [schedulerSettingRanges] },
    ),
  },
  check({ host, domU }, { need, needed, fact, factOr, report }) {
    if (domU.settings.size === 0) return;
    const release = need(host.xen, "release");
    for (const [key, by] of Object.entries(factOr(schedulerSettings, release, {}))) {
      if (!domU.settings.has(key)) continue;
      if (by.length === 0) {
        report("gone", { key, release: release.toString() }, at(domU.settings, key));
        continue;
      }
      // The default is certain only where the command line is there to see.
      const scheduler =
        declaredScheduler(host, { needed }) ??
        (isKnown(host.xen.commandLine) ? fact(defaultScheduler, release) : undefined);
      if (scheduler === undefined || choosesPool(domU)) continue;
      if (!by.includes(scheduler)) {
        report("ignored", { key, scheduler, by }, at(domU.settings, key));
        continue;
      }
      const range = factOr(schedulerSettingRanges, release, undefined)?.[key];
      const declared = numberSetting(domU.settings, key);
      if (range === undefined || declared === undefined || !range.checkedFor.includes(scheduler)) continue;
      const value = needed(declared, at(domU.settings, key));
      const most =
        range.perVcpu === true
          ? range.most * need(domU, domU.maxvcpus === undefined ? "vcpus" : "maxvcpus")
          : range.most;
      if (value !== range.unset && (value < range.least || value > most))
        report(
          "refused",
          { key, value, least: range.least, most, release: release.toString() },
          at(domU.settings, key),
        );
    }
  },
  examples: {
    rejected: { at: "domUs.web.settings.period", domU: { settings: { period: 10000 } } },
    accepted: { domU: { settings: { cpu_weight: 512 } } },
  },
});
