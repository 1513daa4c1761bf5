/** Owns the model of a runbook: what is done where, why, in which order, and how one sees that it is done. Knows no output format. */
import type { DomU, Filesystem, Host, Vbd } from "../../model/fleet";
import type { Size } from "../../units/size";

/** A command line of a POSIX shell that only looks, and what it has to show. */
export interface Check {
  readonly command: string;
  readonly expected: string;
}

/** What a step does, for renderers that do it themselves. */
export type Act =
  | { readonly kind: "preflight" }
  | { readonly kind: "extendVolume" }
  | { readonly kind: "rebootDomU"; readonly user: VolumeUser }
  | { readonly kind: "awaitAnnouncement"; readonly user: VolumeUser }
  | { readonly kind: "seeSize" }
  | { readonly kind: "growPartition" }
  | { readonly kind: "growFilesystem" };

export interface Step {
  /** Unique in the runbook, of small letters, digits and what `fileName` yields. */
  readonly id: string;
  readonly title: string;
  /** `domU` names the one it runs in. */
  readonly where: "dom0" | { readonly domU: string };
  readonly why: string;
  /** Must hold before. */
  readonly prechecks: readonly Check[];
  /** For people: command lines of a POSIX shell. Empty where there is only something to wait for or to look at. */
  readonly commands: readonly string[];
  /** Hold once the step is done: a step of which they hold already is not done again. */
  readonly verifications: readonly Check[];
  /** How long until the verifications must hold. */
  readonly timeoutSeconds: number;
  readonly onFailure: string;
  readonly reversible: boolean;
  readonly act: Act;
}

/** A domU that has the volume as a vbd. */
export interface VolumeUser {
  readonly domU: DomU;
  readonly vbd: Vbd;
  /** The vbd's number in xenstore and in the domU's sysfs (xen-vbd-interface(7)). */
  readonly device: number;
  /** Why it must be rebooted. Empty where the new size is announced online. */
  readonly rebootBecause: string;
}

/** Growing one logical volume, and what is on it. */
export interface GrowRunbook {
  readonly host: Host;
  readonly volumeGroup: string;
  readonly logicalVolume: string;
  /** In whole extents, as LVM reports it. */
  readonly before: Size;
  /** In whole extents. */
  readonly after: Size;
  /** By name. */
  readonly users: readonly VolumeUser[];
  /** The one that has the file system mounted. Absent where nobody may write to the volume. */
  readonly writer?: VolumeUser;
  readonly filesystem?: Filesystem;
  readonly mountPoint?: string;
  readonly partition?: number;
  /** In the order that they must be done in. */
  readonly steps: readonly Step[];
}
