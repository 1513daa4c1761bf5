/** Owns what a plan does with a domU besides starting and rebooting it, as props. */
import type { RawObject } from "../lib/model/document";
import { identity, rawObject } from "./declared";
import type { PlannedOperationFields } from "./fields";
import { XenHost } from "./xen-host";

export interface PlannedOperationProps extends Omit<PlannedOperationFields, "to"> {
  /** The host that it goes to, or its name in the fleet. */
  readonly to?: XenHost | string;
}

export function rawPlannedOperation({ to, ...rest }: PlannedOperationProps, domU: string): RawObject {
  identity(rest.reason, `the reason of a planned operation of domU ${domU}`);
  const host =
    to instanceof XenHost
      ? to.hostName
      : to && identity(to, `the host that a planned operation of domU ${domU} goes to`);
  return rawObject({ ...rest, to: host });
}
