/** Owns the facts on what becomes of a domU when its declaration changes or goes away. */
import { defineFact } from "./fact";

export const configurationAppliedAtStart = defineFact<boolean>({
  id: "configuration-applied-at-start",
  statement: "A changed configuration takes effect when the domU is next made from it, not before.",
  basis: "documented",
  scope: "The configuration file. What xl can change at run time is not what the file says then.",
  spans: [
    {
      since: "4.2",
      value: true,
      citation: {
        source: "xl(1)",
        locator: "config-update",
        release: "RELEASE-4.17.0",
        quote: "This has no immediate effect but will be applied when the guest is next restarted.",
      },
    },
    {
      since: "3.0.2",
      until: "4.2",
      value: true,
      citation: {
        source: "xm(1)",
        locator: "create",
        release: "3.0.3-branched",
        quote: "The create sub command requires a configfile",
      },
    },
  ],
});

export const removalIsAskedFor = defineFact<boolean>({
  id: "removal-is-asked-for",
  statement:
    "What is declared to be removed goes: a domU is shut down and its configuration moved aside, a volume is removed with all that is on it.",
  basis: "documented",
  scope: "Of xenplan itself: by Terraform, or by whoever runs the removal's script.",
  spans: [
    {
      since: "2.0",
      value: true,
      citation: {
        source: "xenplan",
        locator: "docs/adr/0009-removal-is-asked-for.md",
        release: "1",
        quote: "Who wants something gone declares its removal.",
      },
    },
  ],
});

export const removalLeavesHostAlone = defineFact<boolean>({
  id: "removal-leaves-host-alone",
  statement: "What is no longer declared stays on the host as it is.",
  basis: "documented",
  scope: "Of xenplan itself: it removes nothing that nobody asked it to remove.",
  spans: [
    {
      since: "2.0",
      value: true,
      citation: {
        source: "xenplan",
        locator: "docs/adr/0009-removal-is-asked-for.md",
        release: "1",
        quote: "What is removed from the code stays on the host.",
      },
    },
  ],
});
