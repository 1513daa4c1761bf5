/** Owns the facts on how many vCPUs a domU can have. */
import type { WordSize } from "../xen/word-size";
import { defineFact } from "./fact";
import { measured } from "./measurements";

export interface VcpuLimit {
  readonly pv: number;
  /** PVH domUs are HVM to the hypervisor. */
  readonly hvm: number;
}

const LEGACY: VcpuLimit = { pv: 32, hvm: 32 };
const X86_64: VcpuLimit = { pv: 8192, hvm: 128 };

export const vcpuLimits = defineFact<Partial<Record<WordSize, VcpuLimit>>>({
  id: "vcpu-limits",
  statement: "The most vCPUs that a hypervisor of each word size gives a domU.",
  basis: "source-code",
  scope: "x86. 8192 is a gibibyte of per-domain mappings at 128 KiB a vCPU. SUPPORT.md names no number of its own.",
  show: (limits) =>
    Object.entries(limits)
      .map(([wordSize, { pv, hvm }]) => `${wordSize}: ${pv} in PV, ${hvm} in HVM and PVH`)
      .join("; "),
  measured: measured("vcpus-of-hvm", "vcpus-of-pvh"),
  spans: [
    {
      since: "4.12",
      value: { x86_64: X86_64 },
      citation: {
        source: "xen.git",
        locator: "xen/arch/x86/domain.c: arch_sanitise_domain_config",
        release: "RELEASE-4.12.0",
        quote: "max_vcpus = hvm ? HVM_MAX_VCPUS : MAX_VIRT_CPUS;",
      },
    },
    {
      since: "4.3",
      until: "4.12",
      value: { x86_64: X86_64 },
      citation: {
        source: "xen.git",
        locator: "xen/include/asm-x86/config.h",
        release: "RELEASE-4.3.0",
        quote: "#define MAX_VIRT_CPUS            (GDT_LDT_MBYTES << (20-GDT_LDT_VCPU_VA_SHIFT))",
      },
    },
    {
      since: "4.0",
      until: "4.3",
      value: { x86_32p: LEGACY, x86_64: X86_64 },
      citation: {
        source: "xen.git",
        locator: "xen/include/public/hvm/hvm_info_table.h",
        release: "4.0.0-branched",
        quote: "#define HVM_MAX_VCPUS        128",
      },
    },
    {
      since: "3.3",
      until: "4.0",
      value: { x86_32p: LEGACY, x86_64: LEGACY },
      citation: {
        source: "xen.git",
        locator: "xen/include/public/arch-x86/xen.h",
        release: "3.3.0-branched",
        quote: "#define MAX_VIRT_CPUS 32",
      },
    },
    {
      since: "3.0.2",
      until: "3.3",
      value: { x86_32: LEGACY, x86_32p: LEGACY, x86_64: LEGACY },
      citation: {
        source: "xen.git",
        locator: "xen/include/public/arch-x86_64.h",
        release: "3.0.3-branched",
        quote: "#define MAX_VIRT_CPUS 32",
      },
    },
  ],
});

export const vcpusAtStart = defineFact<number>({
  id: "vcpus-at-start",
  statement: "The most vCPUs that libxl starts a domU with, whatever its type.",
  basis: "source-code",
  scope:
    "It compares the bytes of a bitmap with HVM_MAX_VCPUS, which is 128. More can be brought up later, within maxvcpus.",
  measured: measured("vcpus-at-start"),
  spans: [
    {
      since: "4.2",
      value: 1024,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_create.c: libxl__domain_build_info_setdefault",
        release: "RELEASE-4.2.0",
        quote: "} else if (b_info->avail_vcpus.size > HVM_MAX_VCPUS)",
      },
    },
  ],
});

export const maxvcpusCheckedByXl = defineFact<boolean>({
  id: "maxvcpus-checked-by-xl",
  statement: "Whether the toolstack refuses a domU that starts with more vCPUs than its maxvcpus.",
  basis: "source-code",
  scope: "What earlier releases make of it is not known.",
  show: (refused) => (refused ? "refused" : "taken"),
  measured: measured("maxvcpus-below-vcpus"),
  spans: [
    {
      since: "4.6",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/xl_cmdimpl.c: parse_config_data",
        release: "RELEASE-4.6.0",
        quote: "xl: maxvcpus < vcpus",
      },
    },
  ],
});
