/** Owns the one spelling of an absolute path that several lead to. It knows of no symbolic link: those are the host's. */
import { posix } from "node:path";

/** Without `//`, `/./`, `..` and a slash at the end. What is not absolute stays as it is. */
export function canonicalPath(path: string): string {
  if (!path.startsWith("/")) return path;
  const normal = posix.normalize(path);
  return normal.length > 1 && normal.endsWith("/") ? normal.slice(0, -1) : normal;
}

/** Whether it leads to a device of dom0's, and not to a file. */
export function isDevicePath(path: string): boolean {
  return canonicalPath(path).startsWith("/dev/");
}
