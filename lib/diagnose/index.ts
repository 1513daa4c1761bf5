/** Owns the list of all symptoms. */
import * as boot from "./boot";
import * as cpus from "./cpus";
import * as creation from "./creation";
import * as deviceModel from "./device-model";
import * as disks from "./disks";
import * as grants from "./grants";
import * as guestType from "./guest-type";
import * as memory from "./memory";
import * as network from "./network";
import * as passthrough from "./passthrough";
import type { Symptom } from "./symptom";
import * as wordSize from "./word-size";

/** Every symptom of every module, by id. */
export const symptoms: readonly Symptom[] = [
  boot,
  cpus,
  creation,
  deviceModel,
  disks,
  grants,
  guestType,
  memory,
  network,
  passthrough,
  wordSize,
]
  .flatMap((module) => Object.values<Symptom>(module))
  .sort((a, b) => (a.id < b.id ? -1 : 1));

/** Those that a policy would have caught. */
export function symptomsOf(policy: string): readonly Symptom[] {
  return symptoms.filter(({ causes }) => causes.some(({ policies }) => policies?.includes(policy)));
}
