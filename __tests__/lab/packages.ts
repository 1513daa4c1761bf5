/** Owns the root file system that a dom0 is made of: Debian's packages, from where this machine's own apt has them, as one archive. */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { alone, CACHE, type Stage } from "./cache";
import { command } from "./command";
import { type Dom0, seriesOf, titleOf } from "./dom0s";

/** All that dom0, its domUs and the emitted scripts need. */
const packagesOf = (dom0: Dom0): readonly string[] => [
  // Paths are the same in every release.
  "usrmerge",
  "linux-image-amd64",
  `xen-hypervisor-${seriesOf(dom0)}-amd64`,
  `xen-utils-${seriesOf(dom0)}`,
  "xen-utils-common",
  "xenstore-utils",
  dom0.deviceModel,
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

/** Where apt of a Debian machine has its sources. */
const SOURCES = ["/etc/apt/sources.list.d/debian.sources", "/etc/apt/sources.list"];

/** Debian's releases, as sources name them. */
const SUITE = /\b(bullseye|bookworm|trixie)\b/g;

/** How long, in milliseconds, apt is not asked again for what there is. */
const FRESH = 12 * 60 * 60 * 1000;

export const ARCHIVE = "packages.tar";

/** @throws Error if apt does not know the packages. */
export async function packages(dom0: Dom0): Promise<Stage> {
  const names = packagesOf(dom0);
  const { apt, policy } = await alone("apt-lock", async () => {
    const apt = await aptOf(dom0);
    return { apt, policy: await command("apt-cache", [...apt.options, "policy", ...names]) };
  });
  const versions = candidates(policy);
  const unknown = names.filter((name) => !versions.has(name));
  if (unknown.length > 0)
    throw new Error(`apt has no candidate for ${unknown.join(", ")}: the lab needs the packages of ${titleOf(dom0)}`);
  const options = [
    "--mode=root",
    "--variant=minbase",
    '--aptopt=APT::Install-Recommends "false"',
    ...["doc", "man", "locale"].map((folder) => `--dpkgopt=path-exclude=/usr/share/${folder}/*`),
    `--include=${names.join(",")}`,
    dom0.suite,
  ];
  return {
    name: `${dom0.suite}-packages`,
    ingredients: [...options, ...[...versions].map((pair) => pair.join("="))],
    build: async (folder) => {
      // No initramfs of Debian's is wanted.
      const env = { ...process.env, INITRD: "No" };
      await command("mmdebstrap", [...options, join(folder, ARCHIVE), apt.sources], { env, timeoutSeconds: 900 });
    },
  };
}

interface Apt {
  /** The file of sources. */
  readonly sources: string;
  /** What makes apt look there alone, in lists of its own. */
  readonly options: readonly string[];
}

/** How apt is asked about a release, which may be another than this machine's: its sources are this machine's, by another name. */
async function aptOf({ suite }: Dom0): Promise<Apt> {
  const own = process.env["XENPLAN_LAB_APT_SOURCES"] ?? SOURCES.find(existsSync);
  if (own === undefined)
    throw new Error(
      `there is none of ${SOURCES.join(", ")}: name the file with Debian's sources in XENPLAN_LAB_APT_SOURCES`,
    );
  const folder = join(CACHE, `apt-${suite}`);
  const lists = join(folder, "lists");
  const sources = join(folder, `${suite}${extname(own)}`);
  const options = [
    `Dir::Etc::SourceList=${sources}`,
    "Dir::Etc::SourceParts=/dev/null",
    `Dir::State::Lists=${lists}`,
    "Dir::State::Status=/dev/null",
    "Dir::Cache::PkgCache=",
    "Dir::Cache::SrcPkgCache=",
  ].flatMap((option) => ["-o", option]);
  mkdirSync(join(lists, "partial"), { recursive: true });
  writeFileSync(sources, readFileSync(own, "utf8").replaceAll(SUITE, suite));
  const asked = join(folder, "asked");
  if (!existsSync(asked) || statSync(asked).mtimeMs < new Date().getTime() - FRESH) {
    await command("apt-get", [...options, "update", "-qq"], { timeoutSeconds: 300 });
    writeFileSync(asked, "");
  }
  return { sources, options };
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
