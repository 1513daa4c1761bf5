/** Answers what serves a vbd of dom0's under xend: asked for the devices that a host has only so many of. */
import type { Host, Vbd } from "../model/fleet";
import { isUnknown } from "../model/planned";
import { isDevicePath } from "../xen/canonical-path";

export type ServedUnderXend = "phy" | "loop" | "tap" | "unknown";

/** As xl.cfg is written for it: phy: for a raw device, file: (a loop device) for a raw file, tap: for what is declared so and for every other format. */
export function servedUnderXend({ format, backendType, target }: Vbd): ServedUnderXend {
  if (isUnknown(backendType)) return "unknown";
  if (backendType !== undefined) return backendType === "tap" ? "tap" : "phy";
  if (isUnknown(format)) return "unknown";
  if (format !== "raw") return "tap";
  if (target.kind !== "path") return "phy";
  if (isUnknown(target.path)) return "unknown";
  return isDevicePath(target.path) ? "phy" : "loop";
}

/** How many vbds of a host's domUs dom0 serves in that way, and of how many it is not known. */
export function countServed(host: Host, by: ServedUnderXend): { readonly served: number; readonly unknown: number } {
  const served = host.domUs
    .flatMap(({ vbds }) => vbds)
    .filter(({ backend, script }) => backend === undefined && script === undefined)
    .map(servedUnderXend);
  return {
    served: served.filter((way) => way === by).length,
    unknown: served.filter((way) => way === "unknown").length,
  };
}
