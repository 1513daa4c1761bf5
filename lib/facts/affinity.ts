/** Owns the facts on which CPUs a vCPU may be bound to. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

export const affinityNeedsCpu = defineFact<boolean>({
  id: "affinity-needs-cpu",
  statement: "A vCPU's affinity must name at least one CPU that is there; those that are not there are ignored.",
  basis: "source-code",
  scope: "The setting cpus. Where cpus_soft names none that is there, it just has no effect.",
  show: (needed) => (needed ? "at least one" : "none"),
  spans: [
    {
      since: "4.5",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_dom.c: libxl__build_pre",
        release: "RELEASE-4.5.0",
        quote: "setting affinity failed on vcpu `%d'",
      },
      measured: measured("no-such-cpu", "no-such-cpu-of-one"),
    },
  ],
});

export const simultaneousThreads = defineFact<string>({
  id: "simultaneous-threads-option",
  statement:
    "The option of Xen's command line that leaves out every other CPU number, where it turns hyperthreads off.",
  basis: "documented",
  scope: "Without it the CPUs are numbered from 0 without a gap, unless someone took one offline.",
  spans: [
    {
      since: "4.12",
      value: "smt",
      citation: {
        source: "xen-command-line",
        locator: "smt (x86)",
        release: "RELEASE-4.17.0",
        quote: "Control bring up of multiple hyper-threads per CPU core.",
      },
    },
  ],
});
