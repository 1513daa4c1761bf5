/** Owns what runs while a change is carried out: what ran before it, until a reboot that the change has. */
import type { DomU, Host, Vbd } from "../model/fleet";
import { removedDomUs } from "../model/removals";
import { type ResizePath, resizePath } from "../model/resize-path";
import { isSameStorage } from "../model/storage";
import type { DomUOnHost } from "./evidence";

/**
 * What stands between a volume and its domU while the change is carried out: kernels, backends and servers as they were before it, whatever
 * they are to be. What nobody said before is as it is said now.
 */
export function runningResizePath(before: DomUOnHost | undefined, host: Host, domU: DomU, vbd: Vbd): ResizePath {
  const will = resizePath(host, domU, vbd);
  const was = before?.domU.vbds.find(({ target }) => isSameStorage(target, vbd.target));
  if (before === undefined || was === undefined) return will;
  const runs = resizePath(before.host, before.domU, was);
  const dom0Kernel = runs.dom0Kernel ?? (runs.server === will.server ? will.dom0Kernel : undefined);
  return {
    ...runs,
    dom0Kernel,
    domUKernel: runs.domUKernel ?? will.domUKernel,
    partitioned: runs.partitioned || will.partitioned,
  };
}

/** Whether the domU is made anew in any case: what it was is removed under its old name. */
export function isMadeAnew(before: DomUOnHost, host: Host, domU: DomU): boolean {
  return before.domU.name !== domU.name && removedDomUs(host).includes(before.domU.name);
}
