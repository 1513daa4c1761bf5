/** Owns what a plan does with a domU besides starting and rebooting it, as props. */
import type { RawObject } from "../lib/model/document";
import type { Operation } from "../lib/model/fleet";
import { identity, rawObject } from "./declared";
import { XenHost } from "./xen-host";

export interface PlannedOperationProps {
  /** `migrate`, `save`, `restore` and `remus` are commands of xl(1), `colo` is `remus -c`, `suspend` is the domU's own sleep (S3). */
  readonly operation: Operation;
  /** The host that it goes to, or its name in the fleet. */
  readonly to?: XenHost | string;
  /** Of a migration: whether the domU runs on meanwhile. */
  readonly live?: boolean;
  /** Why. */
  readonly reason: string;
}

export function rawPlannedOperation({ to, ...rest }: PlannedOperationProps, domU: string): RawObject {
  identity(rest.reason, `the reason of a planned operation of domU ${domU}`);
  const host = to instanceof XenHost ? to.hostName : to && identity(to, `the host that a planned operation of domU ${domU} goes to`);
  return rawObject({ ...rest, to: host });
}
