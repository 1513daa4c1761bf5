/** Owns what stands between a volume and its domU when the volume grows, as far as it is declared. */
import type { KernelRelease } from "../xen/release";
import { backendOf } from "./backend";
import { findVolume } from "./find";
import type { BackendType, DomU, Host, Vbd } from "./fleet";
import { knownOr } from "./planned";

export interface ResizePath {
  /** Undefined where it is not declared, or not known until apply. */
  readonly dom0Kernel: KernelRelease | undefined;
  readonly domUKernel: KernelRelease | undefined;
  readonly backend: BackendType | "unknown";
  /** What is to grow lies in a partition of the volume. One that is not known until apply counts as one. */
  readonly partitioned: boolean;
}

export function resizePath(host: Host, domU: DomU, vbd: Vbd): ResizePath {
  return {
    dom0Kernel: knownOr(host.dom0.kernel, undefined),
    domUKernel: knownOr(domU.kernel, undefined),
    backend: backendOf(vbd),
    partitioned: findVolume(host, vbd.target)?.logicalVolume.partition !== undefined,
  };
}
