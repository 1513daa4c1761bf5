/** Owns the facts on the steps from a boot loader to a kernel: which disk it reads, which filesystems, and what the kernel must have. */
import { defineFact } from "./fact";

export const bootLoaderReadsFirstVbd = defineFact<boolean>({
  id: "boot-loader-reads-first-vbd",
  statement: "A boot loader that runs in dom0 gets the first of the domU's vbds to read, and no other.",
  basis: "source-code",
  scope:
    "In the order of the configuration, whatever the vdevs are called. xend of 3.1 to 4.1 marks one as bootable, which its own configuration can't say.",
  show: (first) => (first ? "the first" : "any"),
  spans: [
    {
      since: "4.2",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_create.c: initiate_domain_create",
        release: "RELEASE-4.2.0",
        quote: "d_config->num_disks > 0 ? &d_config->disks[0] : NULL;",
      },
    },
    {
      since: "4.1",
      until: "4.2",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_create.c: do_domain_create",
        release: "RELEASE-4.1.0",
        quote:
          "ret = libxl_run_bootloader(ctx, &d_config->b_info, d_config->num_disks > 0 ? &d_config->disks[0] : NULL, domid);",
      },
    },
    {
      since: "3.1",
      until: "4.1",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/XendConfig.py: device_add",
        release: "3.1.0-branched",
        quote: "# Compat hack -- mark first disk bootable",
      },
    },
    {
      since: "3.0.2",
      until: "3.1",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/XendDomainInfo.py",
        release: "3.0.2-branched",
        quote: "# FIXME: this assumes that we want to use the first disk",
      },
    },
  ],
});

export const pygrubReadsXfs = defineFact<"none" | "version 4">({
  id: "pygrub-reads-xfs",
  statement: "Which XFS pygrub can read.",
  basis: "source-code",
  scope: "Xen's own libfsimage. mkfs.xfs makes version 5 by default from xfsprogs 3.2.3 (2015) on.",
  spans: [
    {
      since: "4.2",
      value: "version 4",
      citation: {
        source: "xen.git",
        locator: "tools/libfsimage/xfs/fsys_xfs.c, the same up to 4.22",
        release: "RELEASE-4.2.0",
        quote: "& XFS_SB_VERSION_NUMBITS) != XFS_SB_VERSION_4) ) {",
      },
    },
    {
      since: "3.0.2",
      until: "4.2",
      value: "none",
      citation: {
        source: "xen.git",
        locator: "commit of tools/libfsimage/xfs, which no release before 4.2 has",
        release: "RELEASE-4.2.0",
        quote: "XFS_SB_VERSION_4",
      },
    },
  ],
});

export const linuxStartsAsPvh = defineFact<boolean>({
  id: "linux-starts-as-pvh",
  statement: "Whether Linux can be a PVH domU of Xen 4.10 and later (PVHv2).",
  basis: "documented",
  scope:
    "The kernel needs an entry of its own for it (XEN_ELFNOTE_PHYS32_ENTRY), and to do without all emulated devices. PVH of Xen 4.4 to 4.9 was another thing.",
  axis: "linux",
  show: (starts) => (starts ? "yes" : "no"),
  spans: [
    {
      since: "4.11",
      value: true,
      citation: {
        source: "Phoronix",
        locator: "Xen Changes For Linux 4.11, 21 February 2017, on the pull request of that merge window",
        release: "Linux 4.11",
        quote: "PVHv2 support for unprivileged guests is the main feature addition for Linux 4.11",
      },
    },
    {
      since: "2.6.16",
      until: "4.11",
      value: false,
      citation: {
        source: "Phoronix",
        locator: "Xen Changes For Linux 4.11, 21 February 2017, on the pull request of that merge window",
        release: "Linux 4.11",
        quote: "New to the Xen code with Linux 4.11 is adding support for booting Linux as a Xen PVH guest.",
      },
    },
  ],
});
