/**
 * Owns the list of Xen branches that exist.
 * Source: the release tags of xen.git, and SUPPORT.md of each stable branch for those still open, as of 2026-08-19;
 * 3.0 to 3.4 have no release tags there: their point releases are those of the stable repositories of that time.
 */

export interface XenBranch {
  /** The newest point release known. */
  readonly lastPoint: number;
  /** Still under support, so that a newer point release than `lastPoint` may exist. */
  readonly open: boolean;
}

const ended = (lastPoint: number): XenBranch => ({ lastPoint, open: false });
const open = (lastPoint: number): XenBranch => ({ lastPoint, open: true });

/** By branch, oldest first. */
export const XEN_RELEASES: ReadonlyMap<string, XenBranch> = new Map([
  ["2.0", ended(7)],
  ["3.0", ended(4)],
  ["3.1", ended(4)],
  ["3.2", ended(3)],
  ["3.3", ended(2)],
  ["3.4", ended(4)],
  ["4.0", ended(4)],
  ["4.1", ended(6)],
  ["4.2", ended(5)],
  ["4.3", ended(4)],
  ["4.4", ended(4)],
  ["4.5", ended(5)],
  ["4.6", ended(6)],
  ["4.7", ended(6)],
  ["4.8", ended(5)],
  ["4.9", ended(4)],
  ["4.10", ended(4)],
  ["4.11", ended(4)],
  ["4.12", ended(4)],
  ["4.13", ended(5)],
  ["4.14", ended(6)],
  ["4.15", ended(7)],
  ["4.16", ended(7)],
  ["4.17", open(7)],
  ["4.18", open(6)],
  ["4.19", open(6)],
  ["4.20", open(4)],
  ["4.21", open(2)],
  ["4.22", open(0)],
]);

/** Those under support, newest first. */
export function supportedBranches(): readonly (readonly [branch: string, XenBranch])[] {
  return [...XEN_RELEASES].filter(([, { open: isOpen }]) => isOpen).reverse();
}
