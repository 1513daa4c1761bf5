/** Owns the facts on what a domU is booted by: kernels, boot loaders, and what became of them. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

export type BootSource = "kernel" | "bootloader" | "firmware";

export const pvBootSources = defineFact<readonly BootSource[]>({
  id: "pv-boot-sources",
  statement: "What a PV or PVH domU can be booted by, one of which its configuration must name.",
  basis: "source-code",
  scope:
    "The toolstack refuses a configuration with none of them. xend of 3.1 to 4.0 has no such check: what it does then is not known.",
  show: (sources) => sources.join(", "),
  measured: measured("no-kernel"),
  spans: [
    {
      since: "4.10",
      value: ["kernel", "bootloader", "firmware"],
      citation: {
        source: "xen.git",
        locator: "tools/xl/xl_parse.c: parse_config_data",
        release: "RELEASE-4.10.0",
        quote: "Neither kernel nor bootloader specified",
      },
    },
    {
      since: "4.1",
      until: "4.10",
      value: ["kernel", "bootloader"],
      citation: {
        source: "xen.git",
        locator: "tools/libxl/xl_cmdimpl.c: parse_config_data",
        release: "RELEASE-4.1.0",
        quote: "Neither kernel nor bootloader specified",
      },
    },
    {
      since: "3.0.2",
      until: "3.1",
      value: ["kernel", "bootloader"],
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xm/create.py: preprocess",
        release: "3.0.3-branched",
        quote: 'err("No kernel specified")',
      },
    },
  ],
});

export const pvFirmwares = defineFact<readonly string[]>({
  id: "pv-firmwares",
  statement: "What firmware= can be for a PV domU, and only without a kernel.",
  basis: "source-code",
  scope:
    "xl makes a path of it: pvgrub64 is XENFIRMWAREDIR/pvgrub64.bin, a GRUB that is built for PV. Xen does not bring it, and distributions rarely put theirs there.",
  show: (firmwares) => firmwares.join(", "),
  measured: measured("kernel-and-firmware", "unknown-firmware"),
  spans: [
    {
      since: "4.10",
      value: ["pvgrub32", "pvgrub64"],
      citation: {
        source: "xen.git",
        locator: "tools/xl/xl_parse.c: parse_config_data",
        release: "RELEASE-4.10.0",
        quote: "ERROR: only pvgrub{32|64} supported as firmware options",
      },
    },
  ],
});

export const pvhFirmware = defineFact<boolean>({
  id: "pvh-firmware",
  statement: "Whether there is a firmware that a PVH domU can be booted by.",
  basis: "documented",
  scope:
    "xl takes pvgrub32 and pvgrub64 for PVH too, and the domain builder then refuses a GRUB that is built for PV. GRUB has a build for PVH (grub-i386-xen_pvh.bin), which is a kernel to xl.",
  show: (exists) => (exists ? "yes" : "no"),
  spans: [
    {
      since: "4.10",
      value: false,
      citation: {
        source: "xl.cfg(5)",
        locator: "PVH guest options; and xg_dom_elfloader.c, which wants an entry for PVH (XEN_ELFNOTE_PHYS32_ENTRY)",
        release: "RELEASE-4.10.0",
        quote: "Currently there's no firmware available for PVH guests, they should be",
      },
    },
  ],
});

export const bootloaderNeedsDisk = defineFact<boolean>({
  id: "bootloader-needs-disk",
  statement: "A boot loader that runs in dom0 reads the first disk of the domU, so there must be one.",
  basis: "source-code",
  scope: "PV, and PVH from 4.10 on; xend of 3.1 to 4.0 was not looked at.",
  show: (needed) => (needed ? "needed" : "not needed"),
  measured: measured("bootloader-without-disk"),
  spans: [
    {
      since: "4.2",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_bootloader.c: libxl__bootloader_run",
        release: "RELEASE-4.2.0",
        quote: "cannot run bootloader with no boot disk",
      },
    },
    {
      since: "3.0.2",
      until: "3.1",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xm/create.py: run_bootloader",
        release: "3.0.3-branched",
        quote: "No disks configured and boot loader requested",
      },
    },
  ],
});

export const directBootNeedsKernel = defineFact<boolean>({
  id: "direct-boot-needs-kernel",
  statement: "The toolstack refuses an HVM domU with a ramdisk or a kernel's arguments and no kernel.",
  basis: "source-code",
  scope: "ramdisk, root, extra. A kernel named hvmloader is no kernel to it.",
  show: (refused) => (refused ? "refused" : "taken"),
  measured: measured("ramdisk-without-kernel"),
  spans: [
    {
      since: "4.6",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_create.c: libxl__domain_build_info_setdefault",
        release: "RELEASE-4.6.0",
        quote: "direct boot parameters specified but kernel missing",
      },
    },
  ],
});

/** A kernel that is a stub domain, and whether Xen's own build makes it. */
export interface StubKernel {
  /** How its file's name begins. */
  readonly file: string;
  readonly built: boolean;
}

