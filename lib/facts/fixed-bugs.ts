/** Owns the facts on bugs of releases that a declared domU meets, each with the commit that mends it and the point releases that have that. */
import { defineFact, type Fact } from "./fact";

interface FixedBug {
  readonly id: string;
  /** What happens, as a sentence without its end. */
  readonly statement: string;
  readonly scope: string;
  /** The first release with the bug. */
  readonly since: string;
  /** The first release of a branch that has the fix: point releases, newest first. */
  readonly fixed: readonly string[];
  /** The first branch that began with the fix; absent where none has. */
  readonly from?: string;
  /** The commit that mends it, and words of it. */
  readonly commit: string;
  readonly quote: string;
}

/** The fact on a bug: true where a release has it. */
export function fixedBug({ id, statement, scope, since, fixed, from, commit, quote }: FixedBug): Fact<boolean> {
  const span = (value: boolean, first: string, until?: string) => ({
    since: first,
    ...(until !== undefined && { until }),
    value,
    citation: { source: "xen.git", locator: `commit ${commit}`, release: from ?? fixed[0] ?? since, quote },
  });
  const branchOf = (release: string): string => release.split(".").slice(0, 2).join(".");
  const branchAfter = (release: string): string => {
    const [major = "", minor = ""] = release.split(".");
    return `${major}.${Number(minor) + 1}`;
  };
  const newer = from ?? branchAfter(fixed[0] ?? since);
  const spans = [span(from === undefined, newer)];
  for (const [index, release] of fixed.entries()) {
    const older = fixed[index + 1];
    const begins = older === undefined ? since : branchAfter(older);
    spans.push(span(false, release, index === 0 ? newer : branchAfter(release)), span(true, begins, release));
    if (older !== undefined && branchOf(older) === branchOf(release))
      throw new Error(`${id} is mended twice in ${branchOf(release)}`);
  }
  return defineFact<boolean>({
    id,
    statement: `Whether ${statement}.`,
    basis: "source-code",
    scope,
    show: (holds) => (holds ? "yes" : "no"),
    spans,
  });
}

export const tscAdjustHangs = fixedBug({
  id: "bug-tsc-adjust",
  statement: "an HVM domU on Intel hangs at the boot of Linux 4.10 or later, which sets TSC_ADJUST right",
  scope: "CPUs from Haswell on, which have TSC_ADJUST.",
  since: "4.3",
  fixed: ["4.8.1", "4.7.2", "4.6.5"],
  from: "4.9",
  commit: "98297f09bd07",
  quote: "Upcoming Linux 4.10 now validates whether this MSR is correct and",
});

export const globalPciOptionsIgnored = fixedBug({
  id: "bug-global-pci-options",
  statement:
    "xl ignores the options that a configuration sets for all of its PCI devices (pci_permissive, pci_seize and their like)",
  scope: "Options at the device itself are read.",
  since: "4.13",
  fixed: ["4.16.1", "4.15.3", "4.14.5"],
  from: "4.17",
  commit: "e45ad0b1b0bd",
  quote: "ahead of the global pci option",
});

export const channelsTakeConsole = fixedBug({
  id: "bug-channel-devid",
  statement: "the first channel of a domU takes the number of its primary console",
  scope: "The setting channel.",
  since: "4.11",
  fixed: ["4.20.1", "4.19.2", "4.18.5"],
  from: "4.21",
  commit: "e1ccced4afe4",
  quote: "Channels work differently than other device types: their devid should",
});

export const pvhVcpusAllOnline = fixedBug({
  id: "bug-pvh-online-vcpus",
  statement: "a PVH domU is told that all of its maxvcpus are online",
  scope: "PVH domUs with fewer vcpus than maxvcpus, whose kernel then can't bring up the rest.",
  since: "4.10",
  fixed: ["4.18.3", "4.17.5"],
  from: "4.19",
  commit: "5cc7347b04b2",
  quote: "the MADT being set as enabled, which contradicts the data in xenstore if vCPUs",
});

export const vpmuDomainsStay = fixedBug({
  id: "bug-vpmu-page",
  statement: "a PV domU that used the vPMU and was destroyed is never gone entirely",
  scope: "Hosts with vpmu on Xen's command line.",
  since: "4.6",
  fixed: ["4.13.1", "4.12.2", "4.11.4"],
  from: "4.14",
  commit: "be18e39d2f69",
  quote: "destroyed as a page reference is still held.",
});

export const nestedSvmDomainsStay = fixedBug({
  id: "bug-nested-svm-destroy",
  statement: "an HVM domU that ran a hypervisor of its own on AMD can't be destroyed entirely",
  scope: "nestedhvm=1 on hosts with SVM.",
  since: "4.3",
  fixed: ["4.20.4"],
  commit: "17ef80135ef0",
  quote: "be fully destroyed.",
});
