/** Owns the facts on grant tables, and the arithmetic of what vifs and vbds take from one. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

export const fixedVifLimit = defineFact<number>({
  id: "vifs-in-fixed-grant-table",
  statement: "How many vifs a domU can have while its grant table is of fixed size.",
  basis: "source-code",
  scope: "x86: 4 frames of 512 entries less 8 reserved, and 514 for a vif (256 to send, 256 to receive, 2 rings).",
  spans: [
    {
      since: "3.0.2",
      until: "3.1",
      value: 3,
      citation: {
        source: "xen.git",
        locator: "xen/include/asm-x86/grant_table.h",
        release: "3.0.3-branched",
        quote: "#define ORDER_GRANT_FRAMES 2",
      },
    },
  ],
});

export const documentedVifLimit = defineFact<number>({
  id: "vifs-by-source-document",
  statement: "How many network interfaces the source document allows a domU.",
  basis: "source-document",
  scope: "The text speaks of 3.0.3; the constants behind it are the same from 3.0.2 to 3.0.4.",
  spans: [
    {
      since: "3.0.3",
      until: "3.0.4",
      value: 3,
      citation: {
        source: "source document",
        locator: "Xen shared pages are limited",
        release: "3.0.3",
        quote: "Xen 3.0.3 limits domUs to 3 network interfaces",
      },
    },
  ],
});

/** The limit of a domU whose configuration names none. */
export interface DefaultGrantFrames {
  readonly frames: number;
  /** The option of Xen's command line that sets another, where one does. */
  readonly option?: string;
}

export const defaultGrantFrames = defineFact<DefaultGrantFrames>({
  id: "default-grant-frames",
  statement: "How many grant frames a domU may have if its configuration does not say.",
  basis: "source-code",
  scope: "Hosts with less than 16 TiB of memory; xl.conf can set another.",
  show: ({ frames, option }) => `${frames}${option === undefined ? "" : `, or ${option}=`}`,
  spans: [
    {
      since: "4.13",
      value: { frames: 64, option: "gnttab_max_frames" },
      citation: {
        source: "xen.git",
        locator: "xen/common/grant_table.c",
        release: "RELEASE-4.13.0",
        quote: "unsigned int __read_mostly opt_max_grant_frames = 64;",
      },
    },
    {
      since: "4.10",
      until: "4.13",
      value: { frames: 32 },
      citation: {
        source: "xen.git",
        locator: "tools/xl/xl.c: parse_global_config",
        release: "RELEASE-4.10.0",
        quote: "? 32 : 64;",
      },
    },
    {
      since: "4.5",
      until: "4.10",
      value: { frames: 32, option: "gnttab_max_frames" },
      citation: {
        source: "xen.git",
        locator: "xen/include/xen/grant_table.h",
        release: "RELEASE-4.5.0",
        quote: "#define DEFAULT_MAX_NR_GRANT_FRAMES   32",
      },
    },
    {
      since: "3.1",
      until: "4.5",
      value: { frames: 32, option: "gnttab_max_nr_frames" },
      citation: {
        source: "xen.git",
        locator: "xen/include/xen/grant_table.h",
        release: "3.1.0-branched",
        quote: "#define DEFAULT_MAX_NR_GRANT_FRAMES   32",
      },
    },
  ],
});

export const grantFramesCapped = defineFact<boolean>({
  id: "grant-frames-capped-by-hypervisor",
  statement: "Whether gnttab_max_frames on Xen's command line is an upper bound for a domU's max_grant_frames.",
  basis: "source-code",
  scope: "Above it domain creation fails with EINVAL.",
  measured: measured("too-many-grant-frames"),
  spans: [
    {
      since: "4.18",
      value: false,
      citation: {
        source: "CHANGELOG.md",
        locator: "4.18.0, Changed",
        release: "RELEASE-4.18.0",
        quote: "Repurpose command line gnttab_max_{maptrack_,}frames options",
      },
    },
    {
      since: "4.10",
      until: "4.18",
      value: true,
      citation: {
        source: "xen.git",
        locator: "xen/common/grant_table.c: grant_table_set_limits",
        release: "RELEASE-4.10.0",
        quote: "grant_frames > max_grant_frames ||",
      },
    },
  ],
});

