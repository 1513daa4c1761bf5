import { imagesOfDistributions, kernelUnpacking } from "../../lib/facts/kernel-image";
import { COMPRESSIONS } from "../../lib/xen/compression";
import { dom0KernelImageIsReadable } from "../../policies/dom0-kernel-image-is-readable";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const dom0 = (release: string, kernelCompression: string | null, kernel: string | null = "6.1.0") => ({
  host: { xen: { release }, dom0: { kernel, kernelCompression } },
});

policyCases(dom0KernelImageIsReadable, {
  valid: [
    { name: "zstd on 4.15.0", ...dom0("4.15.0", "zstd") },
    { name: "a kernel of old", ...dom0("4.9.2", null, "5.0.0") },
    { name: "a dom0 that says nothing of its kernel", ...dom0("4.9.2", null, null) },
  ],
  invalid: [
    {
      name: "zstd on 4.14.0",
      ...dom0("4.14.0", "zstd"),
      says: ["its dom0's kernel is compressed by zstd, and Xen 4.14.0 unpacks none, gzip"],
    },
    {
      name: "nothing, but warns of lz4 where it is not sound",
      ...dom0("4.9.2", "lz4"),
      severity: "warning",
      says: ["its dom0's kernel is compressed by lz4, at which Xen 4.9.2 fails with some images"],
    },
  ],
  undecided: [
    {
      name: "a kernel that may be lz4",
      ...dom0("4.9.2", null, "5.3.0-19-generic"),
      severity: "info",
      says: ["how its dom0's kernel is compressed is not declared (dom0.kernelCompression)"],
    },
  ],
});

boundaryCases(dom0KernelImageIsReadable, kernelUnpacking, {
  at: ({ reads, unsound }) =>
    dom0("", [...reads].reverse().find((compression) => !unsound.includes(compression)) ?? ""),
  past: ({ reads, unsound }) => {
    const bad = unsound[0] ?? COMPRESSIONS.find((compression) => !reads.includes(compression));
    return bad === undefined ? undefined : dom0("", bad);
  },
  before: { passes: "no release before it was looked at" },
});
boundaryCases(dom0KernelImageIsReadable, imagesOfDistributions, {
  at: () => dom0("4.17.5", null),
  past: () => undefined,
  before: { passes: "no kernel before it was looked at" },
  kernelOf: "dom0",
});
