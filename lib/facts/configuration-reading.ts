/** Owns the fact on what xl does with a configuration file that it can't read whole. */
import { defineFact } from "./fact";

export const configurationReading = defineFact<"refuses">({
  id: "configuration-reading",
  statement: "What xl does with a configuration file in which something is not of the grammar.",
  basis: "source-code",
  scope:
    "The file, its disks, its PCI devices and the type of the domU. Of a vif it goes on without the part, and most releases say so on standard error.",
  spans: [
    {
      since: "4.2",
      value: "refuses",
      citation: {
        source: "xen.git",
        locator: "tools/libxl/xl_cmdimpl.c: parse_config_data",
        release: "RELEASE-4.2.0",
        quote: 'fprintf(stderr, "Failed to parse config: %s\\n", strerror(e));',
      },
    },
  ],
});
