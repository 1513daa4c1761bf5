import { xenClocksource } from "../../lib/facts/kernels";
import { clocksourceIsLeftToXen } from "../../policies/clocksource-is-left-to-xen";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const FORCED = { extra: "console=hvc0 clocksource=jiffies" };

policyCases(clocksourceIsLeftToXen, {
  valid: [
    { name: "a domU that leaves it to its kernel", domU: {} },
    { name: "jiffies on a patched 2.6.18", domU: { kernel: "2.6.18-xen", boot: FORCED } },
    { name: "jiffies on a 2.6.17 of a distribution", domU: { kernel: "2.6.17", boot: FORCED } },
    { name: "another clocksource", domU: { boot: { extra: "clocksource=tsc" } } },
    { name: "a domU without arguments", domU: { boot: { extra: null } } },
  ],
  invalid: [
    {
      name: "jiffies on 6.1",
      domU: { boot: FORCED },
      says: ["it is started with clocksource=jiffies, and its Linux 6.1.0 takes the clocksource xen by itself"],
    },
    {
      name: "jiffies on the 2.6.16.29 of 3.0.3, which has no clocksources",
      host: { xen: { release: "3.0.3" } },
      domU: { kernel: "2.6.16.29-xen", boot: FORCED },
      says: ["which says nothing to its Linux 2.6.16.29-xen: that has no clocksources"],
    },
  ],
  undecided: [
    {
      name: "jiffies on a kernel that nobody declared",
      domU: { kernel: null, boot: FORCED },
      says: ["kernel is not declared"],
    },
  ],
});

boundaryCases(clocksourceIsLeftToXen, xenClocksource, {
  at: () => ({ domU: {} }),
  past: () => ({ domU: { boot: FORCED } }),
  before: { passes: "jiffies were the workaround there" },
});
