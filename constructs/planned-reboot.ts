/** Owns planned reboots: the consent that a change which needs one is refused without. */
import type { Construct } from "./cdktf";
import type { Connection } from "./connection";
import { DeclaredThing, identity, rawObject } from "./declared";
import type { DomU } from "./dom-u";

export interface PlannedRebootProps {
  /** The domU that will be rebooted. */
  readonly domU: DomU;
  /** Why. The runbook shows it. */
  readonly reason: string;
  /** When it may happen. Default: whenever the runbook is run. */
  readonly window?: RebootWindowProps;
}

export interface RebootWindowProps {
  /** ISO 8601 with an offset: `2026-12-01T02:00:00+01:00`. */
  readonly start: string;
  /** Its length in minutes. */
  readonly minutes: number;
}

/** A reboot of a domU that this plan includes. Part of the plan that makes the change, and removed after it. */
export class PlannedReboot extends DeclaredThing {
  readonly domU: DomU;

  constructor(scope: Construct, id: string, { domU, reason, window }: PlannedRebootProps) {
    identity(reason, "the reason of a planned reboot");
    if (window !== undefined) identity(window.start, "the window of a planned reboot");
    super(scope, id, {
      kind: "plannedReboot",
      host: domU.host.hostName,
      domU: domU.domUName,
      document: { reason, ...(window !== undefined && { window: rawObject(window) }) },
    });
    this.domU = domU;
  }

  get reachedBy(): Connection | undefined {
    return this.domU.reachedBy;
  }
}
