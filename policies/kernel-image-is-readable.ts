import { grubUnpacking, imagesOfDistributions, kernelUnpacking } from "../lib/facts/kernel-image";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { definePolicy, message, messageOf } from "../lib/policy/policy";
import { judgeKernelImage } from "../lib/questions/kernel-image";
import { fileName } from "../lib/units/file-name";
import type { Compression } from "../lib/xen/compression";

/** GRUB's own builds that run as a PV domU and load its kernel (grub-xen). */
const GRUB = /^grub-(x86_64|i386)-xen\.bin$/;

export const kernelImageIsReadable = definePolicy({
  id: "kernel-image-is-readable",
  subject: "domU",
  covers: ["D11"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "The kernel of a PV or PVH domU is compressed in a way that its host's release unpacks.",
  rationale:
    "The domain builder, not the kernel, unpacks the image of a PV or PVH domU, and each release knows only the compressions of its time. A distribution that changes the compression of its kernels with an update leaves domUs that no longer start; lz4 fails with some images before 4.11.4, 4.12.2 and 4.13.",
  remedy:
    "Declare kernelCompression as the image has it; or repack the image (extract-vmlinux), or upgrade the host, or make the domU HVM.",
  notReported: "HVM domUs; kernels of which neither release nor compression is declared.",
  facts: [kernelUnpacking, imagesOfDistributions, grubUnpacking],
  messages: {
    unread: message<{ compression: Compression; reads: readonly Compression[]; release: string }>(
      ({ compression, reads, release }) =>
        `its kernel is compressed by ${compression}, and Xen ${release} unpacks ${reads.join(", ")} only`,
      { facts: [kernelUnpacking] },
    ),
    unsound: messageOf<{ compression: Compression; release: string }>(
      "warning",
      ({ compression, release }) =>
        `its kernel is compressed by ${compression}, at which Xen ${release} fails with some images`,
      { facts: [kernelUnpacking] },
    ),
    unreadByGrub: message<{ compression: Compression; reads: readonly Compression[] }>(
      ({ compression, reads }) =>
        `its kernel is compressed by ${compression}, and the GRUB that loads it in a PV domU unpacks ${reads.join(", ")} only`,
      {
        remedy: "Make the domU PVH (grub-i386-xen_pvh.bin), where the kernel unpacks itself, or repack the kernel.",
        facts: [grubUnpacking],
      },
    ),
  },
  check({ host, domU }, { need, fact, factOr, report, undecided }) {
    if (domU.type === "hvm" || (domU.os !== undefined && need(domU, "os") !== "linux")) return;
    const release = need(host.xen, "release");
    const place = at(domU, "kernelCompression");
    if (domU.boot.kernel !== undefined && GRUB.test(fileName(need(domU.boot, "kernel")))) {
      const reads = fact(grubUnpacking, release);
      if (domU.kernelCompression !== undefined) {
        const compression = need(domU, "kernelCompression");
        if (!reads.includes(compression)) report("unreadByGrub", { compression, reads }, place);
      } else if (isKnown(domU.kernel)) {
        const possible = factOr(imagesOfDistributions, domU.kernel, []);
        if (possible.length > 0)
          undecided(
            `how its kernel is compressed is not declared (kernelCompression), and the GRUB that loads it in a PV domU does not unpack ${possible.join(" and ")}, as kernels of that release may be`,
            place,
            "info",
          );
      }
      return;
    }
    const image = judgeKernelImage(host, domU, { need, factOr });
    if (image.verdict === "unread") report("unread", { ...image, release: release.toString() }, place);
    else if (image.verdict === "unsound") report("unsound", { ...image, release: release.toString() }, place);
    else if (image.verdict === "undeclared")
      undecided(
        `how its kernel is compressed is not declared (kernelCompression), and Xen ${release} does not unpack every image of ${image.possible.join(" and ")}, as kernels of that release may be`,
        place,
        "warning",
      );
  },
  examples: {
    rejected: {
      at: "domUs.web.kernelCompression",
      host: { xen: { release: "4.14.0" }, dom0: { kernelCompression: "xz" } },
      domU: { kernelCompression: "zstd" },
      also: ["xen-release-is-supported"],
    },
    accepted: { domU: { kernelCompression: "zstd" } },
  },
});
