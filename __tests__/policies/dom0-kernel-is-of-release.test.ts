import { shippedKernel, shippedKernelDocumented } from "../../lib/facts/kernels";
import { dom0KernelIsOfRelease } from "../../policies/dom0-kernel-is-of-release";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";
import { withoutBoundary } from "../support/versioned-facts";

const host = (release: string, kernel: string | null) => ({ host: { xen: { release }, dom0: { kernel } } });

policyCases(dom0KernelIsOfRelease, {
  valid: [
    { name: "2.6.16.29 on 3.0.3", ...host("3.0.3", "2.6.16.29-xen0") },
    { name: "2.6.16.33 on 3.0.4", ...host("3.0.4", "2.6.16.33-xen") },
    { name: "2.6.18.8 on 3.2.0", ...host("3.2.0", "2.6.18.8-xen") },
    { name: "6.1 on 4.17.5, which ships none", ...host("4.17.5", "6.1.0") },
    { name: "a host that doesn't say", ...host("3.0.3", null) },
  ],
  invalid: [
    {
      name: "2.6.18 on 3.0.3",
      ...host("3.0.3", "2.6.18-8.el5xen"),
      says: ["its dom0 runs Linux 2.6.18-8.el5xen, and Xen 3.0.3 came with 2.6.16.29"],
    },
    {
      name: "2.6.16.2 on 3.0.3, whose number only begins alike",
      ...host("3.0.3", "2.6.16.2"),
      says: ["came with 2.6.16.29"],
    },
    { name: "2.6.19 on 3.1.0", ...host("3.1.0", "2.6.19"), says: ["Xen 3.1.0 came with 2.6.18"] },
  ],
  undecided: [],
});

boundaryCases(dom0KernelIsOfRelease, shippedKernel, {
  at: (kernel) => ({ host: { dom0: { kernel } } }),
  past: () => ({ host: { dom0: { kernel: "2.6.20" } } }),
  before: { passes: "it is not known what such a release came with" },
});
withoutBoundary(dom0KernelIsOfRelease, shippedKernelDocumented, "It says the same as the source, and is cited.");
