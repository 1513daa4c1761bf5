/** Owns the facts on msr_relaxed, which answers a guest's reads of unknown MSRs as Xen 4.14 did. */
import { defineFact } from "./fact";

export const msrRelaxedIsInterim = defineFact<boolean>({
  id: "msr-relaxed-is-interim",
  statement: "Whether msr_relaxed is there for the time being only.",
  basis: "source-code",
  scope: "xl says so at each start of such a domU.",
  spans: [
    {
      since: "4.15",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/xl/xl_parse.c: parse_config_data",
        release: "RELEASE-4.15.0",
        quote: "WARNING: msr_relaxed will be removed in future versions.",
      },
    },
  ],
});
