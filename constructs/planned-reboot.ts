/** Owns planned reboots: the consent that a change which needs one is refused without. */
import type { Construct } from "./cdktf";
import type { Connection } from "./connection";
import { DeclaredThing, identity, rawObject } from "./declared";
import type { DomU } from "./dom-u";
import type { PlannedRebootFields } from "./fields";

export interface PlannedRebootProps extends PlannedRebootFields {
  /** The domU that will be rebooted. */
  readonly domU: DomU;
}

export type { WindowFields as RebootWindowProps } from "./fields";

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
