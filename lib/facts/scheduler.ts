/** Owns the facts on Xen's schedulers: which there are, how well they are supported, and what of a domU's settings they honour. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

/** The schedulers of a release, by the names that `sched=` takes. */
export interface Schedulers {
  readonly always: readonly string[];
  /** Only in hypervisors that were built for debugging or with unsupported features. */
  readonly ifBuiltIn: readonly string[];
  /** What Xen starts with when `sched=` names one that it doesn't have. Absent: it depends on the order in which the hypervisor was linked. */
  readonly otherwise?: string;
}

export const schedulers = defineFact<Schedulers>({
  id: "schedulers",
  statement: "The schedulers of a release, and the one that it falls back on.",
  basis: "source-code",
  scope: "Of the first cpupool; a hypervisor's build can leave any of them out.",
  show: ({ always, ifBuiltIn, otherwise }) =>
    `${[...always, ...ifBuiltIn.map((name) => `${name} if built in`)].join(", ")}${otherwise === undefined ? "" : `; else ${otherwise}`}`,
  spans: [
    {
      since: "4.16",
      value: { always: ["credit", "credit2"], ifBuiltIn: ["rtds", "arinc653", "null"], otherwise: "credit2" },
      citation: {
        source: "xen.git",
        locator: "xen/common/sched/Kconfig: default DEBUG",
        release: "RELEASE-4.16.0",
        quote: 'bool "RTDS scheduler support (UNSUPPORTED)" if UNSUPPORTED',
      },
    },
    {
      since: "4.12",
      until: "4.16",
      value: { always: ["credit", "credit2", "rtds", "null"], ifBuiltIn: ["arinc653"], otherwise: "credit2" },
      citation: {
        source: "xen.git",
        locator: "xen/common/Kconfig: Schedulers",
        release: "RELEASE-4.12.0",
        quote: "default SCHED_CREDIT2_DEFAULT",
      },
    },
    {
      since: "4.11",
      until: "4.12",
      value: { always: ["credit", "credit2", "rtds", "null"], ifBuiltIn: ["arinc653"], otherwise: "credit" },
      citation: {
        source: "xen.git",
        locator: "xen/common/Kconfig: config SCHED_ARINC653",
        release: "RELEASE-4.11.0",
        quote: "default DEBUG",
      },
    },
    {
      since: "4.9",
      until: "4.11",
      value: { always: ["credit", "credit2", "rtds", "arinc653", "null"], ifBuiltIn: [], otherwise: "credit" },
      citation: {
        source: "xen.git",
        locator: "xen/common/sched_null.c",
        release: "RELEASE-4.9.0",
        quote: "REGISTER_SCHEDULER(sched_null_def);",
      },
    },
    {
      since: "4.8",
      until: "4.9",
      value: { always: ["credit", "credit2", "rtds", "arinc653"], ifBuiltIn: [], otherwise: "credit" },
      citation: {
        source: "xen.git",
        locator: "xen/common/schedule.c: scheduler_init",
        release: "RELEASE-4.8.0",
        quote: "!strcmp(schedulers[i]->opt_name, CONFIG_SCHED_DEFAULT) )",
      },
    },
    {
      since: "4.7",
      until: "4.8",
      value: { always: ["credit", "credit2", "rtds", "arinc653"], ifBuiltIn: [] },
      citation: {
        source: "xen.git",
        locator: "xen/common/schedule.c",
        release: "RELEASE-4.7.0",
        quote: "static char __initdata opt_sched[10] = CONFIG_SCHED_DEFAULT;",
      },
    },
    {
      since: "4.6",
      until: "4.7",
      value: { always: ["credit", "credit2", "arinc653", "rtds"], ifBuiltIn: [], otherwise: "credit" },
      citation: {
        source: "xen.git",
        locator: "xen/common/schedule.c: schedulers, without sedf after commit 038c6afe08",
        release: "RELEASE-4.6.0",
        quote: "&sched_rtds_def,",
      },
    },
    {
      since: "4.5",
      until: "4.6",
      value: { always: ["sedf", "credit", "credit2", "arinc653", "rtds"], ifBuiltIn: [], otherwise: "sedf" },
      citation: {
        source: "xen.git",
        locator: "xen/common/sched_rt.c",
        release: "RELEASE-4.5.0",
        quote: '.opt_name       = "rtds",',
      },
    },
    {
      since: "4.1",
      until: "4.5",
      value: { always: ["sedf", "credit", "credit2", "arinc653"], ifBuiltIn: [], otherwise: "sedf" },
      citation: {
        source: "xen.git",
        locator: "xen/common/schedule.c: schedulers",
        release: "RELEASE-4.1.0",
        quote: "&sched_arinc653_def,",
      },
    },
    {
      since: "4.0",
      until: "4.1",
      value: { always: ["sedf", "credit"], ifBuiltIn: [], otherwise: "sedf" },
      citation: {
        source: "xen.git",
        locator: "xen/common/schedule.c: scheduler_init",
        release: "4.0.0-branched",
        quote: "ops = *schedulers[0];",
      },
    },
    {
      since: "3.0.3",
      until: "4.0",
      value: { always: ["sedf", "credit"], ifBuiltIn: [], otherwise: "credit" },
      citation: {
        source: "xen.git",
        locator: "xen/common/schedule.c: schedulers",
        release: "3.0.3-branched",
        quote: "&sched_credit_def,",
      },
    },
    {
      since: "3.0.2",
      until: "3.0.3",
      value: { always: ["bvt", "sedf"], ifBuiltIn: [], otherwise: "sedf" },
      citation: {
        source: "xen.git",
        locator: "xen/common/schedule.c: schedulers",
        release: "3.0.2-branched",
        quote: "&sched_bvt_def,",
      },
    },
  ],
});

