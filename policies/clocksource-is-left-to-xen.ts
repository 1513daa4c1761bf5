import { jiffiesUnstable, noClocksources, xenClocksource } from "../lib/facts/kernels";
import { at } from "../lib/model/place";
import { isUnknown } from "../lib/model/planned";
import { definePolicy, message } from "../lib/policy/policy";
import { FORCED, isForced } from "../lib/questions/forced-clocksource";

export const clocksourceIsLeftToXen = definePolicy({
  id: "clocksource-is-left-to-xen",
  subject: "domU",
  covers: ["H14b"],
  judges: "state",
  family: "x86",
  severity: "warning",
  summary: "A domU is not told to take another clock, where its kernel has Xen's or no choice.",
  rationale:
    'clocksource=jiffies was a workaround for domUs that said "clocksource/0: Time went backwards" and hung, on patched kernels of 2.6.18 to 2.6.26. A kernel with pv-ops takes Xen\'s clock by itself, ' +
    "and the page that gives the workaround warns that jiffies can make a clock worse. The kernels of 3.0.3 and 3.0.4 have no clocksources at all: the workaround does nothing there.",
  remedy: "Take clocksource=jiffies out of boot.extra, and run NTP in dom0 or in the domU.",
  notReported:
    "Kernels from 2.6.17 up to 2.6.32, which the workaround is for; what stands in the boot loader's configuration inside the domU; dom0 (dom0-clocksource-is-left-to-xen).",
  facts: [xenClocksource, noClocksources, jiffiesUnstable],
  messages: {
    noChoice: message<{ kernel: string }>(
      ({ kernel }) =>
        `it is started with ${FORCED}, which says nothing to its Linux ${kernel}: that has no clocksources`,
      {
        remedy:
          "Take clocksource=jiffies out of boot.extra. Where time goes backwards, run NTP in dom0, and look for what changes the CPUs' frequency.",
        facts: [noClocksources],
      },
    ),
    forced: message<{ kernel: string; clocksource: string }>(
      ({ kernel, clocksource }) =>
        `it is started with ${FORCED}, and its Linux ${kernel} takes the clocksource ${clocksource} by itself`,
    ),
  },
  check({ host, domU }, { need, factOr, cite, report }) {
    const { extra } = domU.boot;
    if (extra === undefined || isUnknown(extra) || !isForced(extra)) return;
    const kernel = need(domU, "kernel");
    if (domU.type === "pv" && factOr(noClocksources, kernel, false))
      report("noChoice", { kernel: kernel.toString() }, at(domU.boot, "extra"));
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
