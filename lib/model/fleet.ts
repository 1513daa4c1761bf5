/** Owns the model that policies judge and emitters render: parsed values only, in canonical order, whatever door they came through. Its things are tables (things/). */
import type { Host } from "./things/host";

export type { Location } from "./location";
export type { Boot, Bios, DomU, GuestOs, GuestType, SettingValue } from "./things/dom-u";
export type { Cpufreq, CpuVendor, Dom0, HardwareVirtualization, Host, Xen, Xenstored } from "./things/host";
export type { Network, NetworkMode } from "./things/network";
export type { PciDevice } from "./things/pci";
export type {
  Operation,
  PlannedOperation,
  PlannedReboot,
  PlannedSleep,
  RebootWindow,
  SleepState,
} from "./things/plans";
export type { Removal } from "./things/removal";
export type { Target } from "./things/target";
export type { BackendType, DiskFormat, Vbd } from "./things/vbd";
export type { Vif } from "./things/vif";
export type { VnumaNode } from "./things/vnuma";
export type { Filesystem, LogicalVolume, VolumeGroup } from "./things/volume";

export interface Fleet {
  /** By name. */
  readonly hosts: readonly Host[];
}

/** What a policy judges: a fleet, and what it was before, where that is known. */
export interface Change {
  readonly before?: Fleet;
  readonly after: Fleet;
  /** What was before by a plan's own state and by a base that was named beside it. Where they differ, the state is `before`. */
  readonly claims?: { readonly state: Fleet; readonly base: Fleet };
  /** Whether whoever declares `after` says himself what it leaves behind: a fleet file does, a program can't. */
  readonly tellsLeftBehind?: boolean;
  /** The day on which the change is judged, as 2026-12-31: windows that ended before it are over. */
  readonly asOf?: string;
}
