import { experimentalSchedulers, schedulersByDocument } from "../../lib/facts/scheduler";
import { schedulerIsSupported } from "../../policies/scheduler-is-supported";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const host = (release: string, scheduler: string | null, commandLine: string | null = null) => ({
  host: { xen: { release, scheduler, commandLine } },
});

policyCases(schedulerIsSupported, {
  valid: [
    { name: "credit on 3.0.3", ...host("3.0.3", "credit") },
    { name: "credit2 on 4.8.0, the first that supports it", ...host("4.8.0", "credit2") },
    { name: "arinc653 on 4.10.0, which supports it", ...host("4.10.0", "arinc653") },
    { name: "a host that doesn't say", ...host("4.17.5", null) },
  ],
  invalid: [
    {
      name: "sedf on 3.0.4",
      ...host("3.0.4", "sedf"),
      says: ["its scheduler is sedf, which the source document calls complex and buggy"],
    },
    {
      name: "credit2 on 4.7.6",
      ...host("4.7.6", "credit2"),
      says: ["its scheduler is credit2, which is experimental in Xen 4.7.6"],
    },
    { name: "rtds on 4.22.0", ...host("4.22.0", "rtds"), says: ["rtds, which is experimental"] },
    {
      name: "null on the command line of 4.17.5",
      ...host("4.17.5", null, "dom0_mem=2G sched=null"),
      says: ["null, which is experimental"],
    },
  ],
  undecided: [],
});

boundaryCases(schedulerIsSupported, experimentalSchedulers, {
  at: () => ({ host: { xen: { scheduler: "credit" } } }),
  past: (names) => ({ host: { xen: { scheduler: names[0] ?? null } } }),
  before: { passes: "nothing called a scheduler experimental" },
});
boundaryCases(schedulerIsSupported, schedulersByDocument, {
  at: () => ({ host: { xen: { scheduler: "credit" } } }),
  past: (names) => ({ host: { xen: { scheduler: names[0] ?? null } } }),
  before: { passes: "the text does not speak of it" },
});
