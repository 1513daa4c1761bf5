/** Answers whether Xen can unpack the image of a Linux kernel: asked for dom0 and for every PV and PVH domU. */
import { imagesOfDistributions, kernelUnpacking } from "../facts/kernel-image";
import type { Host } from "../model/fleet";
import { isKnown, type Planned } from "../model/planned";
import type { Compression } from "../xen/compression";
import type { KernelRelease } from "../xen/release";
import type { Asks } from "./asks";

export interface KernelImage {
  readonly kernel?: Planned<KernelRelease>;
  readonly kernelCompression?: Planned<Compression>;
}

/** The facts that the verdict rests on, for the policies that ask. */
export const kernelImageFacts = [kernelUnpacking, imagesOfDistributions];

export type KernelImageVerdict =
  | {
      readonly verdict: "unread" | "unsound";
      readonly compression: Compression;
      readonly reads: readonly Compression[];
    }
  /** Nobody says how it is compressed, and some images of that release are in a way that is not read. */
  | { readonly verdict: "undeclared"; readonly possible: readonly Compression[] }
  | { readonly verdict: "fine" };

const FINE = { verdict: "fine" } as const;

/** Fine where no source speaks of the hypervisor's release. */
export function judgeKernelImage(
  host: Host,
  image: KernelImage,
  { need, factOr }: Pick<Asks, "need" | "factOr">,
): KernelImageVerdict {
  if (image.kernelCompression === undefined && image.kernel === undefined) return FINE;
  const unpacking = factOr(kernelUnpacking, need(host.xen, "release"), undefined);
  if (unpacking === undefined) return FINE;
  const { reads, unsound } = unpacking;
  if (image.kernelCompression !== undefined) {
    const compression = need(image as { kernelCompression: Planned<Compression> }, "kernelCompression");
    if (!reads.includes(compression)) return { verdict: "unread", compression, reads };
    return unsound.includes(compression) ? { verdict: "unsound", compression, reads } : FINE;
  }
  if (!isKnown(image.kernel)) return FINE;
  const possible = factOr(imagesOfDistributions, image.kernel, []).filter(
    (compression) => !reads.includes(compression) || unsound.includes(compression),
  );
  return possible.length === 0 ? FINE : { verdict: "undeclared", possible };
}
