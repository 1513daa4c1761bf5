/** Owns the list of all symptoms. */
import * as aftermath from "./aftermath";
import * as boot from "./boot";
import * as consoles from "./consoles";
import * as cpus from "./cpus";
import * as crashes from "./crashes";
import * as creation from "./creation";
import * as deviceModel from "./device-model";
import * as disks from "./disks";
import * as firmware from "./firmware";
import * as frontEnds from "./front-ends";
import * as grants from "./grants";
import * as guestType from "./guest-type";
import * as iommu from "./iommu";
import * as memory from "./memory";
import * as network from "./network";
import * as passthrough from "./passthrough";
import * as pci from "./pci";
import * as qemu from "./qemu";
import type { Symptom } from "./symptom";
import * as toolstack from "./toolstack";
import * as wordSize from "./word-size";

/** Every symptom of every module, by id. */
export const symptoms: readonly Symptom[] = [
  aftermath,
  boot,
  consoles,
  cpus,
  crashes,
  creation,
  deviceModel,
  disks,
  firmware,
  frontEnds,
  grants,
  guestType,
  iommu,
  memory,
  network,
  passthrough,
  pci,
  qemu,
  toolstack,
  wordSize,
]
  .flatMap((module) => Object.values<Symptom>(module))
  .sort((a, b) => (a.id < b.id ? -1 : 1));

/** Those that a policy would have caught. */
export function symptomsOf(policy: string): readonly Symptom[] {
  return symptoms.filter(({ causes }) => causes.some(({ policies }) => policies?.includes(policy)));
}
