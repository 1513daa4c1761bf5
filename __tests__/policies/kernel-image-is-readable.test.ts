import { grubUnpacking, imagesOfDistributions, kernelUnpacking } from "../../lib/facts/kernel-image";
import { COMPRESSIONS } from "../../lib/xen/compression";
import { kernelImageIsReadable } from "../../policies/kernel-image-is-readable";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";
import { withoutBoundary } from "../support/versioned-facts";

const image = (release: string, kernelCompression: string | null, domU: object = {}) => ({
  host: { xen: { release } },
  domU: { kernelCompression, ...domU },
});
const grub = { boot: { kernel: "/usr/lib/grub-xen/grub-x86_64-xen.bin", ramdisk: null, extra: null } };

policyCases(kernelImageIsReadable, {
  valid: [
    { name: "zstd on 4.15.0", ...image("4.15.0", "zstd") },
    { name: "lz4 where it is sound", ...image("4.11.4", "lz4") },
    { name: "a kernel of old, however it may be compressed", ...image("4.9.2", null, { kernel: "4.15.0" }) },
    { name: "a new kernel on a release that unpacks all", ...image("4.17.5", null) },
    { name: "a kernel that nobody declares", ...image("4.9.2", null, { kernel: null }) },
    { name: "lz4 of an HVM domU", ...image("4.2.0", "lz4", { type: "hvm", boot: null }) },
    { name: "another system", ...image("4.2.0", "zstd", { os: "bsd", kernel: null }) },
    { name: "xz by GRUB", ...image("4.12.1", "xz", grub) },
    {
      name: "lz4 by GRUB as PVH",
      ...image("4.17.5", "lz4", { type: "pvh", boot: { kernel: "/usr/lib/grub-xen/grub-i386-xen_pvh.bin" } }),
    },
  ],
  invalid: [
    {
      name: "zstd on 4.14.0",
      ...image("4.14.0", "zstd"),
      says: ["its kernel is compressed by zstd, and Xen 4.14.0 unpacks none, gzip, bzip2, lzma, lzo, xz, lz4 only"],
    },
    { name: "xz on 4.1.0", ...image("4.1.0", "xz"), says: ["compressed by xz, and Xen 4.1.0 unpacks"] },
    {
      name: "nothing, but warns of lz4 where it is not sound",
      ...image("4.12.1", "lz4"),
      severity: "warning",
      says: ["its kernel is compressed by lz4, at which Xen 4.12.1 fails with some images"],
    },
    {
      name: "lz4 by GRUB",
      ...image("4.17.5", "lz4", grub),
      says: [
        "its kernel is compressed by lz4, and the GRUB that loads it in a PV domU unpacks none, gzip, xz, lzo only",
      ],
    },
  ],
  undecided: [
    {
      name: "a kernel that may be lz4",
      ...image("4.9.2", null, { kernel: "5.4.0-66-generic" }),
      severity: "warning",
      says: [
        "how its kernel is compressed is not declared (kernelCompression), and Xen 4.9.2 does not unpack every image of lz4",
      ],
    },
    {
      name: "a kernel that may be lz4 or zstd",
      ...image("4.10.0", null, { kernel: "6.1.0" }),
      severity: "warning",
      says: ["every image of lz4 and zstd"],
    },
    {
      name: "a kernel by GRUB that may be lz4",
      ...image("4.17.5", null, { ...grub, kernel: "5.4.0" }),
      severity: "info",
      says: ["and the GRUB that loads it in a PV domU does not unpack lz4"],
    },
  ],
});

boundaryCases(kernelImageIsReadable, kernelUnpacking, {
  at: ({ reads, unsound }) =>
    image("", [...reads].reverse().find((compression) => !unsound.includes(compression)) ?? ""),
  past: ({ reads, unsound }) => {
    const bad = unsound[0] ?? COMPRESSIONS.find((compression) => !reads.includes(compression));
    return bad === undefined ? undefined : image("", bad);
  },
  before: { passes: "no release before it was looked at" },
});
boundaryCases(kernelImageIsReadable, imagesOfDistributions, {
  at: () => image("4.17.5", null),
  past: () => undefined,
  before: { passes: "no kernel before it was looked at" },
});
withoutBoundary(kernelImageIsReadable, grubUnpacking, "It is GRUB's, whatever the release.");