export const defaultScheduler = defineFact<string>({
  id: "default-scheduler",
  statement: "The scheduler of a hypervisor whose command line names none.",
  basis: "source-code",
  scope:
    "As Xen is built by default. SUPPORT.md still calls credit the default in 4.22, which it has not been since 4.12.",
  spans: [
    {
      since: "4.12",
      value: "credit2",
      citation: {
        source: "xen.git",
        locator: "xen/common/Kconfig: Default Scheduler",
        release: "RELEASE-4.12.0",
        quote: "default SCHED_CREDIT2_DEFAULT",
      },
    },
    {
      since: "3.0.3",
      until: "4.12",
      value: "credit",
      citation: {
        source: "xen.git",
        locator: "xen/common/schedule.c",
        release: "3.0.3-branched",
        quote: 'static char opt_sched[10] = "credit";',
      },
    },
    {
      since: "3.0.2",
      until: "3.0.3",
      value: "sedf",
      citation: {
        source: "xen.git",
        locator: "xen/common/schedule.c",
        release: "3.0.2-branched",
        quote: 'static char opt_sched[10] = "sedf";',
      },
    },
  ],
});

export const experimentalSchedulers = defineFact<readonly string[]>({
  id: "experimental-schedulers",
  statement: "The schedulers that a release calls experimental.",
  basis: "source-code",
  scope: "null has full support in the PV shim, where nobody chooses it.",
  show: (names) => (names.length === 0 ? "none" : names.join(", ")),
  spans: [
    {
      since: "4.10",
      value: ["rtds", "null"],
      basis: "documented",
      citation: {
        source: "SUPPORT.md",
        locator: "RTDS based Scheduler, Null Scheduler",
        release: "RELEASE-4.17.0",
        quote: "Status: Experimental",
      },
    },
    {
      since: "4.9",
      until: "4.10",
      value: ["rtds", "arinc653", "null"],
      citation: {
        source: "xen.git",
        locator: "xen/common/Kconfig: Schedulers",
        release: "RELEASE-4.9.0",
        quote: 'bool "Null scheduler support (EXPERIMENTAL)"',
      },
    },
    {
      since: "4.8",
      until: "4.9",
      value: ["rtds", "arinc653"],
      citation: {
        source: "xen.git",
        locator: "xen/common/Kconfig: Schedulers",
        release: "RELEASE-4.8.0",
        quote: 'bool "RTDS scheduler support (EXPERIMENTAL)"',
      },
    },
    {
      since: "4.7",
      until: "4.8",
      value: ["credit2", "rtds", "arinc653"],
      citation: {
        source: "xen.git",
        locator: "xen/common/Kconfig: Schedulers",
        release: "RELEASE-4.7.0",
        quote: 'bool "Credit2 scheduler support (EXPERIMENTAL)"',
      },
    },
    {
      since: "4.5",
      until: "4.7",
      value: ["credit2", "rtds"],
      citation: {
        source: "xen.git",
        locator: "xen/common/sched_rt.c, and sched_credit2.c",
        release: "RELEASE-4.5.0",
        quote: "WARNING: This is experimental software in development.",
      },
    },
    {
      since: "4.2",
      until: "4.5",
      value: ["credit2"],
      citation: {
        source: "xen.git",
        locator: "xen/common/sched_credit2.c",
        release: "RELEASE-4.2.0",
        quote: "WARNING: This is experimental software in development.",
      },
    },
    {
      since: "4.1",
      until: "4.2",
      value: ["credit2"],
      citation: {
        source: "xen.git",
        locator: "xen/common/sched_credit2.c",
        release: "RELEASE-4.1.0",
        quote: "WARNING: This is experimental software in development.",
      },
    },
  ],
});

