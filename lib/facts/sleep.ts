/** Owns the facts on which ACPI sleep states a host under Xen can enter and come back from. */
import { defineFact } from "./fact";

export interface HostSleep {
  /** What Xen has no code for, or refuses. */
  readonly missing: readonly string[];
  /** What it has code for that was repaired only later. */
  readonly unsound: readonly string[];
}

export const hostSleep = defineFact<HostSleep>({
  id: "host-sleep",
  statement: "Which sleep states a host under Xen can not enter.",
  basis: "source-code",
  scope:
    "S3 is suspend to RAM, S4 suspend to disk. Whether firmware and drivers in dom0 come back from S3 is another matter.",
  show: ({ missing, unsound }) =>
    [`no ${missing.join(", ")}`, ...unsound.map((state) => `${state} unsound`)].join("; "),
  spans: [
    {
      since: "3.3",
      value: { missing: ["S4"], unsound: [] },
      citation: {
        source: "xen.git",
        locator: "xen/arch/x86/acpi/power.c: enter_state, which knows S3 and S5 only",
        release: "RELEASE-4.17.0",
        quote: "acpi_enter_sleep_state(ACPI_STATE_S5);",
      },
    },
    {
      since: "3.2",
      until: "3.3",
      value: { missing: ["S4"], unsound: ["S3"] },
      citation: {
        source: "xen.git",
        locator: "commit bb09427c71, first in 3.3",
        release: "3.3.0-branched",
        quote: "x86: Fix host S3.",
      },
    },
    {
      since: "3.0.2",
      until: "3.2",
      value: { missing: ["S3", "S4"], unsound: [] },
      citation: {
        source: "xen.git",
        locator: "commit d8c8fef090, first in 3.2",
        release: "3.2.0-rc1",
        quote: "Provide basic Xen PM infrastructure",
      },
    },
  ],
});

export const hostSleepDocumented = defineFact<readonly string[]>({
  id: "host-sleep-by-source-document",
  statement: "The sleep states that the source document says do not work.",
  basis: "source-document",
  scope: "The text's S5 is soft-off, which the source has always had; what can't be done is to come back from it.",
  show: (states) => states.join(", "),
  spans: [
    {
      since: "3.0.2",
      until: "3.1",
      value: ["S3", "S5"],
      citation: {
        source: "source document",
        locator: "Xen's ACPI support",
        release: "3.0.4",
        quote: "Don't think you're going to get S3 or S5 sleep suspend/resume working with Xen on your laptop.",
      },
    },
  ],
});
