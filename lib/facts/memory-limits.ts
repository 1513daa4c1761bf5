/** Owns the facts on how much memory a host and its domains can have. */
import { Size } from "../units/size";
import type { WordSize } from "../xen/word-size";
import { defineFact } from "./fact";
import { measured } from "./measurements";

/** How far a release supports a host's memory. */
export interface HostMemoryLimit {
  /** By the word size of the hypervisor. */
  readonly limits: Partial<Record<WordSize, Size>>;
  /** What lies beyond: no support at all, or none where security is concerned. */
  readonly beyond: "unsupported" | "not-security-supported";
}

const NON_PAE = Size.gibibytes(4);
const PAE = Size.gibibytes(64);
const LONG_MODE = Size.tebibytes(1);

export const hostMemoryLimit = defineFact<HostMemoryLimit>({
  id: "host-memory-limit",
  statement: "How much memory of a host the documentation says a release supports.",
  basis: "documented",
  scope: "x86. From 4.2 to 4.16 no document was found that says it; the text's GB and TB are read as powers of 1024.",
  show: ({ limits, beyond }) =>
    `${Object.entries(limits)
      .map(([size, limit]) => `${size}: ${limit}`)
      .join(", ")}; more is ${beyond === "unsupported" ? "not supported" : "not security supported"}`,
  spans: [
    {
      since: "4.17",
      value: { limits: { x86_64: Size.tebibytes(12) }, beyond: "not-security-supported" },
      citation: {
        source: "SUPPORT.md",
        locator: "Physical Memory",
        release: "RELEASE-4.17.0",
        quote: "Status, x86: Supported up to 12 TiB. Hosts with more memory are supported, but not security supported.",
      },
    },
    {
      since: "3.4",
      until: "4.2",
      value: { limits: { x86_32p: Size.gibibytes(16), x86_64: LONG_MODE }, beyond: "unsupported" },
      citation: {
        source: "xen.git",
        locator: "docs/src/user.tex: Hardware Support",
        release: "3.4.0-rc3",
        quote: "up to 16GB of physical memory. Xen also supports x86/64 platforms",
      },
    },
    {
      since: "3.0.2",
      until: "3.4",
      value: { limits: { x86_32: NON_PAE, x86_32p: PAE, x86_64: LONG_MODE }, beyond: "unsupported" },
      citation: {
        source: "xen.git",
        locator: "docs/src/user.tex: Hardware Support",
        release: "3.0.3-branched",
        quote: "enable x86/32 machines to address up to 64 GB of physical memory.  Xen",
      },
    },
  ],
});

export interface DomUMemoryLimit {
  readonly securitySupported: Size;
  /** A domU must have less than this. */
  readonly supportedBelow: Size;
}

export const domUMemoryLimit = defineFact<DomUMemoryLimit>({
  id: "domu-memory-limit",
  statement: "How much memory of a domU a release supports.",
  basis: "documented",
  scope: "x86. Earlier SUPPORT.md say nothing of it.",
  show: ({ securitySupported, supportedBelow }) =>
    `up to ${securitySupported} with security support, less than ${supportedBelow} without`,
  spans: [
    {
      since: "4.17",
      value: { securitySupported: Size.tebibytes(8), supportedBelow: Size.tebibytes(16) },
      citation: {
        source: "SUPPORT.md",
        locator: "Guest Limits, Memory",
        release: "RELEASE-4.17.0",
        quote: "Guests with more memory, but less than 16 TiB, are supported, but not security supported.",
      },
    },
  ],
});

export const pvLinuxMemoryLimit = defineFact<Size>({
  id: "pv-linux-memory-limit",
  statement: "How much memory a Linux kernel uses as a PV domU unless xen_512gb_limit=no is on its command line.",
  basis: "source-code",
  scope:
    "64-bit domUs, not dom0, of kernels built with the default of CONFIG_XEN_512GB. The releases that have the option all have the limit; it is not versioned here.",
  spans: [
    {
      since: "2.0",
      value: Size.gibibytes(512),
      citation: {
        source: "Linux",
        locator: "arch/x86/xen/Kconfig: config XEN_512GB, default y",
        release: "mainline",
        quote: "Limit paravirtualized user domains to 512GB of RAM.",
      },
    },
  ],
});

export const dom0MinimumMemory = defineFact<Size>({
  id: "dom0-minimum-memory",
  statement: "The least memory that libxl leaves dom0.",
  basis: "source-code",
  scope: "xl mem-set refuses to go below it, and so does autoballooning.",
  measured: measured("dom0-below-minimum"),
  spans: [
    {
      since: "4.1",
      value: Size.mebibytes(128),
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_internal.h",
        release: "RELEASE-4.1.0",
        quote: "#define LIBXL_MIN_DOM0_MEM (128*1024)",
      },
    },
  ],
});
