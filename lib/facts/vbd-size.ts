/** Owns the facts on how large a vbd can be. */
import { Size } from "../units/size";
import { defineFact } from "./fact";

export const vbdSizeLimit32 = defineFact<Size>({
  id: "vbd-size-in-32-bit-drivers",
  statement: "The largest vbd that 32-bit block drivers count right.",
  basis: "source-code",
  scope: "A 32-bit kernel in dom0 or in the domU; larger ones show up modulo this size.",
  spans: [
    {
      since: "3.0.2",
      until: "3.0.4",
      value: Size.tebibytes(2),
      citation: {
        source: "xen.git",
        locator: "linux-2.6-xen-sparse/drivers/xen/blkback/vbd.c",
        release: "3.0.3-branched",
        quote: "unsigned long vbd_size(struct vbd *vbd)",
      },
    },
  ],
});

export const documentedVbdSizeLimit = defineFact<Size>({
  id: "vbd-size-by-source-document",
  statement: "The largest vbd that the source document allows, on 64-bit hosts too.",
  basis: "source-document",
  scope: "The text leaves open whether 3.0.4 still has it; the source shows that it has not.",
  spans: [
    {
      since: "3.0.2",
      until: "3.0.4",
      value: Size.tebibytes(2),
      citation: {
        source: "source document",
        locator: "Xen volume size limits",
        release: "3.0.3",
        quote:
          "There were numerous reports of 2TB limits with Xen vbd volumes in as late as Xen 3.0.3, even with 64bit.",
      },
    },
  ],
});

export const vbdSizeCountedIn64Bits = defineFact<boolean>({
  id: "vbd-size-counted-in-64-bits",
  statement: "Whether the block drivers count sectors in 64 bits whatever the word size.",
  basis: "source-code",
  scope: "blkback and blkfront.",
  spans: [
    {
      since: "3.0.4",
      value: true,
      citation: {
        source: "xen.git",
        locator: "commit 8bedf46beb",
        release: "3.0.4-branched",
        quote: "Handle block devices with more than 2^32 sectors.",
      },
    },
    {
      since: "3.0.2",
      until: "3.0.4",
      value: false,
      citation: {
        source: "xen.git",
        locator: "linux-2.6-xen-sparse/drivers/xen/blkfront/blkfront.c: connect",
        release: "3.0.3-branched",
        quote: '"sectors", "%lu", &sectors,',
      },
    },
  ],
});