export const schedulersByDocument = defineFact<readonly string[]>({
  id: "schedulers-advised-against",
  statement: "The schedulers that the source document calls complex and buggy.",
  basis: "source-document",
  scope: "The text counts three schedulers; 3.0.3 and 3.0.4 have two, for bvt went before them.",
  show: (names) => names.join(", "),
  spans: [
    {
      since: "3.0.2",
      until: "3.1",
      value: ["bvt", "sedf"],
      citation: {
        source: "source document",
        locator: "Xen schedulers",
        release: "3.0.4",
        quote: 'Both BVT and SEDF are "complex and buggy", and will go away in future releases.',
      },
    },
  ],
});

export const arinc653VcpuLimit = defineFact<number>({
  id: "arinc653-vcpu-limit",
  statement: "The most vCPUs of a domU that arinc653 is supported with.",
  basis: "documented",
  scope: "SUPPORT.md begins with 4.10.",
  spans: [
    {
      since: "4.10",
      value: 1,
      citation: {
        source: "SUPPORT.md",
        locator: "ARINC653 Scheduler",
        release: "RELEASE-4.10.0",
        quote: "Currently only single-vcpu domains are supported.",
      },
    },
  ],
});

/** For each key of xl.cfg the schedulers that honour it; none for a key that is read and has no effect. */
export type SchedulerSettings = Readonly<Record<string, readonly string[]>>;

const CREDITS = ["credit", "credit2"];

