/** Owns the facts on mmio_hole, the room below 4 GiB that an HVM domU leaves to its devices. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

export interface Range {
  readonly least: number;
  readonly most: number;
}

export const mmioHoleMebibytes = defineFact<Range>({
  id: "mmio-hole-mebibytes",
  statement: "How many MiB mmio_hole may be.",
  basis: "source-code",
  scope: "HVM. xl ends with an error outside of it; libxl itself would only ignore the value.",
  show: ({ least, most }) => `${least} to ${most}`,
  measured: measured("small-mmio-hole"),
  spans: [
    {
      since: "4.5",
      value: { least: 256, most: 3840 },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/xl_cmdimpl.c: parse_config_data, and HVM_BELOW_4G_MMIO_LENGTH in public/hvm/e820.h",
        release: "RELEASE-4.5.0",
        quote: "mmio_hole_size > HVM_BELOW_4G_MMIO_START) {",
      },
    },
  ],
});
