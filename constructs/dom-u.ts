/** Owns what domUs of every type have in common. Must not know what one type alone can have. */
import type { RawObject } from "../lib/model/document";
import type { GuestType } from "../lib/model/fleet";
import type { Construct } from "./cdktf";
import type { Connection } from "./connection";
import { DeclaredThing, identity, owner, rawObject, rawSettings } from "./declared";
import type { DomUFields } from "./fields";
import { type PciDeviceProps, rawPciDevice } from "./pci";
import { type PlannedOperationProps, rawPlannedOperation } from "./planned-operation";
import { rawVbd, type VbdProps } from "./vbd";
import { rawVif, type EmulatedVifProps } from "./vif";
import type { VnumaNodeProps } from "./vnuma";
import type { XenHost } from "./xen-host";

/** What a domU holds that is given as constructs of ours, or by its class. */
type Held = "name" | "type" | "boot" | "vbds" | "vifs" | "pci" | "vnuma" | "plannedReboots" | "plannedOperations";

export interface DomUProps extends Omit<DomUFields, Held> {
  /** The host that runs it. */
  readonly host: XenHost;
  /** Unique on its host (xl.cfg: `name`). Default: the construct's id. */
  readonly name?: string;
  /** Its block devices (xl.cfg: `disk`). Their order stays: pygrub reads the first. */
  readonly vbds?: readonly VbdProps[];
  /** PCI devices of the host that are passed through (xl.cfg: `pci`). */
  readonly pci?: readonly PciDeviceProps[];
  /** Its virtual NUMA nodes, the first being node 0 (xl.cfg: `vnuma`). Default: none. */
  readonly vnuma?: readonly VnumaNodeProps[];
  /** What this plan does with it besides starting and rebooting it: migrations, saves, suspends. */
  readonly plannedOperations?: readonly PlannedOperationProps[];
}

/** What the types have on top. Each type's own props allow what makes sense for it. */
interface TypedProps extends DomUProps {
  readonly boot?: object;
  readonly vifs?: readonly EmulatedVifProps[];
}

/** A domU of whatever type. */
export abstract class DomU extends DeclaredThing {
  readonly host: XenHost;
  /** Its name on its host. */
  readonly domUName: string;

  constructor(
    scope: Construct,
    id: string,
    type: GuestType,
    { host, name: given = id, vbds, vifs, pci, settings, plannedOperations, ...rest }: TypedProps,
  ) {
    const name = identity(given, "the name of a domU");
    owner(host, `the host of domU ${name}`);
    const document: RawObject = {
      name,
      type,
      ...rawObject(rest),
      ...(vbds !== undefined && { vbds: vbds.map((vbd) => rawVbd(vbd, host, name)) }),
      ...(vifs !== undefined && { vifs: vifs.map((vif) => rawVif(vif, host, name)) }),
      ...(pci !== undefined && { pci: pci.map((device) => rawPciDevice(device, name)) }),
      ...(settings !== undefined && { settings: rawSettings(settings) }),
      ...(plannedOperations !== undefined && {
        plannedOperations: plannedOperations.map((operation) => rawPlannedOperation(operation, name)),
      }),
    };
    super(scope, id, { kind: "domU", host: host.hostName, document });
    this.host = host;
    this.domUName = name;
  }

  get reachedBy(): Connection | undefined {
    return this.host.reachedBy;
  }
}
