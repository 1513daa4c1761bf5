/** Answers where the vbds of an HVM domU stand on the emulated controllers: asked by every policy of emulated disks. */
import { at } from "../model/place";
import { type EmulatedDisks, emulatedDisks } from "../facts/emulated-disks";
import type { DomU, Host, Vbd } from "../model/fleet";
import { isKnown } from "../model/planned";
import { textSetting } from "../model/settings";
import type { Asks } from "./asks";

/** A place on a controller; that it is not emulated; or that no source tells. */
export type Place =
  { readonly controller: "ide" | "ahci" | "scsi"; readonly number: number } | "not-emulated" | "unknown";

/** The facts that the places rest on, for the policies that ask. */
export const emulatedPlaceFacts = [emulatedDisks];

/** Whether the domU has the device model that the facts are about: the release's own default. */
export function hasUsualDeviceModel(domU: DomU, { needed }: Pick<Asks, "needed">): boolean {
  if (domU.type !== "hvm") return false;
  const model = textSetting(domU.settings, "device_model_version");
  return model === undefined || needed(model, at(domU.settings, "device_model_version")) === "qemu-xen";
}

/** The place of each vbd, by the release of the host. For a domU that has the usual device model. */
export function emulatedPlaces(
  host: Host,
  domU: DomU,
  { need, needed, fact }: Pick<Asks, "need" | "needed" | "fact">,
): ReadonlyMap<Vbd, Place> {
  const how = fact(emulatedDisks, need(host.xen, "release"));
  const hdtype = textSetting(domU.settings, "hdtype");
  const ahci =
    how.ahci !== undefined && hdtype !== undefined && needed(hdtype, at(domU.settings, "hdtype")) === "ahci"
      ? how.ahci
      : undefined;
  return new Map(domU.vbds.map((vbd) => [vbd, placeOf(vbd, domU, how, ahci)]));
}

function placeOf(
  { vdev: { family, disk }, cdrom, specification }: Vbd,
  domU: DomU,
  { ide, scsi, xvd }: EmulatedDisks,
  ahci: number | undefined,
): Place {
  if (isKnown(specification) && specification === "virtio") return "not-emulated";
  const isHd = family === "hd";
  if (family === "sd" && !cdrom) return disk < scsi ? { controller: "scsi", number: disk } : "not-emulated";
  if (!isHd && family !== "sd") {
    const besideHd = domU.vbds.some((other) => other.vdev.family === "hd");
    if (xvd === "unknown" || (xvd === "where-alone" && besideHd)) return "unknown";
    if (xvd === "never" || (xvd === "unless-hd" && besideHd)) return "not-emulated";
  }
  if (!cdrom && ahci !== undefined && disk < ahci) return { controller: "ahci", number: disk };
  return disk < ide ? { controller: "ide", number: disk } : "not-emulated";
}
