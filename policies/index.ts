/** Owns the ordered list of all policies: the five families first, then what a fleet must satisfy in any case. */
import type { AnyPolicy } from "../lib/policy/policy";
import { dom0WordSizeMatchesHypervisor } from "./dom0-word-size-matches-hypervisor";
import { domuNamesAreUnique } from "./domu-names-are-unique";
import { hostMemoryHoldsDomus } from "./host-memory-holds-domus";
import { hostNamesAreUnique } from "./host-names-are-unique";
import { hvmDiskWithinBiosReach } from "./hvm-disk-within-bios-reach";
import { logicalVolumesFitVolumeGroup } from "./logical-volumes-fit-volume-group";
import { macsAreUnique } from "./macs-are-unique";
import { maxGrantFramesWithinHypervisorLimit } from "./max-grant-frames-within-hypervisor-limit";
import { netloopBuffersDom0Traffic } from "./netloop-buffers-dom0-traffic";
import { nloopbacksCoverBridges } from "./nloopbacks-cover-bridges";
import { plannedRebootIsNew } from "./planned-reboot-is-new";
import { pvWordSizeMatchesHypervisor } from "./pv-word-size-matches-hypervisor";
import { removedThingsStay } from "./removed-things-stay";
import { restartHasPlannedReboot } from "./restart-has-planned-reboot";
import { uuidsAreUnique } from "./uuids-are-unique";
import { vbdTargetsExist } from "./vbd-targets-exist";
import { vbdWithinSectorCount } from "./vbd-within-sector-count";
import { vdevsAreUnique } from "./vdevs-are-unique";
import { vifBridgesExist } from "./vif-bridges-exist";
import { vifsFitGrantFrames } from "./vifs-fit-grant-frames";
import { volumeGrowHasPlannedReboot } from "./volume-grow-has-planned-reboot";
import { volumeNamesAreUnique } from "./volume-names-are-unique";
import { volumeNeverShrinks } from "./volume-never-shrinks";

export const policies: readonly AnyPolicy[] = [
  pvWordSizeMatchesHypervisor,
  dom0WordSizeMatchesHypervisor,
  vifsFitGrantFrames,
  maxGrantFramesWithinHypervisorLimit,
  hvmDiskWithinBiosReach,
  vbdWithinSectorCount,
  volumeGrowHasPlannedReboot,
  restartHasPlannedReboot,
  plannedRebootIsNew,
  volumeNeverShrinks,
  logicalVolumesFitVolumeGroup,
  removedThingsStay,
  netloopBuffersDom0Traffic,
  nloopbacksCoverBridges,
  hostNamesAreUnique,
  domuNamesAreUnique,
  volumeNamesAreUnique,
  macsAreUnique,
  uuidsAreUnique,
  vdevsAreUnique,
  vbdTargetsExist,
  vifBridgesExist,
  hostMemoryHoldsDomus,
];
