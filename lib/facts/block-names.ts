/** Owns the facts on what a domU's kernel calls its vbds. */
import { defineFact } from "./fact";

export const vbdsAreXvd = defineFact<boolean>({
  id: "vbds-are-xvd",
  statement: "Linux's blkfront calls every vbd xvd with the letter of its vdev, whatever the vdev's own family.",
  basis: "source-code",
  scope: "Mainline. Kernels with Xen's old patches give sda and hda the names of SCSI and IDE disks.",
  axis: "linux",
  spans: [
    {
      since: "3.0",
      value: true,
      citation: {
        source: "Linux",
        locator: "drivers/block/xen-blkfront.c: xlvbd_alloc_gendisk",
        release: "3.0.101",
        quote: "sprintf(gd->disk_name, \"%s%c\", DEV_NAME, 'a' + offset);",
      },
    },
  ],
});

export const rootIsOfKernel = defineFact<boolean>({
  id: "root-is-of-kernel",
  statement: "root= and extra= of a domU become the command line of the kernel that Xen loads.",
  basis: "documented",
  scope: "PV and PVH domUs with a kernel out of dom0. What a kernel makes of it is the kernel's affair.",
  spans: [
    {
      since: "4.2",
      value: true,
      citation: {
        source: "xl.cfg(5)",
        locator: "root",
        release: "RELEASE-4.2.0",
        quote: 'Append B<root="STRING"> to the kernel command line',
      },
    },
    {
      since: "3.0.2",
      until: "4.2",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xm/create.py: root",
        release: "3.0.3-branched",
        quote: "Set the root= parameter on the kernel command line.",
      },
    },
  ],
});
