/** Answers whether a domU is to have devices of its host: asked for by every policy on passthrough. */
import { at, type Place } from "../model/place";
import { disabledPassthroughRefused } from "../facts/passthrough";
import type { DomU, Host } from "../model/fleet";
import { textSetting } from "../model/settings";
import type { XenRelease } from "../xen/release";
import type { Asks } from "./asks";
import { xenSwitch } from "./xen-option";

/** The fact that tells since when xl knows passthrough=. */
export const passthroughFacts = [disabledPassthroughRefused];

/** What passthrough= says, `default` where it says nothing, and on releases that don't know the key. */
export function passthroughMode(
  domU: DomU,
  release: XenRelease,
  { needed, factOr }: Pick<Asks, "needed" | "factOr">,
): string {
  const mode = textSetting(domU.settings, "passthrough");
  return mode === undefined || !factOr(disabledPassthroughRefused, release, false)
    ? "default"
    : needed(mode, at(domU.settings, "passthrough"));
}

/** What it has of passthrough, for a message; undefined if nothing. Devices beside passthrough="disabled" are the matter of one policy alone. */
export function passthroughOf(
  domU: DomU,
  release: XenRelease,
  bench: Pick<Asks, "need" | "needed" | "factOr">,
): string | undefined {
  const mode = passthroughMode(domU, release, bench);
  if (mode === "disabled") return undefined;
  if (domU.pci.length > 0) return describeDevices(domU);
  return mode === "default" ? undefined : `passthrough="${mode}"`;
}

/** What it has of passthrough, as a place: the devices, or else the setting. */
export function passthroughPlace(domU: DomU): Place {
  return domU.pci.length > 0 ? at(domU, "pci") : at(domU.settings, "passthrough");
}

/** `the PCI devices 0000:03:00.0 and 0000:04:00.0`. */
export function describeDevices({ pci }: DomU): string {
  return `the PCI device${pci.length === 1 ? "" : "s"} ${pci.map(({ bdf }) => bdf.identity).join(" and ")}`;
}

/** xen-command-line: iommu. */
export function turnsOffIommu(host: Host, { needed }: Pick<Asks, "needed">): boolean {
  return xenSwitch(host, "iommu", undefined, { needed }) === false;
}
