import { xenClocksource } from "../../lib/facts/kernels";
import { dom0ClocksourceIsLeftToXen } from "../../policies/dom0-clocksource-is-left-to-xen";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const dom0 = (more: Record<string, string | null>) => ({
  host: { dom0: { commandLine: "root=/dev/sda1 ro clocksource=jiffies", ...more } },
});

policyCases(dom0ClocksourceIsLeftToXen, {
  valid: [
    { name: "a dom0 that leaves it to its kernel", ...dom0({ commandLine: "root=/dev/sda1 ro" }) },
    { name: "a host that doesn't say", host: {} },
    { name: "jiffies on a patched 2.6.18", ...dom0({ kernel: "2.6.18-xen" }) },
    { name: "another clocksource", ...dom0({ commandLine: "clocksource=tsc" }) },
    { name: "jiffies in a PVH dom0", ...dom0({ type: "pvh" }) },
  ],
  invalid: [
    {
      name: "jiffies on 6.1",
      ...dom0({}),
      says: ["its dom0 is started with clocksource=jiffies, and its Linux 6.1.0 takes the clocksource xen by itself"],
    },
    {
      name: "jiffies on the 2.6.16.29 of 3.0.3, which has no clocksources",
      ...dom0({ kernel: "2.6.16.29-xen" }),
      says: ["which says nothing to its Linux 2.6.16.29-xen: that has no clocksources"],
    },
  ],
  undecided: [
    { name: "jiffies on a kernel that nobody declared", ...dom0({ kernel: null }), says: ["kernel is not declared"] },
  ],
});

boundaryCases(dom0ClocksourceIsLeftToXen, xenClocksource, {
  at: () => dom0({ commandLine: "ro" }),
  past: () => dom0({}),
  before: { passes: "jiffies were the workaround there" },
  kernelOf: "dom0",
});
