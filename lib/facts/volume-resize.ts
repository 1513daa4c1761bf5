/** Owns the facts on whether a vbd that grew tells its domU so without a reboot. */
import { Size } from "../units/size";
import type { KernelRelease } from "../xen/release";
import { defineFact, type Fact, lookup } from "./fact";

export const blkbackAnnouncesResize = defineFact<boolean>({
  id: "blkback-announces-resize",
  statement: "Whether dom0's blkback tells the frontend that the device behind a phy: vbd grew while it is connected.",
  basis: "measured",
  scope:
    "Whole-disk and partition-style vdevs on logical volumes; with the domU's next request. Loop devices only after losetup -c. Mainline, the same from 3.0 on; the kernels of distributions before it are their own affair.",
  axis: "linux",
  spans: [
    {
      since: "6.2",
      value: true,
      basis: "source-code",
      citation: {
        source: "Linux",
        locator: "drivers/block/xen-blkback/blkback.c: xen_blkif_schedule",
        release: "6.12.117",
        quote: "if (unlikely(vbd->size != vbd_sz(vbd)))",
      },
    },
    {
      since: "6.1",
      until: "6.2",
      value: true,
      citation: {
        source: "measurement: Xen 4.17.7, dom0 Linux 6.1 of Debian 12, QEMU's software emulation",
        locator: "lvextend under a running PV, PVH and HVM domU; dom0's log within 2 s",
        release: "Linux 6.1",
        quote: "xen-blkback: VBD Resize: new size",
      },
    },
    {
      since: "3.0",
      until: "6.1",
      value: true,
      basis: "source-code",
      citation: {
        source: "Linux",
        locator: "drivers/block/xen-blkback/blkback.c: xen_blkif_schedule",
        release: "3.0.101",
        quote: "if (unlikely(vbd->size != vbd_sz(vbd)))",
      },
    },
    {
      since: "2.6.16",
      until: "2.6.17",
      value: false,
      basis: "source-code",
      citation: {
        source: "xen.git",
        locator: "linux-2.6-xen-sparse/drivers/xen/blkback/xenbus.c: connect",
        release: "3.0.3-branched",
        quote: 'err = xenbus_printf(xbt, dev->nodename, "sectors", "%lu",',
      },
    },
  ],
});

export const blkfrontTakesResize = defineFact<boolean>({
  id: "blkfront-takes-resize",
  statement: "Whether the domU's blkfront takes a new size of a connected vbd.",
  basis: "measured",
  scope: "Paravirtual block devices; an emulated IDE or SCSI disk has no such way. Mainline, the same from 3.0 on.",
  axis: "linux",
  spans: [
    {
      since: "6.2",
      value: true,
      basis: "source-code",
      citation: {
        source: "Linux",
        locator: "drivers/block/xen-blkfront.c: blkfront_connect, BLKIF_STATE_CONNECTED",
        release: "6.12.117",
        quote: "* a capacity change; update the capacity.",
      },
    },
    {
      since: "6.1",
      until: "6.2",
      value: true,
      citation: {
        source: "measurement: Xen 4.17.7, domU Linux 6.1 of Debian 12, QEMU's software emulation",
        locator: "lvextend under a running PV, PVH and HVM domU; the domU's log within 2 s",
        release: "Linux 6.1",
        quote: "detected capacity change",
      },
    },
    {
      since: "3.0",
      until: "6.1",
      value: true,
      basis: "source-code",
      citation: {
        source: "Linux",
        locator: "drivers/block/xen-blkfront.c: blkfront_connect, BLKIF_STATE_CONNECTED",
        release: "3.0.101",
        quote: "* a capacity change; update the capacity.",
      },
    },
    {
      since: "2.6.16",
      until: "2.6.17",
      value: false,
      basis: "source-code",
      citation: {
        source: "xen.git",
        locator: "linux-2.6-xen-sparse/drivers/xen/blkfront/blkfront.c: connect",
        release: "3.0.3-branched",
        quote: "if ((info->connected == BLKIF_STATE_CONNECTED) ||",
      },
    },
  ],
});

