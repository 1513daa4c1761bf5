/** Owns the root file system that dom0 is made of: Debian's packages, from this machine's own apt sources, as one archive. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Stage } from "./cache";
import { command } from "./command";

/** All that dom0, its domUs and the emitted scripts need. */
const PACKAGES = [
  "linux-image-amd64",
  "xen-hypervisor-4.17-amd64",
  "xen-utils-4.17",
  "xen-utils-common",
  "xenstore-utils",
  "qemu-system-xen",
  "seabios",
  "ipxe-qemu",
  "lvm2",
  "thin-provisioning-tools",
  "xfsprogs",
  "e2fsprogs",
  "fdisk",
  "cloud-guest-utils",
  "bridge-utils",
  "iproute2",
  "iputils-ping",
  "iptables",
  "openssh-server",
  "openssh-client",
  "sudo",
  "dropbear-bin",
  "udev",
  "kmod",
  "procps",
  "util-linux",
  "python3-minimal",
  "busybox-static",
];

const SOURCES = ["/etc/apt/sources.list.d/debian.sources", "/etc/apt/sources.list"];

const OPTIONS = [
  "--mode=root",
  "--variant=minbase",
  '--aptopt=APT::Install-Recommends "false"',
  ...["doc", "man", "locale"].map((folder) => `--dpkgopt=path-exclude=/usr/share/${folder}/*`),
  `--include=${PACKAGES.join(",")}`,
];

export const ARCHIVE = "packages.tar";

/** @throws Error if apt does not know the packages. */
export async function packages(): Promise<Stage> {
  const versions = candidates(await command("apt-cache", ["policy", ...PACKAGES]));
  const unknown = PACKAGES.filter((name) => !versions.has(name));
  if (unknown.length > 0)
    throw new Error(
      `apt has no candidate for ${unknown.join(", ")}: run apt-get update; the lab needs the sources of Debian 12 (bookworm)`,
    );
  const source = process.env["XENPLAN_LAB_APT_SOURCES"] ?? SOURCES.find(existsSync);
  if (source === undefined)
    throw new Error(
      `there is none of ${SOURCES.join(", ")}: name the file with Debian's sources in XENPLAN_LAB_APT_SOURCES`,
    );
  return {
    name: "packages",
    ingredients: [...OPTIONS, ...[...versions].map((pair) => pair.join("="))],
    build: async (folder) => {
      // No initramfs of Debian's is wanted.
      const env = { ...process.env, INITRD: "No" };
      await command("mmdebstrap", [...OPTIONS, "bookworm", join(folder, ARCHIVE), source], {
        env,
        timeoutSeconds: 900,
      });
    },
  };
}

/** Package to version, of what apt would install. */
function candidates(policy: string): Map<string, string> {
  const found = [...policy.matchAll(/^(\S+):\n(?: .*\n)*? {2}Candidate: (\S+)$/gm)];
  return new Map(
    found.flatMap(([, name, version]) =>
      name === undefined || version === undefined || version === "(none)" ? [] : [[name, version] as const],
    ),
  );
}
