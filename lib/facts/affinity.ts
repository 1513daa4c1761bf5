/** Owns the facts on which CPUs a vCPU may be bound to. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

/** What becomes of a domU, none of whose CPUs is there. */
export type AffinityToNothing = "not made" | "not bound";

export const affinityNeedsCpu = defineFact<AffinityToNothing>({
  id: "affinity-needs-cpu",
  statement:
    "What becomes of a domU whose affinity names no CPU that is there: it is not made, or it is made and not bound to any. Where some are there, the others are ignored.",
  basis: "source-code",
  scope: "The setting cpus. Where cpus_soft names none that is there, it just has no effect.",
  measured: measured("no-such-cpu", "no-such-cpu-of-one"),
  spans: [
    {
      since: "4.5",
      value: "not made",
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_dom.c: libxl__build_pre",
        release: "RELEASE-4.5.0",
        quote: "setting affinity failed on vcpu `%d'",
      },
    },
    {
      since: "4.2",
      until: "4.5",
      value: "not bound",
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_dom.c: libxl__build_pre, which drops what the call returns",
        release: "RELEASE-4.4.0",
        quote: "libxl_set_vcpuaffinity_all(ctx, domid, info->max_vcpus, &info->cpumap);",
      },
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
