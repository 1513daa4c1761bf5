import { shippedKernel, shippedKernelDocumented } from "../lib/facts/kernels";
import { oldXen } from "../lib/model/sample";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { isKernel } from "../lib/questions/shipped-kernel";

export const dom0KernelIsOfRelease = definePolicy({
  id: "dom0-kernel-is-of-release",
  subject: "host",
  covers: ["H13a"],
  judges: "state",
  severity: "info",
  summary: "dom0 runs the kernel that its release of Xen came with.",
  rationale:
    "Up to 3.4 each release of Xen brought patches for one Linux kernel. A dom0 with another runs what its distribution patched and tested; Xen's own developers did not, and a driver from a newer kernel has to be " +
    "ported back to the release's.",
  remedy: "Use the release's own kernel, or ask the distribution when something is wrong.",
  notReported: "Releases from 4.0 on, which bring no kernel.",
  facts: [shippedKernel, shippedKernelDocumented],
  messages: {
    other: message<{ kernel: string; shipped: string; release: string }>(
      ({ kernel, shipped, release }) =>
        `its dom0 runs Linux ${kernel}, and Xen ${release} came with ${shipped}: it is a distribution's own, and not what Xen's developers tested`,
    ),
  },
  check({ host }, { need, factOr, cite, report }) {
    if (host.dom0.kernel === undefined) return;
    const release = need(host.xen, "release");
    const shipped = factOr(shippedKernel, release, undefined);
    if (shipped === undefined) return;
    cite(shippedKernelDocumented, release);
    const kernel = need(host.dom0, "kernel");
    if (!isKernel(kernel, shipped))
      report("other", { kernel: kernel.toString(), shipped, release: release.toString() }, at(host.dom0, "kernel"));
  },
  examples: {
    rejected: {
      at: "dom0.kernel",
      host: oldXen("3.0.3", { dom0: { kernel: "2.6.18" } }),
      domU: { kernel: "2.6.16.29" },
    },
    accepted: { host: oldXen("3.0.3", { dom0: { kernel: "2.6.16.29-xen" } }), domU: { kernel: "2.6.16.29" } },
  },
});
