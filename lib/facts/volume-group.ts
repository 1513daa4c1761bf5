/** Owns the facts on what LVM takes of a volume group, and what is lost when a volume gets another filesystem. */
import { Size } from "../units/size";
import { defineFact } from "./fact";

/** The sizes of extents that LVM takes: any power of 2, and any multiple of a sector from `anyFrom` on. */
export interface ExtentSizes {
  readonly sector: Size;
  readonly anyFrom: Size;
}

export const extentSizes = defineFact<ExtentSizes>({
  id: "extent-sizes",
  statement: "The size of an extent is a power of 2 of at least a sector, or is large enough.",
  basis: "documented",
  scope: "LVM2's own format. A disk may have larger sectors than the smallest there are, which is what counts here.",
  show: ({ anyFrom }) => `a power of 2, or at least ${anyFrom}`,
  spans: [
    {
      since: "2.0",
      value: { sector: Size.bytes(512), anyFrom: Size.kibibytes(128) },
      citation: {
        source: "vgcreate(8)",
        locator: "--physicalextentsize",
        release: "LVM 2.03.16",
        quote: "The value must be either a power of 2 of at least 1 sector",
      },
    },
  ],
});

export const extentSizeStays = defineFact<boolean>({
  id: "extent-size-stays",
  statement: "The size of a volume group's extents stays what it was made with.",
  basis: "documented",
  scope: "LVM2. vgchange changes it where no extent needs to move; xenplan never does.",
  spans: [
    {
      since: "2.0",
      value: true,
      citation: {
        source: "vgcreate(8)",
        locator: "--physicalextentsize",
        release: "LVM 2.03.16",
        quote: "Once this value has been set, it is difficult to change without recreating the VG",
      },
    },
  ],
});

export const filesystemIsMadeAnew = defineFact<boolean>({
  id: "filesystem-is-made-anew",
  statement: "Another filesystem on a volume takes the place of what is on it.",
  basis: "documented",
  scope: "No tool of Linux turns one of xfs, ext3, ext4 and swap into another, but ext3 into ext4.",
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
