/** Owns the facts on which word sizes of PV kernels (dom0's among them) a hypervisor runs. */
import type { WordSize } from "../xen/word-size";
import { defineFact } from "./fact";
import { measured } from "./measurements";

/** What one build of the hypervisor runs. */
export interface PvWordSizes {
  readonly runs: readonly WordSize[];
  /** Only where the build or the command line left it in: xen_caps tells. */
  readonly ifBuiltIn: readonly WordSize[];
}

type ByHypervisor = Partial<Record<WordSize, PvWordSizes>>;

const runs = (...sizes: WordSize[]): PvWordSizes => ({ runs: sizes, ifBuiltIn: [] });

export const pvWordSizesByHypervisor = defineFact<ByHypervisor>({
  id: "pv-word-sizes-by-hypervisor",
  statement: "Which word sizes of PV kernels each build of the hypervisor runs, dom0's kernel among them.",
  basis: "source-code",
  scope: "x86. HVM guests are not bound by it.",
  show: (value) =>
    Object.entries(value)
      .map(
        ([hypervisor, { runs: sure, ifBuiltIn }]) =>
          `${hypervisor}: ${[...sure, ...ifBuiltIn.map((size) => `${size} if built in`)].join(", ")}`,
      )
      .join("; "),
  spans: [
    {
      since: "4.16",
      value: { x86_64: { runs: ["x86_64"], ifBuiltIn: ["x86_32p"] } },
      citation: {
        source: "xen.git",
        locator: "xen/arch/x86/Kconfig: config PV32",
        release: "RELEASE-4.16.0",
        quote: "default PV_SHIM",
      },
    },
    {
      since: "4.15.1",
      until: "4.16",
      value: { x86_64: { runs: ["x86_64"], ifBuiltIn: ["x86_32p"] } },
      citation: {
        source: "xen.git",
        locator: "xen/arch/x86/Kconfig: config PV32",
        release: "RELEASE-4.15.1",
        quote: "default PV_SHIM",
      },
    },
    {
      since: "4.15",
      until: "4.15.1",
      value: { x86_64: runs("x86_32p", "x86_64") },
      citation: {
        source: "xen.git",
        locator: "xen/arch/x86/Kconfig: config PV32",
        release: "RELEASE-4.15.0",
        quote: "default y",
      },
    },
    {
      since: "4.14.3",
      until: "4.15",
      value: { x86_64: { runs: ["x86_64"], ifBuiltIn: ["x86_32p"] } },
      citation: {
        source: "xen.git",
        locator: "xen/arch/x86/Kconfig: config PV32",
        release: "RELEASE-4.14.3",
        quote: "default PV_SHIM",
      },
    },
    {
      since: "4.14",
      until: "4.14.3",
      value: { x86_64: runs("x86_32p", "x86_64") },
      citation: {
        source: "xen.git",
        locator: "xen/arch/x86/Kconfig: config PV32",
        release: "RELEASE-4.14.0",
        quote: "default y",
      },
    },
    {
      since: "4.3",
      until: "4.14",
      value: { x86_64: runs("x86_32p", "x86_64") },
      citation: {
        source: "xen.git",
        locator: "commit 5d1181a5ea",
        release: "4.3.0",
        quote: "xen: Remove x86_32 build target.",
      },
    },
    {
      since: "3.3",
      until: "4.3",
      value: { x86_32p: runs("x86_32p"), x86_64: runs("x86_32p", "x86_64") },
      citation: {
        source: "xen.git",
        locator: "commit 84d54d5d8b",
        release: "3.3.0",
        quote: "i386: Remove non-PAE hypervisor build target.",
      },
    },
    {
      since: "3.1",
      until: "3.3",
      value: { x86_32: runs("x86_32"), x86_32p: runs("x86_32p"), x86_64: runs("x86_32p", "x86_64") },
      citation: {
        source: "xen.git",
        locator: "xen/arch/x86/setup.c: arch_get_xen_caps, under CONFIG_COMPAT",
        release: "3.1.0-branched",
        quote: 'snprintf(s, sizeof(s), "xen-%d.%d-x86_32p ", major, minor);',
      },
    },
    {
      since: "3.0.2",
      until: "3.1",
      value: { x86_32: runs("x86_32"), x86_32p: runs("x86_32p"), x86_64: runs("x86_64") },
      citation: {
        source: "xen.git",
        locator: "xen/arch/x86/setup.c: arch_get_xen_caps, under CONFIG_X86_64",
        release: "3.0.3-branched",
        quote: 'p += sprintf(p, "xen-%d.%d-x86_64 ", major, minor);',
      },
    },
  ],
});

export const hypervisorMustMatchPv = defineFact<boolean>({
  id: "hypervisor-must-match-pv",
  statement: "The hypervisor, dom0 and every PV guest must be of one word size.",
  basis: "source-document",
  scope: "Says the same as the source for the releases that the text speaks of.",
  spans: [
    {
      since: "3.0.2",
      until: "3.1",
      value: true,
      citation: {
        source: "source document",
        locator: "Xen modes of operation",
        release: "3.0.4",
        quote:
          "The hypervisor mode must match the PV mode. As dom0 is a PV, that means it must match the mode of the hypervisor.",
      },
    },
  ],
});

export const xenCapsTell = defineFact<boolean>({
  id: "xen-caps-tell",
  statement: "What a hypervisor lists in xen_caps is exactly what it runs.",
  basis: "source-document",
  scope: "xm info and xl info: xen_caps.",
  measured: measured("kernel-of-32-bits"),
  spans: [
    {
      since: "3.0.2",
      value: true,
      citation: {
        source: "source document",
        locator: "Xen modes of operation",
        release: "3.0.4",
        quote:
          'The easiest way to find out what modes are available to you is to run "xm info | grep xen_caps". That will tell you exactly what guests you can run with your current setup.',
      },
    },
  ],
});

export const pv32SecuritySupported = defineFact<boolean>({
  id: "pv32-security-supported",
  statement: "Whether 32-bit PV guests outside the PV shim have security support.",
  basis: "documented",
  scope: "x86 PV with a 32-bit kernel, not in a shim.",
  spans: [
    {
      since: "4.16",
      value: false,
      citation: {
        source: "SUPPORT.md",
        locator: "x86/PV",
        release: "RELEASE-4.16.0",
        quote: "Status, x86_32, without shim: Supported, not security supported",
      },
    },
    {
      since: "4.15.1",
      until: "4.16",
      value: false,
      citation: {
        source: "SUPPORT.md",
        locator: "x86/PV",
        release: "RELEASE-4.15.1",
        quote: "Status, x86_32, without shim: Supported, not security supported",
      },
    },
    {
      since: "4.14.3",
      until: "4.15",
      value: false,
      citation: {
        source: "SUPPORT.md",
        locator: "x86/PV",
        release: "RELEASE-4.14.3",
        quote: "Status, x86_32, without shim: Supported, not security supported",
      },
    },
    {
      since: "4.13.4",
      until: "4.14",
      value: false,
      citation: {
        source: "SUPPORT.md",
        locator: "x86/PV",
        release: "RELEASE-4.13.4",
        quote: "Status, x86_32, without shim: Supported, not security supported",
      },
    },
  ],
});
