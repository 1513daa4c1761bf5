/** Owns which planned reboots a change can rely on: those that are its own, and still ahead. */
import type { Change, DomU, PlannedReboot } from "../model/fleet";

export interface RebootsOfChange {
  readonly ahead: readonly PlannedReboot[];
  /** Declared before the change already, and so for another one. */
  readonly stale: readonly PlannedReboot[];
  /** Declared with this change, with a window that is over. */
  readonly over: readonly PlannedReboot[];
}

export function rebootsOfChange({ asOf }: Change, before: DomU, { plannedReboots }: DomU): RebootsOfChange {
  const old = new Set(before.plannedReboots.map(identity));
  const stale = plannedReboots.filter((reboot) => old.has(identity(reboot)));
  const own = plannedReboots.filter((reboot) => !old.has(identity(reboot)));
  return {
    ahead: own.filter((reboot) => !isOver(reboot, asOf)),
    stale,
    over: own.filter((reboot) => isOver(reboot, asOf)),
  };
}

/** Whether its window ended before a day, in UTC. Nothing is over where no day is said. */
function isOver({ window }: PlannedReboot, day: string | undefined): boolean {
  if (window === undefined || day === undefined) return false;
  return Date.parse(window.start) + window.minutes * 60_000 < Date.parse(`${day}T00:00:00Z`);
}

function identity({ reason, window }: PlannedReboot): string {
  return JSON.stringify([reason, window?.start, window?.minutes]);
}
