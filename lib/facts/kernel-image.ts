/** Owns the facts on how the image of a Linux kernel may be compressed for Xen, and for a GRUB that runs as a PV domU, to unpack it. */
import type { Compression } from "../xen/compression";
import { defineFact } from "./fact";

export interface Unpacking {
  readonly reads: readonly Compression[];
  /** What it reads, and fails at with some images. */
  readonly unsound: readonly Compression[];
}

const GZIP: readonly Compression[] = ["none", "gzip"];
const SINCE_4_0: readonly Compression[] = [...GZIP, "bzip2", "lzma"];
const SINCE_4_1: readonly Compression[] = [...SINCE_4_0, "lzo"];
const SINCE_4_2: readonly Compression[] = [...SINCE_4_1, "xz"];
const SINCE_4_4: readonly Compression[] = [...SINCE_4_2, "lz4"];

const bzImageLoader = (release: string, quote: string, path = "tools/libxc/xc_dom_bzimageloader.c") => ({
  source: "xen.git",
  locator: `${path}, and xen/common for dom0's`,
  release,
  quote,
});

const lz4 = (since: string, until: string, sound: boolean) => ({
  since,
  until,
  value: { reads: SINCE_4_4, unsound: sound ? [] : (["lz4"] as const) },
  citation: {
    source: "xen.git",
    locator: `commit 5d90ff7954, which this release ${sound ? "has" : "does not have"}`,
    release: sound ? `RELEASE-${since.split(".").length === 2 ? `${since}.0` : since}` : "RELEASE-4.13.0",
    quote: "Sometimes, on x86_64, decompression fails with the following",
  },
});

export const kernelUnpacking = defineFact<Unpacking>({
  id: "kernel-unpacking",
  statement: "Which compressions of a Linux kernel Xen unpacks, for a PV or PVH domU and for dom0.",
  basis: "source-code",
  scope: "bzImages that the domain builder or the hypervisor loads. HVM domUs unpack their kernels themselves.",
  show: ({ reads, unsound }) =>
    reads.map((compression) => `${compression}${unsound.includes(compression) ? " (not always)" : ""}`).join(", "),
  spans: [
    {
      since: "4.15",
      value: { reads: [...SINCE_4_4, "zstd"], unsound: [] },
      citation: bzImageLoader(
        "RELEASE-4.15.0",
        "libxenguest: support zstd compressed kernels",
        "commit 8169f82049, tools/libs/guest/xg_dom_bzimageloader.c",
      ),
    },
    lz4("4.13", "4.15", true),
    lz4("4.12.2", "4.13", true),
    lz4("4.12", "4.12.2", false),
    lz4("4.11.4", "4.12", true),
    lz4("4.4", "4.11.4", false),
    {
      since: "4.2",
      until: "4.4",
      value: { reads: SINCE_4_2, unsound: [] },
      citation: bzImageLoader("RELEASE-4.2.0", 'else if ( check_magic(dom, "\\3757zXZ", 6) )'),
    },
    {
      since: "4.1",
      until: "4.2",
      value: { reads: SINCE_4_1, unsound: [] },
      citation: bzImageLoader(
        "RELEASE-4.1.0",
        "Allow LZO compressed bzImage to be used as DomU kernel",
        "commit c2c4e65d96",
      ),
    },
    {
      since: "4.0",
      until: "4.1",
      value: { reads: SINCE_4_0, unsound: [] },
      citation: bzImageLoader("RELEASE-4.0.0", "domain builder: Implement bzip2 and LZMA loaders", "commit d7c9674faa"),
    },
    {
      since: "3.3",
      until: "4.0",
      value: { reads: GZIP, unsound: [] },
      citation: bzImageLoader(
        "3.3.0-branched",
        "x86: Support loading Linux bzImage v2.08 and up.",
        "commit f3bf1dc168",
      ),
    },
  ],
});

export const imagesOfDistributions = defineFact<readonly Compression[]>({
  id: "kernel-images-of-distributions",
  statement: "How the kernels of distributions may be compressed, beside those of old.",
  basis: "documented",
  scope:
    "Ubuntu took lz4 with 5.3, and mainline can be built with zstd from 5.9 on. Which of them a kernel is only its image tells.",
  axis: "linux",
  show: (compressions) => compressions.join(", ") || "none",
  spans: [
    {
      since: "5.9",
      value: ["lz4", "zstd"],
      citation: {
        source: "Linux",
        locator: "init/Kconfig: config KERNEL_ZSTD, from 5.9 on",
        release: "6.12.117",
        quote: "depends on HAVE_KERNEL_ZSTD",
      },
    },
    {
      since: "5.3",
      until: "5.9",
      value: ["lz4"],
      citation: {
        source: "launchpad.net/bugs/1851091",
        locator: "Ubuntu 19.10, whose 5.3 Xen 4.9.2 can't unpack, where 5.0 boots",
        release: "2019-11-03",
        quote: "Decoding failed",
      },
    },
    {
      since: "2.6.16",
      until: "5.3",
      value: [],
      citation: {
        source: "launchpad.net/bugs/1851091",
        locator: "Ubuntu 19.10, whose 5.3 Xen 4.9.2 can't unpack, where 5.0 boots",
        release: "2019-11-03",
        quote: "Decoding failed",
      },
    },
  ],
});

export const grubUnpacking = defineFact<readonly Compression[]>({
  id: "grub-unpacking",
  statement: "Which compressions of a Linux kernel a GRUB that runs as a PV domU unpacks.",
  basis: "documented",
  scope: "grub-x86_64-xen.bin and grub-i386-xen.bin, whatever the Xen release. As PVH the kernel unpacks itself.",
  show: (compressions) => compressions.join(", "),
  spans: [
    {
      since: "4.0",
      value: ["none", "gzip", "xz", "lzo"],
      citation: {
        source: "mailing list of BitFolk's users",
        locator: "23 April 2020: GRUB's port to Xen does not know LZ4, and Ubuntu 20.04 does not start",
        release: "GRUB 2",
        quote: "not a Xen kernel",
      },
    },
  ],
});
