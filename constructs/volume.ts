/** Owns volume groups and logical volumes. */
import type { Filesystem } from "../lib/model/fleet";
import type { Planned } from "../lib/model/planned";
import type { Size } from "../lib/units/size";
import type { Construct } from "./cdktf";
import type { Connection } from "./connection";
import { DeclaredThing, identity, rawObject } from "./declared";
import type { XenHost } from "./xen-host";

export interface VolumeGroupProps {
  /** The host that has it. */
  readonly host: XenHost;
  /** Its name in LVM. Default: the construct's id. */
  readonly name?: string;
  /** Its whole size (`vgs`: vg_size). */
  readonly size: Planned<Size>;
  /** What is free before this change (`vgs`: vg_free), where volumes that nobody declared take a part. */
  readonly free?: Planned<Size>;
  /** The size of a physical extent (`vgs`: vg_extent_size), to whole multiples of which LVM rounds sizes up. Default: 4 MiB. */
  readonly extentSize?: Planned<Size>;
}

/** A volume group of a host. */
export class VolumeGroup extends DeclaredThing {
  readonly host: XenHost;
  /** Its name in LVM. */
  readonly groupName: string;

  constructor(scope: Construct, id: string, { host, name: given = id, ...rest }: VolumeGroupProps) {
    const name = identity(given, "the name of a volume group");
    super(scope, id, { kind: "volumeGroup", host: host.hostName, document: { name, ...rawObject(rest) } });
    this.host = host;
    this.groupName = name;
  }

  get reachedBy(): Connection | undefined {
    return this.host.reachedBy;
  }
}

export interface LogicalVolumeProps {
  /** The volume group that it lies in. */
  readonly volumeGroup: VolumeGroup;
  /** Its name in LVM. Default: the construct's id. */
  readonly name?: string;
  /** Its size, rounded up to whole extents by LVM. It can grow, with a planned reboot where the domU would not see it, and never shrinks. */
  readonly size: Planned<Size>;
  /** What the domU has on it. Says how it grows: `xfs_growfs`, `resize2fs`. */
  readonly filesystem?: Planned<Filesystem>;
  /** Where the domU mounts it. `xfs_growfs` wants to know. */
  readonly mountPoint?: Planned<string>;
  /** The number of the partition that holds the filesystem, where the volume carries a partition table. */
  readonly partition?: Planned<number>;
}

/** A logical volume. A vbd's `target` takes it as it is. */
export class LogicalVolume extends DeclaredThing {
  readonly volumeGroup: VolumeGroup;
  /** Its name in LVM. */
  readonly volumeName: string;

  constructor(scope: Construct, id: string, { volumeGroup, name: given = id, ...rest }: LogicalVolumeProps) {
    const name = identity(given, "the name of a logical volume");
    const document = { name, ...rawObject(rest) };
    super(scope, id, { kind: "logicalVolume", host: volumeGroup.host.hostName, volumeGroup: volumeGroup.groupName, document });
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
