/** Owns the facts on CPU pools. */
import { defineFact } from "./fact";

export const cpuPoolMustExist = defineFact<boolean>({
  id: "cpu-pool-must-exist",
  statement: "Whether a domU is refused whose CPU pool the host does not have.",
  basis: "source-code",
  scope: "pool= of a domU. Pool-0 is there from the start.",
  show: (refused) => (refused ? "yes" : "no"),
  spans: [
    {
      since: "4.5",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libs/light/libxl_create.c: libxl__domain_config_setdefault",
        release: "RELEASE-4.17.0",
        quote: 'LOGD(ERROR, domid, "Illegal pool specified: %s",',
      },
    },
    {
      since: "4.1",
      until: "4.5",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/xl_cmdimpl.c: parse_config_data",
        release: "RELEASE-4.2.0",
        quote: 'fprintf(stderr, "Illegal pool specified\\n");',
      },
    },
  ],
});
