/** Owns the facts on what memory a domU takes from its host. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

export const xenDoesNotPage = defineFact<boolean>({
  id: "xen-does-not-page",
  statement: "Xen hands out memory that it has, and never pages to disk.",
  basis: "source-document",
  scope: "Memory paging of later releases is experimental (SUPPORT.md), so that it stays true.",
  measured: measured("memory-beyond-host"),
  spans: [
    {
      since: "2.0",
      value: true,
      citation: {
        source: "source document",
        locator: "Xen does not page",
        release: "3.0.4",
        quote: "The Xen hypervisor does not page/swap to disk.",
      },
    },
  ],
});

/** What of its declaration an HVM domU is given at start. */
export type HvmAllocation = "memory" | "maxmem";

export const hvmAllocationDocumented = defineFact<HvmAllocation>({
  id: "hvm-allocation-by-source-document",
  statement: "What an HVM domU takes at start, by the source document.",
  basis: "source-document",
  scope: "The source of these releases shows memory= instead; the text is the stricter of the two.",
  spans: [
    {
      since: "3.0.3",
      until: "3.1",
      value: "maxmem",
      citation: {
        source: "source document",
        locator: "Xen does not page",
        release: "3.0.4",
        quote: "HVM domains allocate maxmem on start, and cannot be resized dynamically (you must restart the domain).",
      },
    },
  ],
});

export const hvmAllocation = defineFact<HvmAllocation>({
  id: "hvm-allocation",
  statement: "What an HVM domU takes at start.",
  basis: "source-code",
  scope: "From 3.4 the rest up to maxmem is populated on demand.",
  spans: [
    {
      since: "3.4",
      value: "memory",
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/image.py: HVMImageHandler.buildDomain",
        release: "3.4.0-rc3",
        quote: "target         = mem_mb,",
      },
    },
    {
      since: "3.1",
      until: "3.4",
      value: "memory",
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/image.py: HVMImageHandler.buildDomain",
        release: "3.1.0-branched",
        quote: "memsize        = mem_mb,",
      },
    },
    {
      since: "3.0.2",
      until: "3.1",
      value: "memory",
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/image.py: HVMImageHandler.buildDomain",
        release: "3.0.3-branched",
        quote: "memsize        = self.vm.getMemoryTarget() / 1024,",
      },
    },
  ],
});

/** What libxl frees on the host for a domU beyond its memory. */
export interface DomUOverhead {
  readonly pvExtraKiB: number;
  readonly hvmExtraKiB: number;
  readonly pagesPerVcpu: number;
  /** Pages of paging memory for each MiB of the domU's. */
  readonly pagesPerMiB: number;
}

export const domUOverhead = defineFact<DomUOverhead>({
  id: "memory-overhead-of-a-domu",
  statement: "What libxl wants free on the host for a domU beyond its memory.",
  basis: "source-code",
  scope: "HVM and PVH with hardware-assisted paging, and PV; rounded up to 2 MiB; without a stub domain.",
  show: (value) =>
    `${value.pvExtraKiB} KiB (PV) or ${value.hvmExtraKiB} KiB, and pages of 4 KiB: ${value.pagesPerVcpu} a vCPU and ${value.pagesPerMiB} a MiB of maxmem`,
  spans: [
    {
      since: "4.17",
      value: { pvExtraKiB: 1024, hvmExtraKiB: 2048, pagesPerVcpu: 256, pagesPerMiB: 1 },
      citation: {
        source: "xen.git",
        locator: "tools/libs/light/libxl_create.c: domcreate, and libxl_internal.h",
        release: "RELEASE-4.17.0",
        quote: "libxl__get_required_paging_memory(d_config->b_info.max_memkb,",
      },
    },
    {
      since: "4.2",
      until: "4.17",
      value: { pvExtraKiB: 1024, hvmExtraKiB: 2048, pagesPerVcpu: 256, pagesPerMiB: 2 },
      citation: {
        source: "xen.git",
        locator: "tools/libs/light/libxl_utils.c: libxl_get_required_shadow_memory",
        release: "RELEASE-4.16.0",
        quote: "return 4 * (256 * smp_cpus + 2 * (maxmem_kb / 1024));",
      },
    },
  ],
});

export const hypervisorOverhead = defineFact<number>({
  id: "memory-overhead-of-the-hypervisor",
  statement: "How many bytes the hypervisor keeps for each page of 4 KiB of the host's memory, to know whose it is.",
  basis: "source-code",
  scope:
    "64-bit x86: 32 in the frame table and 8 in the table from machine to guest addresses. Beside that there is its own image and heap.",
  show: (bytes) => `${bytes} bytes`,
  spans: [
    {
      since: "4.2",
      value: 40,
      citation: {
        source: "xen.git",
        locator: "xen/arch/x86/include/asm/config.h: 128 GiB of frame table and 32 GiB of the other for 16 TiB",
        release: "RELEASE-4.22.0",
        quote: "/* Slot 261: page-frame information array (128GB). */",
      },
    },
  ],
});
