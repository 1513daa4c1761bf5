/** Owns the package's public face: what a program that declares hosts and domUs imports. */
export { type Dom0Props, type PlannedSleepProps, XenHost, type XenHostProps, type XenProps } from "./xen-host";
export {
  BridgedNetwork,
  type BridgedNetworkProps,
  NatNetwork,
  type NatNetworkProps,
  Network,
  RoutedNetwork,
  type RoutedNetworkProps,
} from "./network";
export { LogicalVolume, type LogicalVolumeProps, VolumeGroup, type VolumeGroupProps } from "./volume";
export { DomU, type DomUProps } from "./dom-u";
export { type DirectBootProps, PvDomU, type PvDomUProps } from "./pv-dom-u";
export { PvhDomU, type PvhDomUProps } from "./pvh-dom-u";
export { type HvmBootProps, HvmDomU, type HvmDomUProps } from "./hvm-dom-u";
export type { EmptyCdromProps, PathVbdProps, VbdProps, VolumeVbdProps } from "./vbd";
export type { EmulatedVifProps, VifProps } from "./vif";
export type { PciDeviceProps } from "./pci";
export type { VnumaNodeProps } from "./vnuma";
export type { PlannedOperationProps } from "./planned-operation";
export { PlannedReboot, type PlannedRebootProps, type RebootWindowProps } from "./planned-reboot";
export { RemovedDomU, type RemovedDomUProps, RemovedLogicalVolume, type RemovedLogicalVolumeProps } from "./removed";
export type { BastionProps, ConnectionProps } from "./connection";
export { XenApp, type XenAppProps } from "./xen-app";
export { type JudgeOptions, RejectedFleet } from "./judge";
export { DeclarationError } from "./declaration-error";
export { unknownUntilApply } from "./declared";
export { Size, type SizeUnit } from "../lib/units/size";
export type { Planned, Unknown } from "../lib/model/planned";
export type {
  BackendType,
  Bios,
  Cpufreq,
  CpuVendor,
  DiskFormat,
  Filesystem,
  GuestOs,
  HardwareVirtualization,
  Location,
  Operation,
  SettingValue,
  SleepState,
  Xenstored,
} from "../lib/model/fleet";
export type { WordSize } from "../lib/xen/word-size";
export type { Finding, FindingSource, Severity, Subject } from "../lib/policy/finding";
export type { Judgement } from "../lib/policy/evaluate";
export { InputError, type Problem } from "../lib/model/input-error";
