/** Owns volume groups and logical volumes. */
import type { Construct } from "./cdktf";
import type { Connection } from "./connection";
import { DeclaredThing, identity, owner, rawObject } from "./declared";
import type { LogicalVolumeFields, VolumeGroupFields } from "./fields";
import type { XenHost } from "./xen-host";

export interface VolumeGroupProps extends Omit<VolumeGroupFields, "name" | "logicalVolumes"> {
  /** The host that has it. */
  readonly host: XenHost;
  /** Its name in LVM. Default: the construct's id. */
  readonly name?: string;
}

/** A volume group of a host. */
export class VolumeGroup extends DeclaredThing {
  readonly host: XenHost;
  /** Its name in LVM. */
  readonly groupName: string;

  constructor(scope: Construct, id: string, { host, name: given = id, ...rest }: VolumeGroupProps) {
    const name = identity(given, "the name of a volume group");
    super(scope, id, {
      kind: "volumeGroup",
      host: owner(host, `the host of volume group ${name}`).hostName,
      document: { name, ...rawObject(rest) },
    });
    this.host = host;
    this.groupName = name;
  }

  get reachedBy(): Connection | undefined {
    return this.host.reachedBy;
  }
}

export interface LogicalVolumeProps extends Omit<LogicalVolumeFields, "name"> {
  /** The volume group that it lies in. */
  readonly volumeGroup: VolumeGroup;
  /** Its name in LVM. Default: the construct's id. */
  readonly name?: string;
}

/** A logical volume. A vbd's `target` takes it as it is. */
export class LogicalVolume extends DeclaredThing {
  readonly volumeGroup: VolumeGroup;
  /** Its name in LVM. */
  readonly volumeName: string;

  constructor(scope: Construct, id: string, { volumeGroup, name: given = id, ...rest }: LogicalVolumeProps) {
    const name = identity(given, "the name of a logical volume");
    const document = { name, ...rawObject(rest) };
    super(scope, id, {
      kind: "logicalVolume",
      host: owner(volumeGroup, `the volume group of logical volume ${name}`).host.hostName,
      volumeGroup: volumeGroup.groupName,
      document,
    });
    this.volumeGroup = volumeGroup;
    this.volumeName = name;
  }

  get reachedBy(): Connection | undefined {
    return this.volumeGroup.reachedBy;
  }

  /** `vg0/web-root`: what a vbd's target says of it. */
  get target(): string {
    return `${this.volumeGroup.groupName}/${this.volumeName}`;
  }
}