export const pvGrubStubdom = defineFact<StubKernel>({
  id: "pv-grub-stubdom",
  statement: "Whether Xen's own build makes pv-grub, the kernel of a stub domain that reads the domU's GRUB menu.",
  basis: "source-code",
  scope: "pv-grub-x86_64.gz and pv-grub-x86_32.gz. The later pvgrub64 of grub itself is another thing.",
  show: ({ built }) => (built ? "built" : "only if asked for"),
  spans: [
    {
      since: "4.16",
      value: { file: "pv-grub-", built: false },
      basis: "documented",
      citation: {
        source: "CHANGELOG.md",
        locator: "4.16.0, Changed",
        release: "RELEASE-4.16.0",
        quote: "pv-grub stubdoms will no longer be built per default. In order to be able to use pv-grub",
      },
    },
    {
      since: "3.3",
      until: "4.16",
      value: { file: "pv-grub-", built: true },
      citation: {
        source: "xen.git",
        locator: "stubdom/Makefile: install-grub",
        release: "3.3.0-branched",
        quote: "install-grub: pv-grub",
      },
    },
  ],
});

/** A path of pygrub, and what Xen's own build leaves there. */
export interface PygrubPath {
  readonly path: string;
  readonly is: "the program" | "a deprecated link" | "nothing";
}

export const pygrubPath = defineFact<PygrubPath>({
  id: "pygrub-path",
  statement: "What Xen's own build leaves at /usr/bin/pygrub.",
  basis: "source-code",
  scope: "bootloader=pygrub finds it wherever it is, from 4.2 on. A distribution may have a link of its own.",
  show: ({ path, is }) => `${path} is ${is}`,
  measured: measured("deprecated-pygrub"),
  spans: [
    {
      since: "4.19",
      value: { path: "/usr/bin/pygrub", is: "nothing" },
      basis: "documented",
      citation: {
        source: "CHANGELOG.md",
        locator: "4.19.0, Removed",
        release: "RELEASE-4.19.0",
        quote: "/usr/bin/pygrub symlink.  This was deprecated in Xen 4.2 (2012) but left for",
      },
    },
    {
      since: "4.2",
      until: "4.19",
      value: { path: "/usr/bin/pygrub", is: "a deprecated link" },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_bootloader.c: libxl__bootloader_run",
        release: "RELEASE-4.2.0",
        quote: "bootloader='/usr/bin/pygrub' is deprecated; use ",
      },
    },
    {
      since: "3.0.2",
      until: "4.2",
      value: { path: "/usr/bin/pygrub", is: "the program" },
      citation: {
        source: "xen.git",
        locator: "tools/pygrub/setup.py",
        release: "RELEASE-4.1.0",
        quote: 'scripts = ["src/pygrub"],',
      },
    },
  ],
});

/** What keeps a boot loader that reads a guest's disk from being dom0's root. */
export interface BootloaderRestriction {
  readonly program: string;
  /** The setting that does; absent where there is none. */
  readonly setting?: string;
  /** The variable in xl's environment that does, where no setting can. */
  readonly environment?: string;
}

const byEnvironment = (since: string, until: string) =>
  ({
    since,
    until,
    value: { program: "pygrub", environment: "LIBXL_BOOTLOADER_RESTRICT" },
    basis: "source-code",
    citation: {
      source: "xen.git",
      locator: "tools/libs/light/libxl_bootloader.c: make_bootloader_args",
      release: `RELEASE-${since}`,
      quote: 'if (getenv("LIBXL_BOOTLOADER_RESTRICT") ||',
    },
  }) as const;

const asRoot = (since: string, until: string) =>
  ({
    since,
    until,
    value: { program: "pygrub" },
    basis: "source-code",
    citation: {
      source: "xen.git",
      locator: "commit 1f762642d2, which is not in this release: no word of its tree runs pygrub as another user",
      release: "RELEASE-4.18.0",
      quote: "libxl: add support for running bootloader in restricted mode",
    },
  }) as const;

export const bootloaderRestriction = defineFact<BootloaderRestriction>({
  id: "bootloader-restriction",
  statement:
    "What runs pygrub without privileges, the only way in which it has security support: it parses what the guest wrote to its disk.",
  basis: "documented",
  scope: "SUPPORT.md says so in the point releases of 2026 and in 4.22; XSA-443 brought the setting.",
  show: ({ setting, environment }) =>
    setting ?? (environment === undefined ? "nothing" : `${environment} in xl's environment`),
  spans: [
    {
      since: "4.22",
      value: { program: "pygrub", setting: "bootloader_restrict" },
      citation: {
        source: "SUPPORT.md",
        locator: "Pygrub",
        release: "RELEASE-4.22.0",
        quote: "Status: Supported, security supported only when run de-privileged",
      },
    },
    {
      since: "4.18",
      until: "4.22",
      value: { program: "pygrub", setting: "bootloader_restrict" },
      citation: {
        source: "xl.cfg(5)",
        locator: "bootloader_restrict",
        release: "RELEASE-4.18.0",
        quote: "consequences of security vulnerabilities due to parsing guest",
      },
    },
    byEnvironment("4.17.3", "4.18"),
    asRoot("4.17", "4.17.3"),
    byEnvironment("4.16.6", "4.17"),
    asRoot("4.16", "4.16.6"),
    byEnvironment("4.15.6", "4.16"),
    asRoot("3.0.2", "4.15.6"),
  ],
});

export const bootloaderUserIsOwn = defineFact<boolean>({
  id: "bootloader-user-is-own",
  statement: "The user that a restricted boot loader runs as is that of one domU only.",
  basis: "documented",
  scope: "bootloader_user. Without it each domU gets one of the range that is set aside for QEMU.",
  show: (own) => (own ? "yes" : "no"),
  spans: [
    {
      since: "4.18",
      value: true,
      citation: {
        source: "xl.cfg(5)",
        locator: "bootloader_user",
        release: "RELEASE-4.18.0",
        quote: "NOTE: Each domain MUST have a SEPARATE username.",
      },
    },
  ],
});
