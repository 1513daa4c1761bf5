/** Owns the facts on how far into a disk an HVM domU's firmware reaches. */
import { Size } from "../units/size";
import { defineFact } from "./fact";

export const documentedHvmDiskLimit = defineFact<Size>({
  id: "hvm-disk-by-source-document",
  statement: "The largest disk that the source document allows an HVM domU.",
  basis: "source-document",
  scope: "The text's G are read as LVM's (GiB). It holds as long as its reason does: a firmware without LBA48.",
  spans: [
    {
      since: "3.0.2",
      until: "3.2",
      value: Size.gibibytes(160),
      citation: {
        source: "source document",
        locator: "Xen HVM gotchas",
        release: "3.0.4",
        quote: "The qemu bios used by xen is not patched for lba48, and you are limited to 160G disks.",
      },
    },
  ],
});

/** How far a firmware's INT13 reaches, and what it does beyond. */
export interface BiosReach {
  readonly limit: Size;
  readonly beyond: string;
}

export const biosReach = defineFact<BiosReach>({
  id: "bios-reach",
  statement: "How far into a disk rombios, an HVM domU's BIOS of old, reaches by INT13.",
  basis: "source-code",
  scope:
    "HVM domUs that boot from the disk by rombios. SeaBIOS reaches all of it, as do drivers of the operating system.",
  show: ({ limit, beyond }) => `${limit}; beyond it ${beyond}`,
  spans: [
    {
      since: "3.2",
      value: { limit: Size.tebibytes(2), beyond: "neither the BIOS nor an MBR partition table reaches" },
      citation: {
        source: "xen.git",
        locator: "commit f8dc2a2051, tools/firmware/rombios/rombios.c",
        release: "3.2.0-rc4",
        quote: "INT13 LBA48 support for disks bigger than 128GB. The new limit should be 2TB.",
      },
    },
    {
      since: "3.0.2",
      until: "3.2",
      value: {
        limit: Size.gibibytes(128),
        beyond: "the high bits of the sector are dropped, so the BIOS and a boot loader read and write the wrong one",
      },
      citation: {
        source: "xen.git",
        locator: "tools/firmware/rombios/rombios.c: ata_cmd_data_in",
        release: "3.0.3-branched",
        quote: "head = ((Bit16u) (lba & 0x0000000fL)) | 0x40;",
      },
    },
  ],
});

export const seabiosReach = defineFact<Size>({
  id: "seabios-boot-partition",
  statement:
    "How far into a disk that SeaBIOS boots from an MBR partition table reaches: SeaBIOS itself reads by 48 bits of sector number.",
  basis: "source-code",
  scope:
    "HVM domUs under qemu-xen, with sectors of 512 bytes. A GPT reaches all of the disk, and SeaBIOS boots from one by its protective MBR.",
  spans: [
    {
      since: "4.2",
      value: Size.tebibytes(2),
      citation: {
        source: "SeaBIOS",
        locator: "src/hw/ata.c: ata_fill_cmd, which goes on with lba_high2 = lba >> 40",
        release: "41514a7a974f",
        quote: "if (op->count >= (1<<8) || lba + op->count >= (1<<28)) {",
      },
    },
  ],
});
