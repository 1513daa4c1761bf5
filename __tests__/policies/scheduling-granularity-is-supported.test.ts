import { Unknown } from "../../lib/model/planned";
import { schedulingGranularityIsSupported } from "../../policies/scheduling-granularity-is-supported";
import { policyCases } from "../support/policy-cases";

const booted = (commandLine: string | Unknown, release = "4.17.5") => ({ host: { xen: { release, commandLine } } });

policyCases(schedulingGranularityIsSupported, {
  valid: [
    { name: "a host whose command line is not declared" },
    { name: "single CPUs", ...booted("sched-gran=cpu") },
    { name: "cores on 4.12, which does not have the option", ...booted("sched-gran=core", "4.12.0") },
    { name: "the last word, where there are several", ...booted("sched-gran=core sched-gran=cpu") },
  ],
  invalid: [
    {
      name: "cores",
      ...booted("sched-gran=core", "4.13.0"),
      says: ["Xen's command line says sched-gran=core, which on Xen 4.13.0 is: Experimental"],
    },
    { name: "sockets", ...booted("sched-gran=socket", "4.22.0"), says: ["sched-gran=socket"] },
  ],
  undecided: [
    {
      name: "a command line that is not known until apply",
      ...booted(new Unknown()),
      says: ["xen.commandLine is not known until apply"],
    },
  ],
});