export const hypervisorGrantFrames = defineFact<number>({
  id: "hypervisor-grant-frames",
  statement: "The hypervisor's own gnttab_max_frames if its command line does not say.",
  basis: "source-code",
  scope: "All of x86.",
  spans: [
    {
      since: "4.10",
      value: 64,
      citation: {
        source: "xen.git",
        locator: "xen/common/grant_table.c",
        release: "RELEASE-4.10.0",
        quote: "#define DEFAULT_MAX_NR_GRANT_FRAMES   64",
      },
    },
  ],
});

/** What grant references are counted in and by. */
export interface GrantArithmetic {
  readonly referencesPerFrame: number;
  readonly reserved: number;
  readonly perVifQueue: number;
  /** The most queues that a vif gets, whatever the number of vCPUs. */
  readonly vifQueues: number;
  readonly perVbdRing: number;
  readonly vbdRings: number;
}

const SEVERAL_QUEUES: GrantArithmetic = {
  referencesPerFrame: 512,
  reserved: 8,
  perVifQueue: 514,
  vifQueues: 8,
  perVbdRing: 1057,
  vbdRings: 4,
};

export const grantArithmetic = defineFact<GrantArithmetic>({
  id: "grant-references-of-linux-frontends",
  statement:
    "How many grant references Linux frontends take at most: for a vif by queue, for a vbd by ring, one of each for a vCPU up to a limit.",
  basis: "source-code",
  scope:
    "By the domU's kernel. Grant tables of version 1 and drivers with default parameters. dom0's drivers may allow fewer queues, and offer 8 for a vif where netfront has no limit of its own (before 6.1 that is not looked at here). Between 3.1 and 3.17 no source was read.",
  axis: "linux",
  show: (value) =>
    `${value.referencesPerFrame} references a frame, ${value.reserved} reserved; a vif ${value.perVifQueue} by queue, at most ${value.vifQueues} queues; ` +
    `a vbd ${value.perVbdRing} by ring, at most ${value.vbdRings} rings`,
  measured: measured("vifs-beyond-grant-frames"),
  spans: [
    {
      since: "6.1",
      value: SEVERAL_QUEUES,
      citation: {
        source: "Linux",
        locator:
          "drivers/net/xen-netfront.c, and drivers/block/xen-blkfront.c: xen_blkif_max_queues, xen_blkif_max_segments",
        release: "6.12.117",
        quote: "#define MAX_QUEUES_DEFAULT 8",
      },
    },
    {
      since: "3.18",
      until: "6.1",
      value: SEVERAL_QUEUES,
      citation: {
        source: "Linux",
        locator: "drivers/net/xen-netfront.c: netif_init",
        release: "3.18.140",
        quote: "xennet_max_queues = num_online_cpus();",
      },
    },
    {
      since: "2.6.16",
      until: "3.1",
      value: { referencesPerFrame: 512, reserved: 8, perVifQueue: 514, vifQueues: 1, perVbdRing: 353, vbdRings: 1 },
      citation: {
        source: "xen.git",
        locator:
          "linux-2.6-xen-sparse/drivers/xen/core/gnttab.c; netfront and blkfront have one ring each, with 32 requests of 11 segments for a vbd, as in mainline 3.0.101",
        release: "3.1.0-branched",
        quote: "#define NR_RESERVED_ENTRIES 8",
      },
    },
  ],
});

/** How many grant frames a domU takes at its peak. */
export function grantFrames(
  by: GrantArithmetic,
  demand: { readonly vifs: number; readonly vbds: number; readonly vcpus: number },
): number {
  const vif = Math.min(demand.vcpus, by.vifQueues) * by.perVifQueue;
  const vbd = Math.min(demand.vcpus, by.vbdRings) * by.perVbdRing;
  return Math.ceil((by.reserved + demand.vifs * vif + demand.vbds * vbd) / by.referencesPerFrame);
}
