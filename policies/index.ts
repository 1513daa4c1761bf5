/** Owns the ordered list of all policies: the five families first, then what a fleet must satisfy in any case. */
import type { AnyPolicy } from "../lib/policy/policy";
import { altp2mExcludesNestedAndPod } from "./altp2m-excludes-nested-and-pod";
import { arinc653DomusHaveOneVcpu } from "./arinc653-domus-have-one-vcpu";
import { armInterruptsAreFree } from "./arm-interrupts-are-free";
import { armHostMemoryWithinLimit } from "./arm-host-memory-within-limit";
import { armDomUsCanRun } from "./arm-domus-can-run";
import { armKeysAreOnArm } from "./arm-keys-are-on-arm";
import { autoballoonOffWithDom0Mem } from "./autoballoon-off-with-dom0-mem";
import { backendDomainExists } from "./backend-domain-exists";
import { backendsAreTrusted } from "./backends-are-trusted";
import { baseAgreesWithState } from "./base-agrees-with-state";
import { bootLoaderFindsKernel } from "./boot-loader-finds-kernel";
import { bootloaderPathExists } from "./bootloader-path-exists";
import { capabilitiesAgreeWithDeclaration } from "./capabilities-agree-with-declaration";
import { clocksourceIsLeftToXen } from "./clocksource-is-left-to-xen";
import { commandLineAgreesWithDeclaration } from "./command-line-agrees-with-declaration";
import { cpuAffinityNamesExistingCpus } from "./cpu-affinity-names-existing-cpus";
import { cpuPoolsExist } from "./cpu-pools-exist";
import { cpufreqDriverMatchesRelease } from "./cpufreq-driver-matches-release";
import { cpusAreWithinBuild } from "./cpus-are-within-build";
import { deviceModelArgsNameNoDisk } from "./device-model-args-name-no-disk";
import { deviceModelExists } from "./device-model-exists";
import { devicesHaveSecuritySupport } from "./devices-have-security-support";
import { directIoSafeOnNetworkStorage } from "./direct-io-safe-on-network-storage";
import { diskBackendExists } from "./disk-backend-exists";
import { diskFormatFitsBackend } from "./disk-format-fits-backend";
import { diskNeverShrinks } from "./disk-never-shrinks";
import { dmRestrictIsPossible } from "./dm-restrict-is-possible";
import { dom0ClocksourceIsLeftToXen } from "./dom0-clocksource-is-left-to-xen";
import { dom0KernelImageIsReadable } from "./dom0-kernel-image-is-readable";
import { dom0KernelIsOfRelease } from "./dom0-kernel-is-of-release";
import { dom0MemoryAgreesWithCommandLine } from "./dom0-memory-agrees-with-command-line";
import { dom0MemoryAtLeastMinimum } from "./dom0-memory-at-least-minimum";
import { dom0MemoryIsFixed } from "./dom0-memory-is-fixed";
import { dom0RunsNoOtherHypervisor } from "./dom0-runs-no-other-hypervisor";
import { dom0WordSizeMatchesHypervisor } from "./dom0-word-size-matches-hypervisor";
import { domuHasBootSource } from "./domu-has-boot-source";
import { domuKernelIsOfRelease } from "./domu-kernel-is-of-release";
import { domuMemoryWithinLimit } from "./domu-memory-within-limit";
import { domuNamesAreUnique } from "./domu-names-are-unique";
import { domusAreNotDom0 } from "./domus-are-not-dom0";
import { emulatedDisksWithinLimit } from "./emulated-disks-within-limit";
import { emulatedModelIsSupported } from "./emulated-model-is-supported";
import { emulatedVifIsHvm } from "./emulated-vif-is-hvm";
import { emulatedVifsWithinLimit } from "./emulated-vifs-within-limit";
import { eventActionsExist } from "./event-actions-exist";
import { eventChannelsSuffice } from "./event-channels-suffice";
import { extentSizeIsValid } from "./extent-size-is-valid";
import { filesystemIsKept } from "./filesystem-is-kept";
import { frequencyDaemonsAreOff } from "./frequency-daemons-are-off";
import { guestTypeExistsInRelease } from "./guest-type-exists-in-release";
import { hostAddressesAreUnique } from "./host-addresses-are-unique";
import { hostKeyIsChecked } from "./host-key-is-checked";
import { hostMemoryHoldsDomus } from "./host-memory-holds-domus";
import { hostMemoryWithinLimit } from "./host-memory-within-limit";
import { hostNamesAreUnique } from "./host-names-are-unique";
import { hostSleepIsSupported } from "./host-sleep-is-supported";
import { hostsAreRecognized } from "./hosts-are-recognized";
import { hotplugScriptsAreOfRelease } from "./hotplug-scripts-are-of-release";
import { hvmAcpiApicDefaults } from "./hvm-acpi-apic-defaults";
import { hvmBootDiskIsEmulated } from "./hvm-boot-disk-is-emulated";
import { hvmCdromBackend } from "./hvm-cdrom-backend";
import { hvmDirectBootHasKernel } from "./hvm-direct-boot-has-kernel";
import { hvmDiskWithinBiosReach } from "./hvm-disk-within-bios-reach";
import { hvmIdeDiskIsWritable } from "./hvm-ide-disk-is-writable";
import { hvmMemoryEqualsMaxmem } from "./hvm-memory-equals-maxmem";
import { hvmNeedsHardwareVirtualization } from "./hvm-needs-hardware-virtualization";
import { hvmPirqDefault } from "./hvm-pirq-default";
import { hvmSmpIsSound } from "./hvm-smp-is-sound";
import { hvmVdevsDoNotAlias } from "./hvm-vdevs-do-not-alias";
import { hvmWordSizeIsOffered } from "./hvm-word-size-is-offered";
import { imageFormatAgreesWithName } from "./image-format-agrees-with-name";
import { kernelImageIsReadable } from "./kernel-image-is-readable";
import { logicalVolumesFitVolumeGroup } from "./logical-volumes-fit-volume-group";
import { loopDevicesWithinLimit } from "./loop-devices-within-limit";
import { macIsFixed } from "./mac-is-fixed";
import { macIsUsable } from "./mac-is-usable";
import { macsAreUnique } from "./macs-are-unique";
import { maxGrantFramesWithinHypervisorLimit } from "./max-grant-frames-within-hypervisor-limit";
import { maxmemCoversMemory } from "./maxmem-covers-memory";
import { maxvcpusCoverVcpus } from "./maxvcpus-cover-vcpus";
import { migrationKeepsCpuLevel } from "./migration-keeps-cpu-level";
import { migrationReachesItsDisks } from "./migration-reaches-its-disks";
import { migrationStaysWithCpuVendor } from "./migration-stays-with-cpu-vendor";
import { mmioHoleWithinRange } from "./mmio-hole-within-range";
import { msrRelaxed } from "./msr-relaxed";
import { multiFunctionDevicesHaveSlot } from "./multi-function-devices-have-slot";
import { nestedHypervisorCanRun } from "./nested-hypervisor-can-run";
import { netloopBuffersDom0Traffic } from "./netloop-buffers-dom0-traffic";
import { netloopIsNotStale } from "./netloop-is-not-stale";
import { nloopbacksCoverBridges } from "./nloopbacks-cover-bridges";
import { operationsRestOnWhatStays } from "./operations-rest-on-what-stays";
import { p9IsValid } from "./p9-is-valid";
import { passthroughExcludesAltp2m } from "./passthrough-excludes-altp2m";
import { passthroughExcludesPopulateOnDemand } from "./passthrough-excludes-populate-on-demand";
import { passthroughIsSecuritySupported } from "./passthrough-is-security-supported";
import { passthroughNeedsIommu } from "./passthrough-needs-iommu";
import { passwordsAreKeptOut } from "./passwords-are-kept-out";
import { pciDevicesAreUnique } from "./pci-devices-are-unique";
import { plannedOperationIsPossible } from "./planned-operation-is-possible";
import { plannedRebootIsNew } from "./planned-reboot-is-new";
import { podDomuHasBalloonDriver } from "./pod-domu-has-balloon-driver";
import { pv32BitIsSecuritySupported } from "./pv-32-bit-is-security-supported";
import { pvDevicesHaveSecuritySupport } from "./pv-devices-have-security-support";
import { pvIsMeltdownExposed } from "./pv-is-meltdown-exposed";
import { pvKernelSupportsWordSize } from "./pv-kernel-supports-word-size";
import { pvLinuxMemoryWithin512Gib } from "./pv-linux-memory-within-512-gib";
import { pvWordSizeMatchesHypervisor } from "./pv-word-size-matches-hypervisor";
import { pvgrubStubdomExists } from "./pvgrub-stubdom-exists";
import { pvhDom0HasIommu } from "./pvh-dom0-has-iommu";
import { pvhDom0Passthrough } from "./pvh-dom0-passthrough";
import { pvhHasNoEmulatedDevices } from "./pvh-has-no-emulated-devices";
import { pvhHasNoPassthrough } from "./pvh-has-no-passthrough";
import { pvhKernelHasEntry } from "./pvh-kernel-has-entry";
import { pygrubIsRestricted } from "./pygrub-is-restricted";
import { rateIsValid } from "./rate-is-valid";
import { rawIoOnlyForTrusted } from "./raw-io-only-for-trusted";
import { releaseHasNoKnownBug } from "./release-has-no-known-bug";
import { removalsAreNotDeclared } from "./removals-are-not-declared";
import { removedThingsStay } from "./removed-things-stay";
import { remusIsExperimental } from "./remus-is-experimental";
import { restartHasPlannedReboot } from "./restart-has-planned-reboot";
import { restoredMemoryWithinHost } from "./restored-memory-within-host";
import { restoredPvWithinPfnLimit } from "./restored-pv-within-pfn-limit";
import { rootDeviceIsAVbd } from "./root-device-is-a-vbd";
import { schedulerExists } from "./scheduler-exists";
import { schedulerIsSupported } from "./scheduler-is-supported";
import { schedulerSettingsHaveEffect } from "./scheduler-settings-have-effect";
import { schedulingGranularityIsSupported } from "./scheduling-granularity-is-supported";
import { seclabelNeedsXsm } from "./seclabel-needs-xsm";
import { settingsAreKnownToRelease } from "./settings-are-known-to-release";
import { settingsAreNotIgnored } from "./settings-are-not-ignored";
import { settingsFitGuestType } from "./settings-fit-guest-type";
import { settingsHaveTheirForm } from "./settings-have-their-form";
import { sharePtIsPossible } from "./share-pt-is-possible";
import { spiceIsComplete } from "./spice-is-complete";
import { spiceIsNotOpen } from "./spice-is-not-open";
import { tapDevicesWithinLimit } from "./tap-devices-within-limit";
import { toolstackExistsInRelease } from "./toolstack-exists-in-release";
import { tscModeExists } from "./tsc-mode-exists";
import { untrustedHvmIsIsolated } from "./untrusted-hvm-is-isolated";
import { uplinksHaveOneBridge } from "./uplinks-have-one-bridge";
import { usbFamiliesDoNotMix } from "./usb-families-do-not-mix";
import { uuidsAreUnique } from "./uuids-are-unique";
import { valuesAreWellFormed } from "./values-are-well-formed";
import { vbdTargetsExist } from "./vbd-targets-exist";
import { vbdWithinSectorCount } from "./vbd-within-sector-count";
import { vbdsAreWholeOrPartitions } from "./vbds-are-whole-or-partitions";
import { vcpusWithinLimit } from "./vcpus-within-limit";
import { vcpusWithinPhysicalCpus } from "./vcpus-within-physical-cpus";
import { vdevExistsInRelease } from "./vdev-exists-in-release";
import { vdevsAreUnique } from "./vdevs-are-unique";
import { videoramAtLeastMinimum } from "./videoram-at-least-minimum";
import { vifBridgesExist } from "./vif-bridges-exist";
import { vifDevidsAreUnique } from "./vif-devids-are-unique";
import { vifNameFits } from "./vif-name-fits";
import { vifnamesAreUnique } from "./vifnames-are-unique";
import { vifsFitGrantFrames } from "./vifs-fit-grant-frames";
import { viridianGroupsAgree } from "./viridian-groups-agree";
import { virtCapsCoverDomu } from "./virt-caps-cover-domu";
import { virtioDiskIsPossible } from "./virtio-disk-is-possible";
import { vlanAndMtuAreValid } from "./vlan-and-mtu-are-valid";
import { vmtraceSizeIsValid } from "./vmtrace-size-is-valid";
import { vncDisplayAgrees } from "./vnc-display-agrees";
import { vncDisplaysAreUnique } from "./vnc-displays-are-unique";
import { vncIsNotOpen } from "./vnc-is-not-open";
import { vnumaIsConsistent } from "./vnuma-is-consistent";
import { volumeGrowHasPlannedReboot } from "./volume-grow-has-planned-reboot";
import { volumeHasOneWriter } from "./volume-has-one-writer";
import { volumeNamesAreUnique } from "./volume-names-are-unique";
import { volumeNeverShrinks } from "./volume-never-shrinks";
import { vpmuIsSecuritySupported } from "./vpmu-is-security-supported";
import { windowsHasUuid } from "./windows-has-uuid";
import { windowsUsesXenPlatform } from "./windows-uses-xen-platform";
import { xenOptionsAreKnown } from "./xen-options-are-known";
import { xenReleaseIsSupported } from "./xen-release-is-supported";
import { xendTargetsHaveNoColon } from "./xend-targets-have-no-colon";
import { xendVifsHavePvSide } from "./xend-vifs-have-pv-side";
import { xenstoredIsMaintained } from "./xenstored-is-maintained";
import { xlConfKeysAreKnown } from "./xl-conf-keys-are-known";
import { xlReadsConfigurationWhole } from "./xl-reads-configuration-whole";

