/** Owns the facts on frontends that have a backend they can't trust. */
import { defineFact } from "./fact";

export const trustIsDeclarable = defineFact<boolean>({
  id: "trust-is-declarable",
  statement: "A vif or vbd can say that its backend is not to be trusted, and its frontend may act on it.",
  basis: "documented",
  scope: "An advice: a frontend may ignore it.",
  spans: [
    {
      since: "4.17",
      value: true,
      citation: {
        source: "xl-network-configuration(5)",
        locator: "trusted / untrusted",
        release: "RELEASE-4.17.0",
        quote: "An advisory setting for the frontend driver on whether the backend should be",
      },
    },
  ],
});

export const windowsTrustsBackends = defineFact<boolean>({
  id: "windows-trusts-backends",
  statement: "The Windows frontends trust their backends.",
  basis: "documented",
  scope:
    "Blkfront, Netfront and the others of Windows. What a backend does to them is not a security issue to the project.",
  spans: [
    {
      since: "4.17",
      value: true,
      citation: {
        source: "SUPPORT.md",
        locator: "Virtual driver support, guest side",
        release: "RELEASE-4.17.0",
        quote: "Windows frontend currently trusts the backend;",
      },
    },
  ],
});
