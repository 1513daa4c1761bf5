/** Owns the facts on the daemons that serve xenstore. */
import { defineFact } from "./fact";

export const oxenstoredDeprecated = defineFact<boolean>({
  id: "oxenstored-deprecated",
  statement: "Whether oxenstored of Xen's own tree is deprecated.",
  basis: "documented",
  scope: "It goes on in a repository of its own.",
  show: (deprecated) => (deprecated ? "yes" : "no"),
  spans: [
    {
      since: "4.21",
      value: true,
      citation: {
        source: "CHANGELOG.md",
        locator: "4.21.0",
        release: "RELEASE-4.21.0",
        quote: "The in-tree oxenstored is deprecated and will be removed in a future",
      },
    },
    {
      since: "4.17",
      until: "4.21",
      value: false,
      citation: {
        source: "SUPPORT.md",
        locator: "the section of this heading, in which no word says that it is deprecated",
        release: "RELEASE-4.17.0",
        quote: "### OCaml xenstored daemon",
      },
    },
  ],
});

export const oxenstoredWithDriverDomains = defineFact<boolean>({
  id: "oxenstored-with-untrusted-driver-domains",
  statement: "Whether oxenstored has security support beside driver domains that are not trusted.",
  basis: "documented",
  scope: "C xenstored has it.",
  show: (supported) => (supported ? "yes" : "no"),
  spans: [
    {
      since: "4.17",
      value: false,
      citation: {
        source: "SUPPORT.md",
        locator: "OCaml xenstored daemon",
        release: "RELEASE-4.17.0",
        quote: "Status, untrusted driver domains: Supported, not security supported",
      },
    },
  ],
});

export const oxenstoredLiveUpdate = defineFact<"not functional" | "tech preview">({
  id: "oxenstored-live-update",
  statement: "Whether oxenstored can be updated while domUs run.",
  basis: "documented",
  scope: "xenstore-control live-update.",
  spans: [
    {
      since: "4.17",
      value: "not functional",
      citation: {
        source: "SUPPORT.md",
        locator: "OCaml xenstored daemon",
        release: "RELEASE-4.17.0",
        quote: "Status, Liveupdate: Not functional",
      },
    },
    {
      since: "4.15",
      until: "4.17",
      value: "tech preview",
      citation: {
        source: "SUPPORT.md",
        locator: "Liveupdate of OCaml xenstored daemon",
        release: "RELEASE-4.15.0",
        quote: "## Liveupdate of OCaml xenstored daemon",
      },
    },
  ],
});
