import { shippedKernel, shippedKernelDocumented } from "../../lib/facts/kernels";
import { domuKernelIsOfRelease } from "../../policies/domu-kernel-is-of-release";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";
import { withoutBoundary } from "../support/versioned-facts";

const on = (release: string, domU: Record<string, string | null>) => ({ host: { xen: { release } }, domU });

policyCases(domuKernelIsOfRelease, {
  valid: [
    { name: "2.6.16.29 on 3.0.3", ...on("3.0.3", { kernel: "2.6.16.29-xenU" }) },
    { name: "2.6.16.33 on 3.0.4", ...on("3.0.4", { kernel: "2.6.16.33-xen" }) },
    { name: "2.6.24 on 3.1.0, which mainline has by then", ...on("3.1.0", { kernel: "2.6.24" }) },
    { name: "6.1 on 4.17.5, which ships none", ...on("4.17.5", { kernel: "6.1.0" }) },
    { name: "a domU that doesn't say", ...on("3.0.3", { kernel: null }) },
    { name: "an HVM domU", ...on("3.0.3", { type: "hvm", boot: null, kernel: "2.6.18" }) },
  ],
  invalid: [
    {
      name: "2.6.18 on 3.0.3",
      ...on("3.0.3", { kernel: "2.6.18-8.el5xen" }),
      says: ["it is PV and runs Linux 2.6.18-8.el5xen, and Xen 3.0.3 came with 2.6.16.29"],
    },
    {
      name: "2.6.16.3 on 3.0.4, whose number only begins alike",
      ...on("3.0.4", { kernel: "2.6.16.3" }),
      says: ["came with 2.6.16.33"],
    },
  ],
  undecided: [],
});

boundaryCases(domuKernelIsOfRelease, shippedKernelDocumented, {
  at: (kernel) => ({ domU: { kernel } }),
  past: () => ({ domU: { kernel: "2.6.20" } }),
  before: { passes: "it is not known what such a release came with" },
});
withoutBoundary(domuKernelIsOfRelease, shippedKernel, "It says the same as the source document, and is cited.");
