/** Owns the facts on viridian, the enlightenments that an HVM domU offers to Windows. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

/** The groups that a release knows, and those that viridian=1 and `defaults` stand for. */
export interface ViridianGroups {
  readonly known: readonly string[];
  readonly defaults: readonly string[];
}

const IN_4_5 = ["base", "freq", "time_ref_count"] as const;
const IN_4_6 = [...IN_4_5, "reference_tsc"] as const;
const IN_4_7 = [...IN_4_6, "hcall_remote_tlb_flush", "apic_assist"] as const;
const IN_4_9 = [...IN_4_7, "crash_ctl"] as const;
const IN_4_13 = [...IN_4_9, "synic", "stimer", "hcall_ipi"] as const;
const IN_4_15 = [...IN_4_13, "ex_processor_masks", "no_vp_limit", "cpu_hotplug"] as const;
const DEFAULTS_4_7 = [...IN_4_5, "apic_assist"] as const;
const DEFAULTS_4_9 = [...DEFAULTS_4_7, "crash_ctl"] as const;

const group = (release: string, line: string) =>
  ({
    source: "xen.git",
    locator: "tools/libxl/libxl_types.idl: libxl_viridian_enlightenment",
    release,
    quote: line,
  }) as const;

export const viridianGroups = defineFact<ViridianGroups>({
  id: "viridian-groups",
  statement:
    "The groups of enlightenments that viridian can name; xl refuses any other, and libxl all of them without base.",
  basis: "source-code",
  scope: "HVM. Each citation shows the newest group of its span. Before 4.5 viridian is on or off.",
  show: ({ known, defaults }) => `${known.join(", ")}; by default ${defaults.join(", ")}`,
  measured: measured("viridian-without-base", "unknown-viridian-group"),
  spans: [
    {
      since: "4.15",
      value: { known: IN_4_15, defaults: [...DEFAULTS_4_9, "no_vp_limit", "cpu_hotplug"] },
      citation: {
        ...group("RELEASE-4.15.0", '(12, "cpu_hotplug"),'),
        locator: "tools/libs/light/libxl_types.idl: libxl_viridian_enlightenment",
      },
    },
    {
      since: "4.13",
      until: "4.15",
      value: { known: IN_4_13, defaults: DEFAULTS_4_9 },
      citation: group("RELEASE-4.13.0", '(9, "hcall_ipi"),'),
    },
    {
      since: "4.9",
      until: "4.13",
      value: { known: IN_4_9, defaults: DEFAULTS_4_9 },
      citation: group("RELEASE-4.9.0", '(6, "crash_ctl"),'),
    },
    {
      since: "4.7",
      until: "4.9",
      value: { known: IN_4_7, defaults: DEFAULTS_4_7 },
      citation: group("RELEASE-4.7.0", '(5, "apic_assist"),'),
    },
    {
      since: "4.6",
      until: "4.7",
      value: { known: IN_4_6, defaults: IN_4_5 },
      citation: group("RELEASE-4.6.0", '(3, "reference_tsc"),'),
    },
    {
      since: "4.5",
      until: "4.6",
      value: { known: IN_4_5, defaults: IN_4_5 },
      citation: group("RELEASE-4.5.0", '(2, "time_ref_count"),'),
    },
  ],
});

/** What a domU of more vCPUs than fit one 64-bit mask needs. */
export interface ViridianMasks {
  readonly vcpus: number;
  /** Beyond them these groups … */
  readonly groups: readonly string[];
  /** … need this one. */
  readonly need: string;
}

export const viridianMasks = defineFact<ViridianMasks>({
  id: "viridian-processor-masks",
  statement:
    "The vCPUs that the groups of viridian which name vCPUs in a mask can name, and the group that they need beyond.",
  basis: "documented",
  scope: "Windows domUs with hypercalls for TLB flushes or interrupts between processors.",
  show: ({ vcpus, groups, need }) => `${vcpus}; beyond, ${groups.join(" and ")} need ${need}`,
  spans: [
    {
      since: "4.15",
      value: { vcpus: 64, groups: ["hcall_remote_tlb_flush", "hcall_ipi"], need: "ex_processor_masks" },
      citation: {
        source: "xl.cfg(5)",
        locator: "viridian, ex_processor_masks",
        release: "RELEASE-4.15.0",
        quote: "than 64 vCPUs if B<hcall_remote_tlb_flush> and/or B<hcall_ipi> are also",
      },
    },
  ],
});
