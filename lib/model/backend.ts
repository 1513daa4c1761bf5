/** Owns the inference of the backend that serves a vbd, where the declaration leaves it to libxl. */
import type { BackendType, Vbd } from "./fleet";
import { isUnknown } from "./planned";

/**
 * The declared backend, else the one that libxl chooses (xl-disk-configuration(5): backendtype; libxl_device.c: disk_try_backend):
 * `phy` for a raw block device, `qdisk` for every file and every other format. `unknown` where that can't be foretold before apply.
 */
export function backendOf({ backendType, format, target }: Vbd): BackendType | "unknown" {
  if (isUnknown(backendType)) return "unknown";
  if (backendType !== undefined) return backendType;
  if (isUnknown(format)) return "unknown";
  if (format !== "raw") return "qdisk";
  if (target.kind === "logicalVolume") return "phy";
  if (isUnknown(target.path)) return "unknown";
  return target.path.startsWith("/dev/") ? "phy" : "qdisk";
}
