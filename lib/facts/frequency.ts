/** Owns the facts on who sets the frequency of a host's CPUs: dom0 behind Xen's back, dom0 with its leave, or Xen. */
import { defineFact } from "./fact";

/** Who may drive the frequency, in the words of `cpufreq=` on Xen's command line. */
export interface FrequencyDrivers {
  readonly drivers: readonly string[];
  readonly deprecated: readonly string[];
  /** Where `cpufreq=` is not given. */
  readonly otherwise: string;
}

export const frequencyDrivers = defineFact<FrequencyDrivers>({
  id: "frequency-drivers",
  statement: "What cpufreq= on Xen's command line can choose, and what holds without it.",
  basis: "source-code",
  scope:
    "x86. Where there is no such option, dom0's writes to the frequency registers go nowhere, and what it changes by I/O ports Xen's clock does not notice.",
  show: ({ drivers, deprecated, otherwise }) =>
    `${drivers.map((name) => (deprecated.includes(name) ? `${name} (deprecated)` : name)).join(", ")}; default ${otherwise}`,
  spans: [
    {
      since: "4.21",
      value: {
        drivers: ["none", "xen", "dom0-kernel", "hwp", "amd-cppc"],
        deprecated: ["dom0-kernel"],
        otherwise: "xen",
      },
      basis: "documented",
      citation: {
        source: "xen.git",
        locator: "docs/misc/xen-command-line.pandoc: cpufreq",
        release: "RELEASE-4.21.0",
        quote: "* `amd-cppc` selects ACPI Collaborative Performance and Power Control (CPPC)",
      },
    },
    {
      since: "4.18",
      until: "4.21",
      value: { drivers: ["none", "xen", "dom0-kernel", "hwp"], deprecated: ["dom0-kernel"], otherwise: "xen" },
      basis: "documented",
      citation: {
        source: "xen.git",
        locator: "docs/misc/xen-command-line.pandoc: cpufreq",
        release: "RELEASE-4.18.0",
        quote: "* `hwp` selects Hardware-Controlled Performance States (HWP) on supported Intel",
      },
    },
    {
      since: "4.7",
      until: "4.18",
      value: { drivers: ["none", "xen", "dom0-kernel"], deprecated: ["dom0-kernel"], otherwise: "xen" },
      basis: "documented",
      citation: {
        source: "xen.git",
        locator: "docs/misc/xen-command-line.markdown: cpufreq",
        release: "RELEASE-4.7.0",
        quote: "choice of `dom0-kernel` is deprecated and not supported by all Dom0 kernels.",
      },
    },
    {
      since: "3.4",
      until: "4.7",
      value: { drivers: ["none", "xen", "dom0-kernel"], deprecated: [], otherwise: "xen" },
      citation: {
        source: "xen.git",
        locator: "xen/common/domain.c",
        release: "3.4.0-rc3",
        quote: "enum cpufreq_controller cpufreq_controller = FREQCTL_xen;",
      },
    },
    {
      since: "3.3",
      until: "3.4",
      value: { drivers: ["none", "xen", "dom0-kernel"], deprecated: [], otherwise: "none" },
      citation: {
        source: "xen.git",
        locator: "commit 2fa7bee0a0",
        release: "3.3.0-branched",
        quote: "Chose Px controller from dom0 (cpufreq=dom0-kernel)",
      },
    },
    {
      since: "3.2",
      until: "3.3",
      value: { drivers: ["none", "dom0-kernel"], deprecated: [], otherwise: "none" },
      citation: {
        source: "xen.git",
        locator: "xen/include/xen/sched.h",
        release: "3.2.0-rc6",
        quote: "FREQCTL_none, FREQCTL_dom0_kernel",
      },
    },
    {
      since: "3.0.2",
      until: "3.2",
      value: { drivers: ["none"], deprecated: [], otherwise: "none" },
      citation: {
        source: "xen.git",
        locator: "xen/arch/x86/traps.c: emulate_privileged_op",
        release: "3.0.3-branched",
        quote: 'DPRINTK("Domain attempted WRMSR %p from "',
      },
    },
  ],
});

export const frequencyScalingDocumented = defineFact<boolean>({
  id: "frequency-scaling-by-source-document",
  statement: "Whether the source document asks for frequency scaling in dom0 to be off.",
  basis: "source-document",
  scope: "The text speaks of 3.0.4; up to 3.1 the source is the same.",
  show: (off) => (off ? "yes" : "no"),
  spans: [
    {
      since: "3.0.2",
      until: "3.2",
      value: true,
      citation: {
        source: "source document",
        locator: "Frequency Scaling kills Xen",
        release: "3.0.4",
        quote:
          "Just turn off any frequency scaling in your dom0 (like AMD powernowd, or cpufreq settings), it drives Xen crazy.",
      },
    },
  ],
});
