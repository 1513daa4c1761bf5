/** Owns the list of all facts. */
import type { AnyFact } from "./fact";
import * as arm from "./arm";
import * as affinity from "./affinity";
import * as altp2m from "./altp2m";
import * as backendTrust from "./backend-trust";
import * as ballooning from "./ballooning";
import * as blockNames from "./block-names";
import * as boot from "./boot";
import * as configurationReading from "./configuration-reading";
import * as deviceModel from "./device-model";
import * as cpuPools from "./cpu-pools";
import * as deviceModelArgs from "./device-model-args";
import * as deviceModelSecurity from "./device-model-security";
import * as deviceStanding from "./device-standing";
import * as deviceSyntax from "./device-syntax";
import * as diskBackends from "./disk-backends";
import * as diskSharing from "./disk-sharing";
import * as dom0Memory from "./dom0-memory";
import * as emulatedDisks from "./emulated-disks";
import * as emulatedVif from "./emulated-vif";
import * as eventActions from "./event-actions";
import * as eventChannels from "./event-channels";
import * as frequency from "./frequency";
import * as grantTable from "./grant-table";
import * as guestSettings from "./guest-settings";
import * as hvm from "./hvm";
import * as hvmDisk from "./hvm-disk";
import * as hvmPirq from "./hvm-pirq";
import * as identity from "./identity";
import * as interfaceName from "./interface-name";
import * as kernels from "./kernels";
import * as life from "./life";
import * as mac from "./mac";
import * as meltdown from "./meltdown";
import * as memory from "./memory";
import * as memoryLimits from "./memory-limits";
import * as mmioHole from "./mmio-hole";
import * as msrRelaxed from "./msr-relaxed";
import * as nested from "./nested";
import * as netloop from "./netloop";
import * as operations from "./operations";
import * as p9 from "./p9";
import * as passthrough from "./passthrough";
import * as passthroughRisk from "./passthrough-risk";
import * as pvWordSize from "./pv-word-size";
import * as remus from "./remus";
import * as restore from "./restore";
import * as scheduler from "./scheduler";
import * as sleep from "./sleep";
import * as spice from "./spice";
import * as ssh from "./ssh";
import * as support from "./support";
import * as toolstack from "./toolstack";
import * as toolstackKeys from "./toolstack-keys";
import * as tscMode from "./tsc-mode";
import * as usb from "./usb";
import * as vbdSize from "./vbd-size";
import * as vcpuLimits from "./vcpu-limits";
import * as vcpus from "./vcpus";
import * as vdev from "./vdev";
import * as videoMemory from "./video-memory";
import * as vifRate from "./vif-rate";
import * as vifSettings from "./vif-settings";
import * as viridian from "./viridian";
import * as vmtrace from "./vmtrace";
import * as vnc from "./vnc";
import * as vnuma from "./vnuma";
import * as volumeResize from "./volume-resize";
import * as vpmu from "./vpmu";
import * as xenOptions from "./xen-options";
import * as xlConf from "./xl-conf";
import * as xenstored from "./xenstored";
import * as bootChain from "./boot-chain";
import * as fixedBugs from "./fixed-bugs";
import * as ignoredSettings from "./ignored-settings";
import * as kernelImage from "./kernel-image";
import * as xendWays from "./xend-ways";
import * as hotplugScripts from "./hotplug-scripts";
import * as virtCaps from "./virt-caps";
import * as xsm from "./xsm";

/** Every fact of every module, by id. */
export const facts: readonly AnyFact[] = [
  affinity,
  altp2m,
  arm,
  backendTrust,
  ballooning,
  blockNames,
  boot,
  configurationReading,
  deviceModel,
  deviceModelArgs,
  deviceModelSecurity,
  deviceStanding,
  deviceSyntax,
  diskBackends,
  diskSharing,
  dom0Memory,
  emulatedDisks,
  emulatedVif,
  eventActions,
  eventChannels,
  frequency,
  grantTable,
  guestSettings,
  hvm,
  hvmDisk,
  hvmPirq,
  identity,
  interfaceName,
  kernels,
  life,
  mac,
  meltdown,
  memory,
  memoryLimits,
  mmioHole,
  msrRelaxed,
  nested,
  netloop,
  operations,
  p9,
  passthrough,
  passthroughRisk,
  pvWordSize,
  remus,
  restore,
  scheduler,
  sleep,
  spice,
  ssh,
  support,
  toolstack,
  toolstackKeys,
  tscMode,
  usb,
  vbdSize,
  vcpuLimits,
  vcpus,
  vdev,
  videoMemory,
  vifRate,
  vifSettings,
  viridian,
  vmtrace,
  vnc,
  vnuma,
  volumeResize,
  vpmu,
  xenOptions,
  xenstored,
  xlConf,
  bootChain,
  fixedBugs,
  ignoredSettings,
  kernelImage,
  xendWays,
  hotplugScripts,
  virtCaps,
  xsm,
  cpuPools,
]
  .flatMap((module) => Object.values<unknown>(module))
  .filter(isFact)
  .sort((a, b) => (a.id < b.id ? -1 : 1));

function isFact(value: unknown): value is AnyFact {
  return typeof value === "object" && value !== null && "spans" in value;
}
