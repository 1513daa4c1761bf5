/** Owns the facts on Remus and COLO, which keep a copy of a running domU on a second host. */
import { defineFact } from "./fact";

/** Whether a release has it, and what its own text says of how far it can be relied on. */
export type Standing = "none" | "proof of concept" | "Experimental" | "not documented";

export const remusStanding = defineFact<Standing>({
  id: "remus-standing",
  statement: "How far Remus can be relied on.",
  basis: "documented",
  scope:
    "Nobody has maintained it since 2021 (commit 49857c5e4f). There is no statement on xend's Remus of 4.0, nor on 4.1, which has it in xend only.",
  spans: [
    {
      since: "4.10",
      value: "Experimental",
      citation: {
        source: "SUPPORT.md",
        locator: "Remus Fault Tolerance",
        release: "RELEASE-4.10.0",
        quote: "Status: Experimental",
      },
    },
    {
      since: "4.2",
      until: "4.10",
      value: "proof of concept",
      citation: {
        source: "xl(1)",
        locator: "remus",
        release: "RELEASE-4.2.0",
        quote: "Remus support in xl is still in experimental (proof-of-concept) phase.",
      },
    },
    {
      since: "4.0",
      until: "4.1",
      value: "not documented",
      basis: "source-code",
      citation: {
        source: "xen.git",
        locator: "tools/remus/README",
        release: "4.0.0-branched",
        quote: "Remus provides fault tolerance for virtual machines by sending continuous",
      },
    },
    {
      since: "3.0.2",
      until: "4.0",
      value: "none",
      basis: "source-code",
      citation: {
        source: "xen.git",
        locator: "commit 25f52c4c74, first in 4.0",
        release: "4.0.0-branched",
        quote: "Remus: add control script to activate remus on a VM",
      },
    },
  ],
});

export const coloStanding = defineFact<Standing>({
  id: "colo-standing",
  statement: "How far COLO can be relied on.",
  basis: "documented",
  scope: "remus -c.",
  spans: [
    {
      since: "4.10",
      value: "Experimental",
      citation: {
        source: "SUPPORT.md",
        locator: "COLO Manager",
        release: "RELEASE-4.10.0",
        quote: "Status: Experimental",
      },
    },
    {
      since: "4.7",
      until: "4.10",
      value: "proof of concept",
      citation: {
        source: "xl(1)",
        locator: "remus",
        release: "RELEASE-4.7.0",
        quote: "COLO support in xl is still in experimental (proof-of-concept)",
      },
    },
    {
      since: "3.0.2",
      until: "4.7",
      value: "none",
      basis: "source-code",
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_colo_save.c, first in 4.7",
        release: "RELEASE-4.7.0",
        quote: "COLO only supports hvm now",
      },
    },
  ],
});

export const coloTypes = defineFact<readonly ("pv" | "pvh" | "hvm")[]>({
  id: "colo-guest-types",
  statement: "The guest types that COLO takes.",
  basis: "source-code",
  scope: "libxl refuses the others.",
  show: (types) => types.join(", "),
  spans: [
    {
      since: "4.7",
      value: ["hvm"],
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_colo_save.c: libxl__colo_save_setup",
        release: "RELEASE-4.7.0",
        quote: "COLO only supports hvm now",
      },
    },
  ],
});

export const remusDiskReplication = defineFact<string>({
  id: "remus-replicates-drbd-only",
  statement: "Remus replicates the disks of a domU by DRBD only.",
  basis: "documented",
  scope: "xl, from when it replicates disks at all. Without them it must be told to go on unsafely.",
  spans: [
    {
      since: "4.5",
      value: "drbd",
      citation: {
        source: "xl(1)",
        locator: "remus",
        release: "RELEASE-4.5.0",
        quote: "Disk replication support is limited to DRBD disks.",
      },
    },
  ],
});
