/** Owns the facts on memory that changes hands while domains run: memory below maxmem, and dom0's own. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

/** What becomes of a maxmem below memory: the toolstack refuses it, takes memory instead, or takes it as it stands, which its documentation forbids. */
export type SmallMaxmem = "refused" | "raised" | "taken";

export const maxmemBelowMemory = defineFact<SmallMaxmem>({
  id: "maxmem-below-memory",
  statement: "What becomes of a maxmem below memory.",
  basis: "source-code",
  scope:
    "xl does not check what its documentation forbids: a PV domU is built with memory, an HVM or PVH domU with maxmem. Up to 4.1 by xend.",
  measured: measured("small-maxmem-of-pv", "small-maxmem-of-hvm"),
  spans: [
    {
      since: "4.2",
      value: "taken",
      basis: "documented",
      citation: {
        source: "xl.cfg(5)",
        locator: "maxmem",
        release: "RELEASE-4.2.0",
        quote: "The value of B<maxmem=> must be equal or greater than B<memory=>.",
      },
    },
    {
      since: "3.1",
      until: "4.2",
      value: "refused",
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/XendConfig.py: _memory_sanity_check",
        release: "3.1.0-branched",
        quote: 'if not self["memory_dynamic_max"] <= self["memory_static_max"]:',
      },
    },
    {
      since: "3.0.2",
      until: "3.1",
      value: "raised",
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/XendDomainInfo.py: validateInfo",
        release: "3.0.3-branched",
        quote: "if self.info['maxmem'] < self.info['memory']:",
      },
    },
  ],
});

/** How an HVM domU's memory can differ from its maxmem. */
export type HvmBallooning =
  /** It starts with memory, and the rest of maxmem is populated on demand. */
  | "populate-on-demand"
  /** A balloon driver gives back some of what it started with. */
  | "down"
  /** Not at all. */
  | "none";

export const hvmBallooning = defineFact<HvmBallooning>({
  id: "hvm-ballooning",
  statement: "How the memory of an HVM domU can differ from its maxmem.",
  basis: "source-code",
  scope: "HVM, and PVH from 4.10 on. Whether the domU has a balloon driver is another matter.",
  spans: [
    {
      since: "3.4",
      value: "populate-on-demand",
      citation: {
        source: "xen.git",
        locator: "tools/libxc/xc_hvm_build.c: setup_guest",
        release: "3.4.0-rc3",
        quote: "if ( memsize > target )",
      },
    },
    {
      since: "3.1",
      until: "3.4",
      value: "down",
      citation: {
        source: "xen.git",
        locator: "commit 1d3e27e802",
        release: "3.1.0-branched",
        quote: "Initial check-in to support PV balloon driver within HVM guests.",
      },
    },
    {
      since: "3.0.2",
      until: "3.1",
      value: "none",
      basis: "source-document",
      citation: {
        source: "source document",
        locator: "Xen does not page",
        release: "3.0.4",
        quote: "HVM domains allocate maxmem on start, and cannot be resized dynamically (you must restart the domain).",
      },
    },
  ],
});

export const balloonDriverNeeded = defineFact<boolean>({
  id: "balloon-driver-needed",
  statement: "Whether an HVM domU that starts with less memory than maxmem crashes without a balloon driver.",
  basis: "documented",
  scope:
    "Populate-on-demand: the guest touches more pages than there are, unless a balloon driver takes some out of its hands. 3.4 to 4.1 have the same mechanism, and no document that says so.",
  show: (needed) => (needed ? "yes" : "no"),
  measured: measured("pod-without-balloon-driver"),
  spans: [
    {
      since: "4.2",
      value: true,
      citation: {
        source: "xl.cfg(5)",
        locator: "maxmem",
        release: "RELEASE-4.2.0",
        quote: 'A "pre-ballooned" HVM guest needs a balloon driver, without a balloon driver',
      },
    },
    {
      since: "3.4",
      until: "4.2",
      value: true,
      basis: "source-code",
      citation: {
        source: "xen.git",
        locator: "xen/arch/x86/mm/p2m.c: p2m_pod_demand_populate",
        release: "3.4.0-rc3",
        quote: "Out of populate-on-demand memory!",
      },
    },
  ],
});

/** The values of autoballoon in xl.conf that make xl take memory from dom0. */
export const autoballoonOn = defineFact<readonly string[]>({
  id: "autoballoon-on",
  statement:
    "What autoballoon says in xl.conf for xl to take memory from dom0 when a domU starts, which dom0_mem advises against.",
  basis: "documented",
  scope: "Where it is not set: on in 4.2, and from 4.3 on off if dom0_mem is on Xen's command line.",
  show: (values) => values.join(", "),
  spans: [
    {
      since: "4.3",
      value: ["on", "1"],
      citation: {
        source: "xl.conf(5)",
        locator: "autoballoon",
        release: "RELEASE-4.3.0",
        quote: 'You are strongly recommended to set this to C<"off"> (or C<"auto">) if',
      },
    },
    {
      since: "4.2",
      until: "4.3",
      value: ["1"],
      citation: {
        source: "xl.conf(5)",
        locator: "autoballoon",
        release: "RELEASE-4.2.0",
        quote: "new domain. You should set this if you use the C<dom0_mem> hypervisor",
      },
    },
  ],
});
