/** Answers whether a kernel is the one that a release of Xen came with: asked for dom0 and for every PV domU. */
import type { KernelRelease } from "../xen/release";

/** `2.6.16.29-xen0` is 2.6.16.29; 2.6.16.2 is not, nor is 2.6.16.299. */
export function isKernel(kernel: KernelRelease, shipped: string): boolean {
  return `${kernel.parts.join(".")}.`.startsWith(`${shipped}.`);
}
