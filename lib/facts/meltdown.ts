/** Owns the fact on Meltdown (XSA-254) and 64-bit PV. */
import { defineFact } from "./fact";

const since = (release: string, until: string) =>
  ({
    since: release,
    until,
    value: true,
    citation: {
      source: "xen.git",
      locator: "docs/misc/xen-command-line.markdown: xpti",
      release: `RELEASE-${release}`,
      quote: "Override default selection of whether to isolate 64-bit PV guest page",
    },
  }) as const;

/** Until the commit, and in 4.6 to the last of its releases: none of their trees has xpti. */
const exposed = (release: string, until: string) =>
  ({
    since: release,
    until,
    value: false,
    basis: "source-code",
    citation: {
      source: "xen.git",
      locator: "commit 5784de3e2067, which came to this branch in the release that follows, if at all",
      release: "4.10.1",
      quote: "x86: Meltdown band-aid against malicious 64-bit PV guests",
    },
  }) as const;

export const pageTablesIsolated = defineFact<boolean>({
  id: "pv-page-tables-isolated",
  statement:
    "Whether the hypervisor keeps its own memory out of the page tables of 64-bit PV domUs, on CPUs that Meltdown can be used on.",
  basis: "documented",
  scope:
    "By default; xpti= on Xen's command line turns it off or on. CPUs of Intel that tell Xen that they are not vulnerable are left out.",
  show: (isolated) => (isolated ? "yes" : "no"),
  spans: [
    {
      since: "4.11",
      value: true,
      citation: {
        source: "xen.git",
        locator: "docs/misc/xen-command-line.pandoc: xpti",
        release: "RELEASE-4.17.0",
        quote: "> Default: `false` on hardware known not to be vulnerable to Meltdown (e.g. AMD)",
      },
    },
    since("4.10.1", "4.11"),
    exposed("4.10", "4.10.1"),
    since("4.9.2", "4.10"),
    exposed("4.9", "4.9.2"),
    since("4.8.3", "4.9"),
    exposed("4.8", "4.8.3"),
    since("4.7.5", "4.8"),
    exposed("3.0.2", "4.7.5"),
  ],
});