export const policies: readonly AnyPolicy[] = [
  baseAgreesWithState,
  bootLoaderFindsKernel,
  cpusAreWithinBuild,
  dom0KernelImageIsReadable,
  dom0WordSizeMatchesHypervisor,
  domuNamesAreUnique,
  filesystemIsKept,
  hostAddressesAreUnique,
  hostKeyIsChecked,
  hostMemoryHoldsDomus,
  hostNamesAreUnique,
  hostsAreRecognized,
  hotplugScriptsAreOfRelease,
  hvmDiskWithinBiosReach,
  imageFormatAgreesWithName,
  kernelImageIsReadable,
  logicalVolumesFitVolumeGroup,
  macsAreUnique,
  maxGrantFramesWithinHypervisorLimit,
  netloopBuffersDom0Traffic,
  nloopbacksCoverBridges,
  passthroughExcludesAltp2m,
  plannedRebootIsNew,
  pvWordSizeMatchesHypervisor,
  pvhDom0HasIommu,
  pvhKernelHasEntry,
  releaseHasNoKnownBug,
  removalsAreNotDeclared,
  removedThingsStay,
  restartHasPlannedReboot,
  settingsAreNotIgnored,
  uplinksHaveOneBridge,
  uuidsAreUnique,
  valuesAreWellFormed,
  vbdTargetsExist,
  vbdWithinSectorCount,
  vdevsAreUnique,
  vifBridgesExist,
  vifsFitGrantFrames,
  virtCapsCoverDomu,
  volumeGrowHasPlannedReboot,
  volumeNamesAreUnique,
  volumeNeverShrinks,
  windowsHasUuid,
  xendTargetsHaveNoColon,
  xendVifsHavePvSide,
  // Host, memory, schedulers
  pv32BitIsSecuritySupported,
  pvKernelSupportsWordSize,
  maxmemCoversMemory,
  podDomuHasBalloonDriver,
  hvmMemoryEqualsMaxmem,
  restoredMemoryWithinHost,
  restoredPvWithinPfnLimit,
  hostMemoryWithinLimit,
  domuMemoryWithinLimit,
  pvLinuxMemoryWithin512Gib,
  dom0MemoryAtLeastMinimum,
  autoballoonOffWithDom0Mem,
  dom0MemoryAgreesWithCommandLine,
  eventChannelsSuffice,
  schedulerExists,
  schedulerIsSupported,
  schedulerSettingsHaveEffect,
  arinc653DomusHaveOneVcpu,
  armDomUsCanRun,
  armKeysAreOnArm,
  vcpusWithinPhysicalCpus,
  frequencyDaemonsAreOff,
  cpufreqDriverMatchesRelease,
  hostSleepIsSupported,
  dom0KernelIsOfRelease,
  netloopIsNotStale,
  capabilitiesAgreeWithDeclaration,
  clocksourceIsLeftToXen,
  xenOptionsAreKnown,
  xenReleaseIsSupported,
  // Guest type, boot, HVM, CPUs, nested
  guestTypeExistsInRelease,
  domuHasBootSource,
  settingsFitGuestType,
  pvhHasNoEmulatedDevices,
  hvmDirectBootHasKernel,
  deviceModelExists,
  pvgrubStubdomExists,
  bootloaderPathExists,
  pygrubIsRestricted,
  hvmNeedsHardwareVirtualization,
  hvmSmpIsSound,
  hvmAcpiApicDefaults,
  windowsUsesXenPlatform,
  multiFunctionDevicesHaveSlot,
  nestedHypervisorCanRun,
  vcpusWithinLimit,
  maxvcpusCoverVcpus,
  viridianGroupsAgree,
  cpuAffinityNamesExistingCpus,
  tscModeExists,
  migrationKeepsCpuLevel,
  migrationReachesItsDisks,
  migrationStaysWithCpuVendor,
  plannedOperationIsPossible,
  remusIsExperimental,
  // Passthrough, memory combinations
  passthroughNeedsIommu,
  passthroughExcludesPopulateOnDemand,
  pvhHasNoPassthrough,
  sharePtIsPossible,
  pvhDom0Passthrough,
  passthroughIsSecuritySupported,
  passwordsAreKeptOut,
  pciDevicesAreUnique,
  vnumaIsConsistent,
  altp2mExcludesNestedAndPod,
  mmioHoleWithinRange,
  videoramAtLeastMinimum,
  vmtraceSizeIsValid,
  vpmuIsSecuritySupported,
  rawIoOnlyForTrusted,
  seclabelNeedsXsm,
  hvmPirqDefault,
  msrRelaxed,
  // Network, consoles, device-model security, keys
  macIsUsable,
  macIsFixed,
  emulatedVifIsHvm,
  emulatedModelIsSupported,
  devicesHaveSecuritySupport,
  emulatedVifsWithinLimit,
  vifNameFits,
  vifnamesAreUnique,
  rateIsValid,
  vlanAndMtuAreValid,
  vifDevidsAreUnique,
  vncIsNotOpen,
  vncDisplayAgrees,
  vncDisplaysAreUnique,
  spiceIsComplete,
  spiceIsNotOpen,
  usbFamiliesDoNotMix,
  dmRestrictIsPossible,
  untrustedHvmIsIsolated,
  pvIsMeltdownExposed,
  backendsAreTrusted,
  eventActionsExist,
  p9IsValid,
  xenstoredIsMaintained,
  xlConfKeysAreKnown,
  settingsAreKnownToRelease,
  settingsHaveTheirForm,
  toolstackExistsInRelease,
  // Disks
  vdevExistsInRelease,
  hvmVdevsDoNotAlias,
  vbdsAreWholeOrPartitions,
  hvmBootDiskIsEmulated,
  emulatedDisksWithinLimit,
  hvmIdeDiskIsWritable,
  diskBackendExists,
  diskFormatFitsBackend,
  hvmCdromBackend,
  virtioDiskIsPossible,
  directIoSafeOnNetworkStorage,
  volumeHasOneWriter,
  backendDomainExists,
  tapDevicesWithinLimit,
  loopDevicesWithinLimit,
  domusAreNotDom0,
  diskNeverShrinks,
  extentSizeIsValid,
  deviceModelArgsNameNoDisk,
  commandLineAgreesWithDeclaration,
  rootDeviceIsAVbd,
  dom0MemoryIsFixed,
  pvDevicesHaveSecuritySupport,
  schedulingGranularityIsSupported,
  cpuPoolsExist,
  operationsRestOnWhatStays,
  dom0RunsNoOtherHypervisor,
  domuKernelIsOfRelease,
  hvmWordSizeIsOffered,
  dom0ClocksourceIsLeftToXen,
  armHostMemoryWithinLimit,
  armInterruptsAreFree,
  xlReadsConfigurationWhole,
];