export const qdiskAnnouncesResize = defineFact<boolean>({
  id: "qdisk-announces-resize",
  statement: "Whether qdisk, QEMU's backend, tells a connected domU that the device behind a vbd grew.",
  basis: "measured",
  scope: "backendtype=qdisk on a logical volume.",
  axis: "linux",
  spans: [
    {
      since: "6.12",
      until: "6.13",
      value: false,
      citation: {
        source: "measurement: Xen 4.20.5-pre, dom0 Linux 6.12 and QEMU 10.0 of Debian 13, QEMU's software emulation",
        locator: "lvextend under a running PV, PVH and HVM domU with backendtype=qdisk; six seconds",
        release: "Linux 6.12",
        quote: "NO",
      },
    },
    {
      since: "6.1",
      until: "6.2",
      value: false,
      citation: {
        source: "measurement: Xen 4.17.7, dom0 Linux 6.1 of Debian 12, QEMU's software emulation",
        locator: "lvextend under a running PV domU with backendtype=qdisk",
        release: "Linux 6.1",
        quote: "NO; right after `xl reboot`",
      },
    },
    {
      since: "5.10",
      until: "5.11",
      value: false,
      citation: {
        source: "measurement: Xen 4.14.6, dom0 Linux 5.10 and QEMU 5.2 of Debian 11, QEMU's software emulation",
        locator: "lvextend under a running PV, PVH and HVM domU with backendtype=qdisk; six seconds",
        release: "Linux 5.10",
        quote: "NO",
      },
    },
  ],
});

export const resizeByReboot = defineFact<boolean>({
  id: "resize-by-reboot",
  statement: "A domU sees the new size of a grown logical volume after a reboot, and its filesystem grows after that.",
  basis: "source-document",
  scope: "Holds for every release; which kernels see it earlier is measured apart.",
  spans: [
    {
      since: "2.0",
      value: true,
      citation: {
        source: "source document",
        locator: "Xen logical volume resizing",
        release: "3.0.4",
        quote: "I get to lvextend it, reboot the domU, then xfs_growfs the filesystem. In that order.",
      },
    },
  ],
});

export const lostByShrinking = defineFact<boolean>({
  id: "lost-by-shrinking",
  statement: "What lies in the part that a volume loses is lost.",
  basis: "documented",
  scope: "Any filesystem; XFS can't be made smaller first.",
  spans: [
    {
      since: "2.0",
      value: true,
      citation: {
        source: "lvreduce(8)",
        locator: "DESCRIPTION",
        release: "LVM 2.03.16",
        quote: "Be careful when reducing an LV's size, because data in the reduced area is lost.",
      },
    },
  ],
});

export const lvmRoundsToExtents = defineFact<boolean>({
  id: "lvm-rounds-to-extents",
  statement: "LVM allocates whole physical extents and rounds a size up to them.",
  basis: "documented",
  scope: "Linear volumes; mirrors and RAID take more.",
  spans: [
    {
      since: "2.0",
      value: true,
      citation: {
        source: "lvm(8)",
        locator: "message of lvcreate and lvextend",
        release: "LVM 2.03.16",
        quote: "Rounding up size to full physical extent %s",
      },
    },
  ],
});

/** What stands between the volume and the domU. */
export interface ResizeBy {
  /** Of the domain that serves the vbd. */
  readonly dom0Kernel: KernelRelease | undefined;
  readonly domUKernel: KernelRelease | undefined;
  /** `unknown` where libxl's choice can't be foretold. */
  readonly backend: "phy" | "qdisk" | "tap" | "standalone" | "unknown";
  /** What is to grow lies in a partition of the volume. */
  readonly partitioned: boolean;
  /** The name of the domain that serves the vbd, where it isn't dom0. */
  readonly server?: string;
  /** A script makes the device that backs it. */
  readonly scripted?: boolean;
}

