/** Owns which planned operations end with a domU on another host of the fleet. */
import { hostNamed } from "./find";
import type { DomU, Fleet, Host, Operation, PlannedOperation } from "./fleet";

const MOVES: readonly Operation[] = ["migrate", "restore", "remus", "colo"];

export interface Move {
  readonly planned: PlannedOperation;
  /** Where the domU goes. */
  readonly target: Host;
}

/** In the order in which they are planned. An operation that stays on the host, or names none of the fleet, is no move. */
export function movesOf(fleet: Fleet, host: Host, { plannedOperations }: DomU): readonly Move[] {
  return plannedOperations.flatMap((planned) => {
    const target =
      planned.to === undefined || !MOVES.includes(planned.operation) ? undefined : hostNamed(fleet, planned.to);
    return target === undefined || target === host ? [] : [{ planned, target }];
  });
}
