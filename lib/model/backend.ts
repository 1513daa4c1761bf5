/** Owns the inference of the backend that serves a vbd, where the declaration leaves it to libxl. */
import { isDevicePath } from "../xen/canonical-path";
import type { BackendType, Vbd } from "./fleet";
import { isUnknown } from "./planned";

/**
 * The declared backend, else the one that libxl chooses (xl-disk-configuration(5): backendtype; libxl_device.c: disk_try_backend):
 * `phy` for a raw block device, an empty CD-ROM drive, and whatever a script or another domain serves; `qdisk` for every file and every other
 * format; `standalone` for virtio. `unknown` where that can't be foretold before apply.
 */
export function backendOf({
  backendType,
  format,
  target,
  backend,
  script,
  specification,
}: Vbd): BackendType | "unknown" {
  if (isUnknown(backendType)) return "unknown";
  if (backendType !== undefined) return backendType;
  if (isUnknown(specification)) return "unknown";
  if (specification === "virtio") return "standalone";
  if (target.kind === "empty") return "phy";
  if (isUnknown(format)) return "unknown";
  if (format !== "raw") return "qdisk";
  if (target.kind === "logicalVolume" || backend !== undefined || script !== undefined) return "phy";
  if (isUnknown(target.path)) return "unknown";
  return isDevicePath(target.path) ? "phy" : "qdisk";
}
