/** Owns the tables of what a plan includes besides what it declares: reboots, operations, sleeps. */
import { compareNames } from "../document";
import { identity, keptMalformed, maybe, mustBeKnown, type Of, thing } from "../thing";
import { count, flag, oneOf, parsed } from "./fields";
import { NAME, POINT_IN_TIME } from "./grammars";

export const rebootWindow = thing("When a planned reboot may happen.", {
  start: keptMalformed(identity(parsed(POINT_IN_TIME, "ISO 8601 with an offset: 2026-12-01T02:00:00+01:00."))),
  minutes: identity(count("Length of the window in minutes.")),
});
export type RebootWindow = Of<typeof rebootWindow>;

export const plannedReboot = thing("A reboot of the domU that this plan includes.", {
  reason: identity(parsed(NAME, "Why the domU will be rebooted. Shown in the runbook.")),
  window: maybe(rebootWindow, "When it may happen.", { default: "whenever the runbook is run" }),
});
export type PlannedReboot = Of<typeof plannedReboot>;

/** By the start of their windows, then by reason. */
export function byWindow(a: PlannedReboot, b: PlannedReboot): number {
  return compareNames(a.window?.start ?? "", b.window?.start ?? "") || compareNames(a.reason, b.reason);
}

export const plannedOperation = thing("What this plan does with a domU besides starting and rebooting it.", {
  operation: identity(
    oneOf(
      ["migrate", "save", "restore", "suspend", "remus", "colo"],
      "migrate, save, restore and remus are commands of xl(1); colo is remus -c; suspend is the domU's own sleep (S3).",
    ),
  ),
  to: mustBeKnown(parsed(NAME, "The host of the fleet that it goes to.")),
  live: mustBeKnown(flag("Of a migration: whether the domU runs on meanwhile.")),
  reason: identity(parsed(NAME, "Why it is done.")),
});
export type PlannedOperation = Of<typeof plannedOperation>;
export type Operation = PlannedOperation["operation"];

export const plannedSleep = thing("A sleep of the host that this plan includes.", {
  state: identity(oneOf(["S3", "S4", "S5"], "ACPI's state: S3 is suspend to RAM, S4 suspend to disk, S5 soft off.")),
  reason: identity(parsed(NAME, "Why the host will sleep.")),
});
export type PlannedSleep = Of<typeof plannedSleep>;
export type SleepState = PlannedSleep["state"];
