import { at } from "../lib/model/place";
import { definePolicy, message, messageOf } from "../lib/policy/policy";
import { judgeKernelImage, kernelImageFacts } from "../lib/questions/kernel-image";
import type { Compression } from "../lib/xen/compression";

export const dom0KernelImageIsReadable = definePolicy({
  id: "dom0-kernel-image-is-readable",
  subject: "host",
  covers: ["D11"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "dom0's kernel is compressed in a way that the hypervisor unpacks.",
  rationale:
    "The hypervisor unpacks dom0's kernel itself. Where it can't, it panics (“Could not set up DOM0 guest OS”), and the host does not come up after its next reboot.",
  remedy: "Declare dom0.kernelCompression as the image has it; keep a kernel that boots, or upgrade Xen first.",
  notReported: "Kernels of which neither release nor compression is declared.",
  facts: kernelImageFacts,
  messages: {
    unread: message<{ compression: Compression; reads: readonly Compression[]; release: string }>(
      ({ compression, reads, release }) =>
        `its dom0's kernel is compressed by ${compression}, and Xen ${release} unpacks ${reads.join(", ")} only`,
    ),
    unsound: messageOf<{ compression: Compression; release: string }>(
      "warning",
      ({ compression, release }) =>
        `its dom0's kernel is compressed by ${compression}, at which Xen ${release} fails with some images`,
    ),
  },
  check({ host }, { need, factOr, report, undecided }) {
    const image = judgeKernelImage(host, host.dom0, { need, factOr });
    const place = at(host.dom0, "kernelCompression");
    const release = need(host.xen, "release").toString();
    if (image.verdict === "unread") report("unread", { ...image, release }, place);
    else if (image.verdict === "unsound") report("unsound", { ...image, release }, place);
    else if (image.verdict === "undeclared")
      undecided(
        `how its dom0's kernel is compressed is not declared (dom0.kernelCompression), and Xen ${release} does not unpack every image of ${image.possible.join(" and ")}, as kernels of that release may be`,
        place,
        "info",
      );
  },
  examples: {
    rejected: {
      at: "dom0.kernelCompression",
      host: { xen: { release: "4.14.0" }, dom0: { kernelCompression: "zstd" } },
      domU: { kernelCompression: "gzip" },
      also: ["xen-release-is-supported"],
    },
    accepted: { host: { dom0: { kernelCompression: "zstd" } } },
  },
});
