import { defaultScheduler, schedulerSettingRanges, schedulerSettings } from "../../lib/facts/scheduler";
import { schedulerSettingsHaveEffect } from "../../policies/scheduler-settings-have-effect";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const on = (release: string, scheduler: string | null, settings: object, commandLine: string | null = null) => ({
  host: { xen: { release, scheduler, commandLine } },
  domU: { settings: { ...settings } },
});

policyCases(schedulerSettingsHaveEffect, {
  valid: [
    { name: "a weight and a cap under credit2", ...on("4.17.5", "credit2", { cpu_weight: 512, cap: 50 }) },
    {
      name: "a cap of all its vCPUs",
      host: { xen: { release: "4.17.5", scheduler: "credit2" } },
      domU: { vcpus: 2, settings: { cap: 200 } },
    },
    { name: "a weight and a cap of -1, which stand for none", ...on("4.17.5", "credit2", { cpu_weight: -1, cap: -1 }) },
    { name: "a period under rtds", ...on("4.17.5", "rtds", { period: 10000 }) },
    { name: "a slice under sedf on 4.5.0", ...on("4.5.0", "sedf", { slice: 100 }) },
    {
      name: "a period where nobody declared the scheduler or the command line",
      ...on("4.17.5", null, { period: 10000 }),
    },
    { name: "a weight under the default scheduler", ...on("4.17.5", null, { cpu_weight: 512 }, "dom0_mem=2G") },
    { name: "a period in a cpupool of its own", ...on("4.17.5", "credit2", { period: 10000, pool: "realtime" }) },
    { name: "a slice on 4.1.0, whose xl has no manual", ...on("4.1.0", "credit", { slice: 100 }) },
  ],
  invalid: [
    {
      name: "a period under credit2",
      ...on("4.17.5", "credit2", { period: 10000 }),
      says: ["it sets period, which its host's scheduler credit2 ignores: it is for rtds"],
    },
    {
      name: "a weight of 0",
      ...on("4.17.5", "credit2", { cpu_weight: 0 }),
      severity: "error",
      says: ["its cpu_weight is 0, and Xen 4.17.5 refuses what is not from 1 to 65535"],
    },
    {
      name: "a cap of more than its vCPUs",
      host: { xen: { release: "4.17.5", scheduler: "credit2" } },
      domU: { vcpus: 2, settings: { cap: 201 } },
      severity: "error",
      says: ["its cap is 201, and Xen 4.17.5 refuses what is not from 0 to 200"],
    },
    {
      name: "a weight under null",
      ...on("4.17.5", "null", { cpu_weight: 512 }),
      says: ["it sets cpu_weight, which its host's scheduler null ignores: it is for credit and credit2"],
    },
    {
      name: "a period under the default scheduler",
      ...on("4.17.5", null, { period: 10000 }, "dom0_mem=2G"),
      says: ["its host's scheduler credit2 ignores"],
    },
    {
      name: "a slice on 4.6.0, whatever the scheduler",
      ...on("4.6.0", null, { slice: 100, latency: 1 }),
      says: ["it sets latency, which has no effect on Xen 4.6.0", "it sets slice, which has no effect"],
    },
    {
      name: "a slice in a cpupool of its own",
      ...on("4.17.5", "credit2", { slice: 100, pool: "realtime" }),
      says: ["it sets slice"],
    },
  ],
  undecided: [],
});

boundaryCases(schedulerSettingsHaveEffect, schedulerSettings, {
  at: () => ({ host: { xen: { scheduler: "credit" } }, domU: { settings: { cap: 50 } } }),
  past: () => ({ host: { xen: { scheduler: "arinc653" } }, domU: { settings: { cap: 50 } } }),
  before: { passes: "no manual of xl's was found" },
});
boundaryCases(schedulerSettingsHaveEffect, defaultScheduler, {
  at: () => ({
    host: { xen: { scheduler: null, commandLine: "loglvl=all" } },
    domU: { settings: { cpu_weight: 512 } },
  }),
  // Only from 4.2 on is there a manual that says which scheduler honours what.
  past: (name) =>
    name === "credit2"
      ? { host: { xen: { scheduler: null, commandLine: "loglvl=all" } }, domU: { settings: { period: 1 } } }
      : undefined,
  before: { passes: "no manual of xl's was found" },
});
boundaryCases(schedulerSettingsHaveEffect, schedulerSettingRanges, {
  at: ({ cpu_weight: weight }) => ({
    host: { xen: { scheduler: "credit" } },
    domU: { settings: { cpu_weight: weight?.most ?? 0 } },
  }),
  past: ({ cpu_weight: weight }) => ({
    host: { xen: { scheduler: "credit" } },
    domU: { settings: { cpu_weight: (weight?.most ?? 0) + 1 } },
  }),
  before: { passes: "no manual of xl's was found" },
});
