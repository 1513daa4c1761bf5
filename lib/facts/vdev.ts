/** Owns the facts on which vdevs a release has, and on how those of one domU go together. */
import { diskName, type VdevFamily } from "../xen/vdev";
import { defineFact } from "./fact";
import { measured } from "./measurements";

/** The highest disk and the highest partition of a family, both counted from 0. */
export interface VdevRange {
  readonly disk: number;
  readonly partition: number;
}

/** A family that is absent is one that the toolstack doesn't know. */
export type VdevRanges = Readonly<Partial<Record<VdevFamily, VdevRange>>>;

const XEND = { hd: { disk: 19, partition: 63 } } as const;

export const vdevRanges = defineFact<VdevRanges>({
  id: "vdev-ranges",
  statement: "The vdevs that the toolstack has device numbers for.",
  basis: "source-code",
  scope:
    "Names; a number in place of a name is taken as it is. xend first asks dom0's own /dev for the name, and knows what it finds there too.",
  show: (ranges) =>
    Object.entries(ranges)
      .map(
        ([family, { disk, partition }]) =>
          `${diskName(family as VdevFamily, 0)} to ${diskName(family as VdevFamily, disk)}, partitions up to ${partition}`,
      )
      .join("; "),
  measured: measured("ide-beyond-hdd", "scsi-beyond-sdp"),
  spans: [
    {
      since: "4.1",
      value: {
        xvd: { disk: 2 ** 20 - 1, partition: 255 },
        d: { disk: 2 ** 20 - 1, partition: 255 },
        sd: { disk: 15, partition: 15 },
        hd: { disk: 3, partition: 63 },
      },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_device.c: libxl__device_disk_dev_number",
        release: "RELEASE-4.1.0",
        quote: "chrused == strlen(virtpath) && disk < (1<<20) && partition < 256)",
      },
    },
    {
      since: "3.3",
      until: "4.1",
      value: { xvd: { disk: 259, partition: 15 }, sd: { disk: 255, partition: 15 }, ...XEND },
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/util/blkif.py: blkdev_name_to_number",
        release: "3.3.0-branched",
        quote: "elif re.match('/dev/xvd[a-i][a-z]([1-9]|1[0-5])?$', n):",
      },
    },
    {
      since: "3.0.4",
      until: "3.3",
      value: { xvd: { disk: 15, partition: 15 }, sd: { disk: 255, partition: 15 }, ...XEND },
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/util/blkif.py: blkdev_name_to_number",
        release: "3.0.4-branched",
        quote: "scsi_major = [ 8, 65, 66, 67, 68, 69, 70, 71, 128, 129, 130, 131, 132, 133, 134, 135 ]",
      },
    },
    {
      since: "3.0.2",
      until: "3.0.4",
      value: { xvd: { disk: 15, partition: 15 }, sd: { disk: 15, partition: 15 }, ...XEND },
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/util/blkif.py: blkdev_name_to_number",
        release: "3.0.3-branched",
        quote: "if re.match( '/dev/sd[a-p]([1-9]|1[0-5])?', n):",
      },
    },
  ],
});

export const wholeOrPartitions = defineFact<boolean>({
  id: "vbds-whole-or-partitions",
  statement: "A disk is given to a domU either whole or as partitions.",
  basis: "documented",
  scope: "All guest types: a convention that guests lean on, and that nothing in Xen checks.",
  show: (holds) => (holds ? "yes" : "no"),
  measured: measured("whole-and-partition"),
  spans: [
    {
      since: "4.1",
      value: true,
      citation: {
        source: "xen.git",
        locator: "docs/misc/vbd-interface.txt",
        release: "RELEASE-4.1.0",
        quote: "Normally for any disk _either_ partition 0 should be supplied in",
      },
    },
  ],
});

export const partitionsNotEmulated = defineFact<boolean>({
  id: "partitions-not-emulated",
  statement: "A partition can't be an emulated disk.",
  basis: "documented",
  scope: "HVM domUs; libxl does not check it, and gives the device model the partition as the whole disk.",
  show: (holds) => (holds ? "yes" : "no"),
  spans: [
    {
      since: "4.1",
      value: true,
      citation: {
        source: "xen.git",
        locator: "docs/misc/vbd-interface.txt",
        release: "RELEASE-4.1.0",
        quote: "Non-whole disk devices cannot be passed through to HVM guests via",
      },
    },
    {
      since: "3.0.3",
      until: "3.4",
      value: true,
      basis: "source-code",
      citation: {
        source: "xen.git",
        locator: "tools/ioemu/xenstore.c: xenstore_parse_domain_config",
        release: "3.0.3-branched",
        quote: 'if (strncmp(dev, "hd", 2) || strlen(dev) != 3)',
      },
    },
  ],
});
