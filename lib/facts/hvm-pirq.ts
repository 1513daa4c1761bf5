/** Owns the facts on HVM PIRQs, by which a guest takes its devices' interrupts over event channels. */
import { defineFact } from "./fact";

export const hvmPirqByDefault = defineFact<boolean>({
  id: "hvm-pirq-by-default",
  statement: "Whether an HVM domU may take its devices' interrupts over event channels if nobody says.",
  basis: "documented",
  scope: "Linux alone uses it, and can do without. Domains that are migrated or restored keep what they had.",
  show: (on) => (on ? "yes" : "no, unless hvm_pirq=1"),
  spans: [
    {
      since: "4.19",
      value: false,
      citation: {
        source: "CHANGELOG.md",
        locator: "4.19.0, Changed",
        release: "RELEASE-4.19.0",
        quote: "HVM PIRQs are disabled by default.",
      },
    },
    {
      since: "4.1",
      until: "4.19",
      value: true,
      basis: "source-code",
      citation: {
        source: "xen.git",
        locator: "xen/common/kernel.c: do_xen_version",
        release: "RELEASE-4.1.0",
        quote: "(1U << XENFEAT_hvm_pirqs);",
      },
    },
  ],
});
