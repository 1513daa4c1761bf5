/** Owns what stands between a volume and its domU when the volume grows, as far as it is declared. */
import type { KernelRelease } from "../xen/release";
import { backendOf } from "./backend";
import { findVolume } from "./find";
import type { BackendType, DomU, Host, Vbd } from "./fleet";
import { isUnknown, knownOr } from "./planned";

export interface ResizePath {
  /** Of the domain that serves the vbd. Undefined where it is not declared, or not known until apply. */
  readonly dom0Kernel: KernelRelease | undefined;
  readonly domUKernel: KernelRelease | undefined;
  readonly backend: BackendType | "unknown";
  /** What is to grow lies in a partition of the volume. One that is not known until apply counts as one. */
  readonly partitioned: boolean;
  /** The name of the domain that serves the vbd, where it isn't dom0. */
  readonly server?: string;
  /** A script makes the device that backs it. */
  readonly scripted: boolean;
}

export function resizePath(host: Host, domU: DomU, vbd: Vbd): ResizePath {
  return {
    ...serverOf(host, vbd),
    domUKernel: knownOr(domU.kernel, undefined),
    backend: backendOf(vbd),
    scripted: vbd.script !== undefined,
    partitioned: findVolume(host, vbd.target)?.logicalVolume.partition !== undefined,
  };
}

function serverOf(host: Host, { backend }: Vbd): Pick<ResizePath, "server" | "dom0Kernel"> {
  if (backend === undefined) return { dom0Kernel: knownOr(host.dom0.kernel, undefined) };
  if (isUnknown(backend)) return { server: "a domain that is not known until apply", dom0Kernel: undefined };
  return { server: backend, dom0Kernel: knownOr(host.domUs.find(({ name }) => name === backend)?.kernel, undefined) };
}
