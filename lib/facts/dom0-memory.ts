/** Owns the facts on dom0_mem, the option by which Xen gives dom0 its memory. */
import { defineFact } from "./fact";

export const dom0MemSyntax = defineFact<"kibibytes">({
  id: "dom0-mem-syntax",
  statement: "What the sizes of dom0_mem are in where they have no unit.",
  basis: "documented",
  scope: "min:SIZE, max:SIZE and SIZE; fractions of the host's memory and negative sizes aside.",
  show: () => "KiB",
  spans: [
    {
      since: "4.2",
      value: "kibibytes",
      citation: {
        source: "docs/misc/xen-command-line.markdown",
        locator: "Size",
        release: "RELEASE-4.2.0",
        quote: "Without a size suffix, the default will be kilo.",
      },
    },
    {
      since: "3.0.2",
      until: "4.2",
      value: "kibibytes",
      citation: {
        source: "Xen v3.0 user manual",
        locator: "docs/src/user.tex: dom0_mem",
        release: "3.0.3-branched",
        quote: "if no suffix is specified, the parameter defaults to kilobytes.",
      },
    },
  ],
});

export const dom0TakesAllMemory = defineFact<boolean>({
  id: "dom0-takes-all-memory",
  statement: "Without a size in dom0_mem, dom0 starts with nearly all memory of the host.",
  basis: "documented",
  scope: "x86. A reserve stays with the hypervisor.",
  spans: [
    {
      since: "4.2",
      value: true,
      citation: {
        source: "docs/misc/xen-command-line.markdown",
        locator: "dom0_mem",
        release: "RELEASE-4.2.0",
        quote: "is not specified, the default is all the available memory",
      },
    },
    {
      since: "3.0.2",
      until: "4.2",
      value: true,
      basis: "source-code",
      citation: {
        source: "xen.git",
        locator: "xen/arch/x86/domain_build.c: parse_dom0_mem",
        release: "3.0.3-branched",
        quote: "All of memory is allocated to domain 0, minus 1/16th which is reserved",
      },
    },
  ],
});

export const dom0BalloonsWithoutMaximum = defineFact<boolean>({
  id: "dom0-balloons-without-maximum",
  statement: "Without max: in dom0_mem, dom0 may balloon up without an upper bound.",
  basis: "documented",
  scope: "x86.",
  spans: [
    {
      since: "4.2",
      value: true,
      citation: {
        source: "docs/misc/xen-command-line.markdown",
        locator: "dom0_mem",
        release: "RELEASE-4.2.0",
        quote: "memory dom0 can balloon up to).  If this is omitted then the maximum",
      },
    },
  ],
});
