/** Owns the facts on the memory that a saved or migrated domU takes when it comes back. */
import { Size } from "../units/size";
import { defineFact } from "./fact";

/** What of its declaration a restored PV domU takes. */
export type RestoreAllocation = "memory" | "maxmem";

export const restoreAllocation = defineFact<RestoreAllocation>({
  id: "restore-allocation",
  statement: "What a PV domU takes on the host where it is restored, or that it migrates to.",
  basis: "source-code",
  scope: "The release is the receiving host's.",
  spans: [
    {
      since: "3.1",
      value: "memory",
      citation: {
        source: "xen.git",
        locator: "commit 236c16423b",
        release: "3.1.0-branched",
        quote: "means that ballooned down domains only require as much memory as is currently",
      },
    },
    {
      since: "3.0.2",
      until: "3.1",
      value: "maxmem",
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/XendCheckpoint.py: restore",
        release: "3.0.3-branched",
        quote: "balloon.free(xc.pages_to_kib(nr_pfns))",
      },
    },
  ],
});

export const restoreAllocationDocumented = defineFact<RestoreAllocation>({
  id: "restore-allocation-by-source-document",
  statement: "What a restored PV domU takes, by the source document.",
  basis: "source-document",
  scope: "The text speaks of 3.0.4; the source is the same from 3.0.2 on.",
  spans: [
    {
      since: "3.0.2",
      until: "3.1",
      value: "maxmem",
      citation: {
        source: "source document",
        locator: "Xen does not page",
        release: "3.0.4",
        quote: "when to restore the domain, it will allocate maxmem memory to it.",
      },
    },
  ],
});

/** The largest PV domU that can be restored, or that size does not matter. */
export type RestorableSize = Size | "any";

export const restorablePvSize = defineFact<RestorableSize>({
  id: "restorable-pv-size",
  statement: "The largest PV domU that can be restored.",
  basis: "source-code",
  scope: "Counted in pages of 4 KiB up to maxmem; the receiving host's release.",
  spans: [
    {
      since: "3.1",
      value: "any",
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/XendCheckpoint.py: restore, which has no check of its own any more",
        release: "3.1.0-branched",
        quote: "nr_pfns = (dominfo.getMemoryTarget() + 3) / 4",
      },
    },
    {
      since: "3.0.2",
      until: "3.1",
      value: Size.gibibytes(64),
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/XendCheckpoint.py: restore",
        release: "3.0.3-branched",
        quote: "if nr_pfns > 16*1024*1024:     # XXX",
      },
    },
  ],
});
