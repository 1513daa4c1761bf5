/** Owns the facts on the options of Xen's command line: which there are, and which say what a declaration says as well. */
import { defineFact } from "./fact";
import { showWords, type Words, wordSpans } from "./word-table";
import { XEN_OPTION_CHANGES } from "./xen-option-table";

export const xenOptions = defineFact<Words>({
  id: "xen-options",
  statement: "The options of its command line that the hypervisor has.",
  basis: "source-code",
  scope:
    "What the source defines for any architecture and build, and what xen-command-line documents beside that, read by scripts/capture-xen-options.ts out of every release from 4.0 on. Of 3.x only what a branch began with can be read.",
  show: showWords,
  spans: wordSpans(XEN_OPTION_CHANGES),
});

export const schedulerByCommandLine = defineFact<boolean>({
  id: "scheduler-by-command-line",
  statement: "sched= on Xen's command line chooses the scheduler that the host runs.",
  basis: "documented",
  scope: "A scheduler that the hypervisor has. Cpupools may have others.",
  spans: [
    {
      since: "4.2",
      value: true,
      citation: {
        source: "docs/misc/xen-command-line.markdown",
        locator: "sched",
        release: "RELEASE-4.2.0",
        quote: "Choose the default scheduler.",
      },
    },
  ],
});

export const dom0TypeByCommandLine = defineFact<boolean>({
  id: "dom0-type-by-command-line",
  statement: "dom0= on Xen's command line chooses whether dom0 is PV or PVH.",
  basis: "documented",
  scope: "x86.",
  spans: [
    {
      since: "4.11",
      value: true,
      citation: {
        source: "docs/misc/xen-command-line.markdown",
        locator: "dom0 (x86)",
        release: "RELEASE-4.11.0",
        quote: "Flag that makes a dom0 boot in PVHv2 mode.",
      },
    },
  ],
});

export const dom0VcpusByCommandLine = defineFact<boolean>({
  id: "dom0-vcpus-by-command-line",
  statement: "dom0_max_vcpus= on Xen's command line is the most vCPUs that dom0 has.",
  basis: "documented",
  scope: "N, and MIN-MAX where the release knows that.",
  spans: [
    {
      since: "4.2",
      value: true,
      citation: {
        source: "docs/misc/xen-command-line.markdown",
        locator: "dom0_max_vcpus",
        release: "RELEASE-4.2.0",
        quote: "Specify the maximum number of vcpus to give to dom0.",
      },
    },
  ],
});

export const cpusByCommandLine = defineFact<boolean>({
  id: "cpus-by-command-line",
  statement: "maxcpus= on Xen's command line is the most CPUs that the hypervisor brings up.",
  basis: "source-code",
  scope: "What xl info counts as nr_cpus is no more than that.",
  spans: [
    {
      since: "3.0.2",
      value: true,
      citation: {
        source: "xen.git",
        locator: "xen/arch/x86/setup.c",
        release: "RELEASE-4.17.0",
        quote: "/* maxcpus: maximum number of CPUs to activate. */",
      },
    },
  ],
});

export const memoryByCommandLine = defineFact<boolean>({
  id: "memory-by-command-line",
  statement: "mem= on Xen's command line is the address from which on the hypervisor leaves memory unused.",
  basis: "documented",
  scope: "x86. As holes lie below it, there is less memory than that.",
  spans: [
    {
      since: "4.2",
      value: true,
      citation: {
        source: "docs/misc/xen-command-line.markdown",
        locator: "mem",
        release: "RELEASE-4.2.0",
        quote: "Specify the maximum address of physical RAM.  Any RAM beyond this",
      },
    },
  ],
});

export const frequencyByCommandLine = defineFact<boolean>({
  id: "frequency-by-command-line",
  statement: "cpufreq= on Xen's command line says who drives the CPUs' frequency.",
  basis: "documented",
  scope: "Of its words, none and dom0-kernel name those, and every driver of the hypervisor's is xen.",
  spans: [
    {
      since: "4.2",
      value: true,
      citation: {
        source: "docs/misc/xen-command-line.markdown",
        locator: "cpufreq",
        release: "RELEASE-4.2.0",
        quote: "Indicate where the responsibility for driving power states lies.",
      },
    },
  ],
});
