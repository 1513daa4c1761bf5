import { shippedKernel, shippedKernelDocumented } from "../lib/facts/kernels";
import { oldXen } from "../lib/model/sample";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { isKernel } from "../lib/questions/shipped-kernel";

export const domuKernelIsOfRelease = definePolicy({
  id: "domu-kernel-is-of-release",
  subject: "domU",
  covers: ["H13b"],
  judges: "state",
  family: "x86",
  severity: "info",
  summary: "A PV domU runs the kernel that its host's release of Xen came with, where a domU could have no other.",
  rationale:
    "3.0.3 and 3.0.4 brought patches for one Linux kernel, for dom0 and domUs alike, and mainline Linux could not be a PV domU yet. A PV domU with another kernel runs what its distribution patched and tested; " +
    "Xen's own developers did not, and a driver from a newer kernel has to be ported back to the release's.",
  remedy: "Use the release's own kernel, or ask the distribution when something is wrong.",
  notReported: "Releases from 3.1 on, by whose time mainline Linux learns to be a PV domU; HVM domUs; dom0.",
  facts: [shippedKernelDocumented, shippedKernel],
  messages: {
    other: message<{ kernel: string; shipped: string; release: string }>(
      ({ kernel, shipped, release }) =>
        `it is PV and runs Linux ${kernel}, and Xen ${release} came with ${shipped}: it is a distribution's own, and not what Xen's developers tested`,
    ),
  },
  check({ host, domU }, { need, factOr, cite, report }) {
    if (domU.type !== "pv" || domU.kernel === undefined) return;
    const release = need(host.xen, "release");
    const shipped = factOr(shippedKernelDocumented, release, undefined);
    if (shipped === undefined) return;
    cite(shippedKernel, release);
    const kernel = need(domU, "kernel");
    if (!isKernel(kernel, shipped))
      report("other", { kernel: kernel.toString(), shipped, release: release.toString() }, at(domU, "kernel"));
  },
  examples: {
    rejected: { at: "domUs.web.kernel", host: oldXen("3.0.3"), domU: { kernel: "2.6.18" } },
    accepted: { host: oldXen("3.0.3"), domU: { kernel: "2.6.16.29-xen" } },
  },
});