export interface ResizeAnnouncement {
  /** The domU sees the new size without a reboot. */
  readonly online: boolean;
  /** Why not, as a clause: `it goes through qdisk`. Empty where it is online. */
  readonly reason: string;
  readonly facts: readonly { readonly fact: Fact<boolean>; readonly release: KernelRelease }[];
}

/** Whether facts establish that a grown volume is announced online. Where they don't, a reboot it is. */
export function announcement({
  dom0Kernel,
  domUKernel,
  backend,
  partitioned,
  server = "dom0",
  scripted = false,
}: ResizeBy): ResizeAnnouncement {
  const facts: { fact: Fact<boolean>; release: KernelRelease }[] = [];
  const reboot = (reason: string): ResizeAnnouncement => ({ online: false, reason, facts });
  if (partitioned) return reboot("its filesystem lies in a partition, which does not grow with the volume");
  if (scripted)
    return reboot("a script makes the device that backs it, and no source says that such a one announces a new size");
  if (backend === "unknown") return reboot("which backend serves it is not known");
  if (backend === "qdisk" && dom0Kernel !== undefined) facts.push({ fact: qdiskAnnouncesResize, release: dom0Kernel });
  if (backend !== "phy") return reboot(`it goes through ${backend}, which does not announce a new size`);
  for (const [where, fact, kernel] of [
    [server, blkbackAnnouncesResize, dom0Kernel],
    ["the domU", blkfrontTakesResize, domUKernel],
  ] as const) {
    if (kernel === undefined) return reboot(`the kernel of ${where} is not declared`);
    const span = lookup(fact, kernel);
    if (span === undefined) return reboot(`no source says that Linux ${kernel} in ${where} can do it online`);
    facts.push({ fact, release: kernel });
    if (!span.value) return reboot(`Linux ${kernel} in ${where} reads the size only when the vbd connects`);
  }
  return { online: true, reason: "", facts };
}

export const extentSizeLimits = defineFact<{ readonly least: Size; readonly leastOtherwise: Size }>({
  id: "extent-size-limits",
  statement:
    "The physical extent of a volume group is a power of 2 of at least a sector, or larger, and stays once it is set.",
  basis: "documented",
  scope: "LVM 2. A sector is at least 512 bytes.",
  show: ({ least, leastOtherwise }) => `a power of 2 from ${least}, or at least ${leastOtherwise}`,
  spans: [
    {
      since: "2.0",
      value: { least: Size.bytes(512), leastOtherwise: Size.kibibytes(128) },
      citation: {
        source: "vgcreate(8)",
        locator: "-s, --physicalextentsize",
        release: "LVM 2.03.16",
        quote: "The value must be either a power of 2 of at least 1 sector",
      },
    },
  ],
});

export const extentSizeIsSet = defineFact<boolean>({
  id: "extent-size-is-set",
  statement: "The size of a volume group's extents stays as it was made.",
  basis: "documented",
  scope: "LVM 2. vgchange -s takes another one only where no extent has to move.",
  spans: [
    {
      since: "2.0",
      value: true,
      citation: {
        source: "vgchange(8)",
        locator: "-s, --physicalextentsize",
        release: "LVM 2.03.16",
        quote:
          "Once this value has been set, it is difficult to change without recreating the VG, unless no extents need moving.",
      },
    },
  ],
});

export const lostByMaking = defineFact<boolean>({
  id: "lost-by-making",
  statement: "A filesystem that is made where another one is destroys it.",
  basis: "documented",
  scope: "Any filesystem, and swap. ext3 becomes ext4 in place.",
  spans: [
    {
      since: "2.0",
      value: true,
      citation: {
        source: "mkfs.xfs(8)",
        locator: "-f",
        release: "xfsprogs 6.1.0",
        quote: "Force overwrite when an existing filesystem is detected on the device.",
      },
    },
  ],
});
