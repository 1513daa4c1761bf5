import { jiffiesUnstable, xenClocksource } from "../lib/facts/kernels";
import { at } from "../lib/model/place";
import { isUnknown } from "../lib/model/planned";
import { definePolicy, message } from "../lib/policy/policy";

const FORCED = "clocksource=jiffies";

export const clocksourceIsLeftToXen = definePolicy({
  id: "clocksource-is-left-to-xen",
  subject: "domU",
  covers: ["H14"],
  judges: "state",
  family: "x86",
  severity: "warning",
  summary: "A domU whose kernel knows Xen's clock is not forced to another.",
  rationale:
    'clocksource=jiffies was a workaround for domUs that said "clocksource/0: Time went backwards" and hung, on patched kernels of 2.6.18 to 2.6.26. A kernel with pv-ops takes Xen\'s clock by itself, ' +
    "and the page that gives the workaround warns that jiffies can make a clock worse.",
  remedy: "Take clocksource=jiffies out of boot.extra, and run NTP in dom0 or in the domU.",
  notReported: "Kernels older than 2.6.32; what stands in the boot loader's configuration inside the domU; dom0.",
  facts: [xenClocksource, jiffiesUnstable],
  messages: {
    forced: message<{ kernel: string; clocksource: string }>(
      ({ kernel, clocksource }) =>
        `it is started with ${FORCED}, and its Linux ${kernel} takes the clocksource ${clocksource} by itself`,
    ),
  },
  check({ host, domU }, { need, factOr, cite, report }) {
    const { extra } = domU.boot;
    if (extra === undefined || isUnknown(extra) || !extra.split(/\s+/).includes(FORCED)) return;
    const kernel = need(domU, "kernel");
    const clocksource = factOr(xenClocksource, kernel, undefined);
    if (clocksource === undefined) return;
    cite(jiffiesUnstable, host.xen.release);
    report("forced", { kernel: kernel.toString(), clocksource }, at(domU.boot, "extra"));
  },
  examples: {
    rejected: { at: "domUs.web.boot.extra", domU: { boot: { extra: "console=hvc0 clocksource=jiffies" } } },
    accepted: { domU: { kernel: "2.6.18", boot: { extra: "clocksource=jiffies" } } },
  },
});
