/** Owns the facts on Linux kernels under Xen: which one a release came with, and what theirs can be. */
import type { WordSize } from "../xen/word-size";
import { defineFact } from "./fact";

export const shippedKernel = defineFact<string>({
  id: "shipped-kernel",
  statement: "The Linux kernel that a release of Xen comes with patches for, or as a tree of its own.",
  basis: "source-code",
  scope:
    "Later releases come with none: from 4.0 on dom0 is a kernel with pv-ops. A distribution's patched kernel is its own affair.",
  spans: [
    {
      since: "3.2",
      until: "4.0",
      value: "2.6.18",
      citation: {
        source: "xen.git",
        locator: "buildconfigs/mk.linux-2.6-xen",
        release: "3.2.0-rc6",
        quote: "LINUX_VER    ?= 2.6.18",
      },
    },
    {
      since: "3.1",
      until: "3.2",
      value: "2.6.18",
      citation: {
        source: "xen.git",
        locator: "buildconfigs/mk.linux-2.6-xen",
        release: "3.1.0-branched",
        quote: "LINUX_VER    = 2.6.18",
      },
    },
    {
      since: "3.0.4",
      until: "3.1",
      value: "2.6.16.33",
      citation: {
        source: "xen.git",
        locator: "buildconfigs/mk.linux-2.6-xen",
        release: "3.0.4-branched",
        quote: "LINUX_VER    = 2.6.16.33",
      },
    },
    {
      since: "3.0.3",
      until: "3.0.4",
      value: "2.6.16.29",
      citation: {
        source: "xen.git",
        locator: "buildconfigs/mk.linux-2.6-xen",
        release: "3.0.3-branched",
        quote: "LINUX_VER    = 2.6.16.29",
      },
    },
    {
      since: "3.0.2",
      until: "3.0.3",
      value: "2.6.16",
      citation: {
        source: "xen.git",
        locator: "buildconfigs/mk.linux-2.6-xen",
        release: "3.0.2-branched",
        quote: "LINUX_VER    = 2.6.16",
      },
    },
  ],
});

export const shippedKernelDocumented = defineFact<string>({
  id: "shipped-kernel-by-source-document",
  statement: "The kernel that a release comes with, by the source document.",
  basis: "source-document",
  scope: "A newer one is the distribution's: not unsupported, but untested by Xen's own developers.",
  spans: [
    {
      since: "3.0.4",
      until: "3.1",
      value: "2.6.16.33",
      citation: {
        source: "source document",
        locator: "Xen supported kernels",
        release: "3.0.4",
        quote: "Xen 3.0.4 ships with patches for Linux 2.6.16.33.",
      },
    },
    {
      since: "3.0.3",
      until: "3.0.4",
      value: "2.6.16.29",
      citation: {
        source: "source document",
        locator: "Xen supported kernels",
        release: "3.0.3",
        quote: "Xen 3.0.3 ships with patches for Linux 2.6.16.29.",
      },
    },
  ],
});

export const linuxPvWordSizes = defineFact<readonly WordSize[]>({
  id: "linux-pv-word-sizes",
  statement: "The word sizes in which Linux can be a PV guest.",
  basis: "source-code",
  scope: "Mainline with pv-ops. The patched kernels of Xen's own tree (2.6.16 and 2.6.18) are of every word size.",
  axis: "linux",
  show: (sizes) => sizes.join(", "),
  spans: [
    {
      since: "5.9",
      value: ["x86_64"],
      citation: {
        source: "Linux",
        locator: "commit a13f2ef168cb, and the pull request of v5.9-rc1 that brought it",
        release: "5.9",
        quote: "Removal of support for running as 32-bit Xen PV-guest.",
      },
    },
    {
      since: "2.6.32",
      until: "5.9",
      value: ["x86_32p", "x86_64"],
      citation: {
        source: "Linux",
        locator: "arch/x86/xen/Kconfig: config XEN",
        release: "2.6.32",
        quote: "depends on X86_64 || (X86_32 && X86_PAE && !X86_VISWS)",
      },
    },
  ],
});

export const xenClocksource = defineFact<string>({
  id: "xen-clocksource",
  statement: "The clocksource that Linux takes by itself as a PV guest.",
  basis: "source-code",
  scope:
    "Kernels with pv-ops. Those before it have none of Xen's, and clocksource=jiffies was what helped against clocks that went backwards.",
  axis: "linux",
  spans: [
    {
      since: "2.6.32",
      value: "xen",
      citation: {
        source: "Linux",
        locator: "arch/x86/xen/time.c: xen_time_init",
        release: "2.6.32",
        quote: "clocksource_register(&xen_clocksource);",
      },
    },
  ],
});

export const noClocksources = defineFact<boolean>({
  id: "kernel-without-clocksources",
  statement: "Whether a patched kernel has no clocksources to choose from, so that clocksource= says nothing to it.",
  basis: "source-code",
  scope:
    "The kernels that 3.0.3 and 3.0.4 came with. They keep Xen's time in the timer interrupt, and it is that which says when time went backwards; messages that begin with clocksource/0 are of later kernels.",
  axis: "linux",
  show: (none) => (none ? "none" : "some"),
  spans: [
    {
      since: "2.6.16",
      until: "2.6.17",
      value: true,
      citation: {
        source: "xen.git",
        locator: "linux-2.6-xen-sparse/arch/i386/kernel/time-xen.c: timer_interrupt, in a file without clocksources",
        release: "3.0.4-branched",
        quote: 'printk("Timer ISR/%d: Time went backwards: "',
      },
    },
  ],
});

export const jiffiesUnstable = defineFact<boolean>({
  id: "jiffies-clocksource-unstable",
  statement: "Whether jiffies, taken for Xen's clock, are known to make a domU's clock worse.",
  basis: "documented",
  scope: "The page gives clocksource=jiffies as a workaround for kernels of 2.6.18 to 2.6.26, and warns of it.",
  show: (unstable) => (unstable ? "yes" : "no"),
  spans: [
    {
      since: "2.0",
      value: true,
      citation: {
        source: "wiki.debian.org",
        locator: "Xen/Clocksource, Workaround #3",
        release: "as stored in 2026",
        quote: "There are cases where setting the clocksource to jiffies just makes the clock more",
      },
    },
  ],
});
