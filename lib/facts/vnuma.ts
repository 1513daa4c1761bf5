/** Owns the facts on virtual NUMA nodes: which domUs can have them, and what they must add up to. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

const XL = "tools/libxl/xl_cmdimpl.c: parse_vnuma_config";
const LIBXL = "tools/libxl/libxl_create.c: initiate_domain_create";
const CHECK = "tools/libxl/libxl_vnuma.c: libxl__vnuma_config_check";

export const vnumaTypes = defineFact<readonly ("pv" | "pvh" | "hvm")[]>({
  id: "vnuma-types",
  statement: "The guest types that can have virtual NUMA nodes.",
  basis: "source-code",
  scope: "x86. For a PVH domU libxl asks Xen how large the tables are, takes the answer for a failure, and gives up.",
  show: (types) => types.join(", "),
  measured: measured("vnuma-of-pv", "vnuma-of-pvh"),
  spans: [
    {
      since: "4.10",
      value: ["hvm"],
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_x86_acpi.c: init_acpi_config, the same up to 4.22",
        release: "RELEASE-4.10.0",
        quote: "&hvminfo->nr_vcpus, NULL, NULL, NULL);",
      },
    },
    {
      since: "4.6",
      until: "4.10",
      value: ["hvm"],
      citation: { source: "xen.git", locator: LIBXL, release: "RELEASE-4.6.0", quote: "PV vNUMA is not yet supported" },
    },
  ],
});

export const vnumaExcludesPod = defineFact<boolean>({
  id: "vnuma-excludes-populate-on-demand",
  statement: "Whether a domU with virtual NUMA nodes must have all of its memory at start.",
  basis: "source-code",
  scope: "x86.",
  measured: measured("vnuma-above-memory"),
  spans: [
    {
      since: "4.6",
      value: true,
      citation: {
        source: "xen.git",
        locator: LIBXL,
        release: "RELEASE-4.6.0",
        quote: "Cannot enable PoD and vNUMA at the same time",
      },
    },
  ],
});

export const vnumaMemoryIsMaxmem = defineFact<boolean>({
  id: "vnuma-memory-is-maxmem",
  statement: "Whether the sizes of the virtual NUMA nodes must add up to maxmem.",
  basis: "source-code",
  scope: "Where maxmem is not declared it becomes that sum.",
  measured: measured("vnuma-below-maxmem", "vnuma-below-memory"),
  spans: [
    {
      since: "4.6",
      value: true,
      citation: {
        source: "xen.git",
        locator: XL,
        release: "RELEASE-4.6.0",
        quote: "xl: maxmem and vnuma memory size mismatch",
      },
    },
  ],
});

export const vnumaVcpusAreMaxvcpus = defineFact<boolean>({
  id: "vnuma-vcpus-are-maxvcpus",
  statement: "Whether the virtual NUMA nodes must have as many vCPUs between them as maxvcpus says.",
  basis: "source-code",
  scope:
    "Where maxvcpus is not declared it becomes their number, which must then cover vcpus and not exceed the host's CPUs.",
  measured: measured("vnuma-below-vcpus", "vnuma-below-maxvcpus"),
  spans: [
    {
      since: "4.6",
      value: true,
      citation: {
        source: "xen.git",
        locator: XL,
        release: "RELEASE-4.6.0",
        quote: "xl: vnuma vcpus and maxvcpus= mismatch",
      },
    },
  ],
});

export const vnumaVcpusWithinHost = defineFact<boolean>({
  id: "vnuma-vcpus-within-host",
  statement: "Whether virtual NUMA nodes can't have more vCPUs than the host has CPUs, unless maxvcpus is declared.",
  basis: "source-code",
  scope: "CPUs that are online.",
  measured: measured("vnuma-beyond-cpus"),
  spans: [
    {
      since: "4.6",
      value: true,
      citation: {
        source: "xen.git",
        locator: XL,
        release: "RELEASE-4.6.0",
        quote: "xl: vnuma specifies more vcpus than pcpus, ",
      },
    },
  ],
});

export const vnumaVcpusOnOneNode = defineFact<boolean>({
  id: "vnuma-vcpu-on-one-node",
  statement: "Whether each vCPU must be on exactly one virtual NUMA node.",
  basis: "source-code",
  scope: "The vCPUs are 0 to maxvcpus less one.",
  measured: measured("vnuma-vcpu-twice", "vnuma-vcpu-nowhere"),
  spans: [
    {
      since: "4.6",
      value: true,
      citation: {
        source: "xen.git",
        locator: CHECK,
        release: "RELEASE-4.6.0",
        quote: '"Vcpu %d is not assigned to any vnode"',
      },
    },
  ],
});

export const vnumaDistances = defineFact<boolean>({
  id: "vnuma-distances",
  statement: "Whether a virtual NUMA node that has distances must have one to each node, itself included.",
  basis: "documented",
  scope: "xl does not count them: one too many is written past the end of its list, one too few leaves a 0 there.",
  measured: measured("vnuma-distance-missing"),
  spans: [
    {
      since: "4.6",
      value: true,
      citation: {
        source: "xl.cfg(5)",
        locator: "vnuma: vdistances",
        release: "RELEASE-4.6.0",
        quote: "vnode 0 to vnode 1 is 20. The number of arguments supplied must match",
      },
    },
  ],
});

export const vnumaDistancesMandatory = defineFact<boolean>({
  id: "vnuma-distances-mandatory",
  statement: "Whether each virtual NUMA node has to say its distances.",
  basis: "documented",
  scope: "xl itself takes a node without any, and makes each of them 0.",
  spans: [
    {
      since: "4.6",
      value: true,
      citation: {
        source: "xl.cfg(5)",
        locator: "vnuma",
        release: "RELEASE-4.6.0",
        quote: "B<VNODE_CONFIG_OPTION>s are (they are all mandatory at the moment):",
      },
    },
  ],
});

export const vnumaLocalDistance = defineFact<boolean>({
  id: "vnuma-local-distance",
  statement: "Whether no virtual NUMA node may be further from itself than from another.",
  basis: "source-code",
  scope: "x86.",
  measured: measured("vnuma-far-from-itself"),
  spans: [
    {
      since: "4.6",
      value: true,
      citation: {
        source: "xen.git",
        locator: CHECK,
        release: "RELEASE-4.6.0",
        quote: "Distance from %u to %u smaller than %u's local distance",
      },
    },
  ],
});
