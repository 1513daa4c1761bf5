/** Owns what the lab needs of the machine that runs it, and says so before anything is begun. */
import { existsSync } from "node:fs";

/** Debian's packages, each with a program that it brings. */
const PACKAGES: Readonly<Record<string, string>> = {
  "qemu-system-x86": "qemu-system-x86_64",
  "qemu-utils": "qemu-img",
  mmdebstrap: "mmdebstrap",
  cpio: "cpio",
  zstd: "zstd",
  "xz-utils": "xz",
  e2fsprogs: "mke2fs",
  "util-linux": "flock",
  "openssh-client": "ssh-keygen",
};

/** @throws Error that says what to do. */
export function checkRequirements(): void {
  if (process.getuid?.() !== 0) throw new Error("the lab needs root: it makes a root file system of Debian's packages");
  const missing = Object.entries(PACKAGES).filter(([, program]) => !isInstalled(program));
  if (missing.length > 0) {
    throw new Error(
      `the lab needs programs that are not installed here. On Debian 12:\n  apt-get install --no-install-recommends ${missing.map(([name]) => name).join(" ")}`,
    );
  }
}

function isInstalled(program: string): boolean {
  const folders = [...(process.env["PATH"] ?? "").split(":"), "/usr/sbin", "/sbin"];
  return folders.some((folder) => existsSync(`${folder}/${program}`));
}
