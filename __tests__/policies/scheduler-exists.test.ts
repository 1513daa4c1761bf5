import { schedulers } from "../../lib/facts/scheduler";
import { Unknown } from "../../lib/model/planned";
import { schedulerExists } from "../../policies/scheduler-exists";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const host = (release: string, scheduler: string | null, commandLine: string | null = null) => ({
  host: { xen: { release, scheduler, commandLine } },
});

policyCases(schedulerExists, {
  valid: [
    { name: "bvt on 3.0.2, the last that has it", ...host("3.0.2", "bvt") },
    { name: "sedf on 4.5.5, the last that has it", ...host("4.5.5", "sedf") },
    { name: "credit2 on 4.1.0, the first that has it", ...host("4.1.0", "credit2") },
    { name: "null on 4.15.0", ...host("4.15.0", "null") },
    { name: "a host that doesn't say", ...host("4.17.5", null) },
    { name: "a host whose command line names none", ...host("4.17.5", null, "dom0_mem=2G") },
  ],
  invalid: [
    {
      name: "bvt on 3.0.3",
      ...host("3.0.3", "bvt"),
      says: ["its scheduler is bvt, and Xen 3.0.3 has sedf, credit: it starts with credit"],
    },
    { name: "bvt on 4.0.0, which falls back on another", ...host("4.0.0", "bvt"), says: ["it starts with sedf"] },
    { name: "sedf on 4.6.0", ...host("4.6.0", "sedf"), says: ["its scheduler is sedf"] },
    {
      name: "sedf on the command line of a 4.17.5 that runs another",
      ...host("4.17.5", "credit2", "sched=sedf"),
      says: [
        "its scheduler is sedf, and Xen 4.17.5 has credit, credit2, rtds (if built in), arinc653 (if built in), null (if built in): it starts with credit2",
      ],
    },
    {
      name: "a misspelt one on 4.7.0, which starts with the first that was linked",
      ...host("4.7.0", "Credit"),
      says: ["it starts with another"],
    },
  ],
  undecided: [
    {
      name: "a command line that is not known until apply",
      host: { xen: { release: "4.17.5", commandLine: new Unknown() } },
      says: ["xen.commandLine is not known until apply"],
    },
    {
      name: "rtds on 4.17.5, whose build decides",
      ...host("4.17.5", "rtds"),
      says: ["Xen 4.17.5 has rtds only if it was built with unsupported features"],
    },
    {
      name: "credit on 3.0.1, before the sources begin",
      ...host("3.0.1", "credit"),
      says: ["no source was found for Xen 3.0.1"],
    },
  ],
});

boundaryCases(schedulerExists, schedulers, {
  at: ({ always }) => ({ host: { xen: { scheduler: always[0] ?? null } } }),
  past: () => ({ host: { xen: { scheduler: "cfs" } } }),
});
