/** Owns the list of all symptoms. */
import * as affinity from "./affinity";
import * as aftermath from "./aftermath";
import * as bootLoader from "./boot-loader";
import * as consoles from "./consoles";
import * as cpus from "./cpus";
import * as crashes from "./crashes";
import * as creation from "./creation";
import * as deviceModel from "./device-model";
import * as diskTargets from "./disk-targets";
import * as disks from "./disks";
import * as extensions from "./extensions";
import * as firmware from "./firmware";
import * as frontEnds from "./front-ends";
import * as grants from "./grants";
import * as guestKernel from "./guest-kernel";
import * as guestType from "./guest-type";
import * as hostBoot from "./host-boot";
import * as hotplug from "./hotplug";
import * as identity from "./identity";
import * as iommu from "./iommu";
import * as kernelLoading from "./kernel-loading";
import * as memory from "./memory";
import * as migration from "./migration";
import * as network from "./network";
import * as passthrough from "./passthrough";
import * as pci from "./pci";
import * as qemu from "./qemu";
import * as refusals from "./refusals";
import * as settings from "./settings";
import type { Symptom } from "./symptom";
import * as toolstack from "./toolstack";
import * as volumes from "./volumes";
import * as wordSize from "./word-size";

/** Every symptom of every module, by id. */
export const symptoms: readonly Symptom[] = [
  affinity,
  aftermath,
  bootLoader,
  consoles,
  cpus,
  crashes,
  creation,
  deviceModel,
  diskTargets,
  disks,
  extensions,
  firmware,
  frontEnds,
  grants,
  guestKernel,
  guestType,
  hostBoot,
  hotplug,
  identity,
  iommu,
  kernelLoading,
  memory,
  migration,
  network,
  passthrough,
  pci,
  qemu,
  refusals,
  settings,
  toolstack,
  volumes,
  wordSize,
]
  .flatMap((module) => Object.values<Symptom>(module))
  .sort((a, b) => (a.id < b.id ? -1 : 1));

/** Those that a policy would have caught. */
export function symptomsOf(policy: string): readonly Symptom[] {
  return symptoms.filter(({ causes }) => causes.some(({ policies }) => policies?.includes(policy)));
}
