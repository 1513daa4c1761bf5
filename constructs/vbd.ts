/** Owns vbds as props: what backs one is a logical volume of the same host, or a path. */
import type { RawObject } from "../lib/model/document";
import type { Planned } from "../lib/model/planned";
import type { Size } from "../lib/units/size";
import { DeclarationError } from "./declaration-error";
import { identity, rawObject } from "./declared";
import type { VbdFields } from "./fields";
import { LogicalVolume } from "./volume";
import type { XenHost } from "./xen-host";

type AnyVbdProps = Omit<VbdFields, "target" | "size">;

/** A vbd on a logical volume, which brings its size. */
export interface VolumeVbdProps extends AnyVbdProps {
  /** The volume that backs it (xl.cfg: `target=/dev/VG/LV` in `disk`). Of the domU's own host. */
  readonly target: LogicalVolume;
  /** A logical volume brings its own. */
  readonly size?: never;
}

/** A vbd on a path in dom0. */
export interface PathVbdProps extends AnyVbdProps {
  /** An absolute path in dom0, or VG/LV of a volume that is declared elsewhere (xl.cfg: `target=` in `disk`). */
  readonly target: Planned<string>;
  /** The size of what the path leads to. Sets no key: policies need it, and are undecided without. */
  readonly size?: Planned<Size>;
}

/** A CD-ROM drive without a medium. */
export interface EmptyCdromProps extends Omit<AnyVbdProps, "cdrom"> {
  /** Only a CD-ROM drive may be empty (xl.cfg: `devtype=cdrom` in `disk`). */
  readonly cdrom: true;
  /** None (xl.cfg: no `target=` in `disk`). */
  readonly target?: never;
  /** There is nothing that could have one. */
  readonly size?: never;
}

/** A virtual block device (xl-disk-configuration(5)). */
export type VbdProps = VolumeVbdProps | PathVbdProps | EmptyCdromProps;

/** @throws DeclarationError if the volume is another host's. */
export function rawVbd({ target, vdev, ...rest }: VbdProps, host: XenHost, domU: string): RawObject {
  identity(vdev, `a vdev of domU ${domU}`);
  if (!(target instanceof LogicalVolume)) return rawObject({ vdev, target, ...rest });
  if (target.volumeGroup.host !== host) {
    throw new DeclarationError(
      `${vdev} of domU ${domU} on ${host.hostName} is backed by ${target.target} of ${target.volumeGroup.host.hostName}: a domU can only use volumes of its own host`,
    );
  }
  return rawObject({ vdev, target: target.target, ...rest });
}