export const schedulerSettings = defineFact<SchedulerSettings>({
  id: "scheduler-settings",
  statement: "Which schedulers honour a domU's scheduling settings.",
  basis: "documented",
  scope: "Keys of xl.cfg.",
  show: (settings) =>
    Object.entries(settings)
      .map(([key, by]) => `${key}: ${by.length === 0 ? "none" : by.join(", ")}`)
      .join("; "),
  measured: measured("slice-of-sedf"),
  spans: [
    {
      since: "4.10",
      value: { cpu_weight: CREDITS, cap: CREDITS, period: ["rtds"], extratime: ["rtds"], slice: [], latency: [] },
      citation: {
        source: "xl.cfg(5)",
        locator: "cpu_weight, cap; and tools/libxl/libxl_types.idl: domain_sched_params",
        release: "RELEASE-4.10.0",
        quote: "# and will have no effect if used, since the SEDF scheduler has been removed.",
      },
    },
    {
      since: "4.6",
      until: "4.10",
      value: { cpu_weight: CREDITS, cap: ["credit"], period: ["rtds"], slice: [], latency: [], extratime: [] },
      citation: {
        source: "xen.git",
        locator:
          "commit 688170248634, before which struct xen_domctl_sched_credit2 holds a weight alone; and tools/libxl/libxl_types.idl: domain_sched_params",
        release: "RELEASE-4.10.0",
        quote: "xen: credit2: allow to set and get utilization cap",
      },
    },
    {
      since: "4.2",
      until: "4.6",
      value: {
        cpu_weight: [...CREDITS, "sedf"],
        cap: ["credit"],
        slice: ["sedf"],
        latency: ["sedf"],
        extratime: ["sedf"],
      },
      citation: {
        source: "xl.cfg(5)",
        locator:
          "cpu_weight, slice, latency, extratime; it says cap of credit2 too, whose struct xen_domctl_sched_credit2 holds a weight alone (xen/include/public/domctl.h)",
        release: "RELEASE-4.2.0",
        quote: "Honoured by the credit, credit2 and sedf schedulers.",
      },
    },
  ],
});

/** The values that a setting may have; one beyond is refused, but for `unset`, which stands for none. */
export interface SettingRange {
  readonly least: number;
  readonly most: number;
  /** Where `most` is for each vCPU. */
  readonly perVcpu?: true;
  readonly unset: number;
  readonly checkedFor: readonly string[];
}

const WEIGHTS: SettingRange = { least: 1, most: 65535, unset: -1, checkedFor: CREDITS };
const CAPS: Omit<SettingRange, "checkedFor"> = { least: 0, most: 100, perVcpu: true, unset: -1 };

export const schedulerSettingRanges = defineFact<Readonly<Record<string, SettingRange>>>({
  id: "scheduler-setting-ranges",
  statement:
    "The values of a domU's scheduling settings beyond which the toolstack refuses the domU, and for which schedulers it looks.",
  basis: "source-code",
  scope: "Keys of xl.cfg.",
  show: (ranges) =>
    Object.entries(ranges)
      .map(
        ([key, { least, most, perVcpu, checkedFor }]) =>
          `${key}: ${least} to ${most}${perVcpu ? " for each vCPU" : ""} (${checkedFor.join(", ")})`,
      )
      .join("; "),
  measured: measured("weight-of-zero", "cap-beyond-vcpus"),
  spans: [
    {
      since: "4.10",
      value: { cpu_weight: WEIGHTS, cap: { ...CAPS, checkedFor: CREDITS } },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_sched.c: sched_credit2_domain_set",
        release: "RELEASE-4.10.0",
        quote: 'LOGD(ERROR, domid, "Cpu cap out of range, "',
      },
    },
    {
      since: "4.2",
      until: "4.10",
      value: { cpu_weight: WEIGHTS, cap: { ...CAPS, checkedFor: ["credit"] } },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl.c: sched_credit_domain_set",
        release: "RELEASE-4.2.0",
        quote: "|| scinfo->cap > (domaininfo.max_vcpu_id + 1) * 100) {",
      },
    },
  ],
});

export const coreSchedulingStanding = defineFact<string>({
  id: "core-scheduling-standing",
  statement: "What is promised of scheduling in units of more than one CPU.",
  basis: "documented",
  scope: "sched-gran on Xen's command line, x86.",
  show: (status) => status,
  spans: [
    {
      since: "4.13",
      value: "Experimental",
      citation: {
        source: "SUPPORT.md",
        locator: "Core Scheduling",
        release: "RELEASE-4.13.0",
        quote: "Status, x86: Experimental",
      },
    },
  ],
});
