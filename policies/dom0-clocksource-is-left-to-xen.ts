import { jiffiesUnstable, noClocksources, xenClocksource } from "../lib/facts/kernels";
import { at } from "../lib/model/place";
import { isUnknown } from "../lib/model/planned";
import { definePolicy, message } from "../lib/policy/policy";
import { dom0IsPvh } from "../lib/questions/dom0-type";
import { FORCED, isForced } from "../lib/questions/forced-clocksource";

export const dom0ClocksourceIsLeftToXen = definePolicy({
  id: "dom0-clocksource-is-left-to-xen",
  subject: "host",
  covers: ["H14b"],
  judges: "state",
  family: "x86",
  severity: "warning",
  summary: "dom0 is not told to take another clock, where its kernel has Xen's or no choice.",
  rationale:
    'clocksource=jiffies, in dom0 as in domUs, was a workaround for "clocksource/0: Time went backwards" on patched kernels of 2.6.18 to 2.6.26. A kernel with pv-ops takes Xen\'s clock by itself, ' +
    "and the page that gives the workaround warns that jiffies can make a clock worse. The kernels of 3.0.3 and 3.0.4 have no clocksources at all: it does nothing there.",
  remedy: "Take clocksource=jiffies off the command line of dom0's kernel, and run NTP in dom0.",
  notReported:
    "Kernels from 2.6.17 up to 2.6.32, which the workaround is for; a PVH dom0; hosts that don't declare dom0.commandLine; domUs (clocksource-is-left-to-xen).",
  facts: [xenClocksource, noClocksources, jiffiesUnstable],
  messages: {
    noChoice: message<{ kernel: string }>(
      ({ kernel }) =>
        `its dom0 is started with ${FORCED}, which says nothing to its Linux ${kernel}: that has no clocksources`,
      { facts: [noClocksources] },
    ),
    forced: message<{ kernel: string; clocksource: string }>(
      ({ kernel, clocksource }) =>
        `its dom0 is started with ${FORCED}, and its Linux ${kernel} takes the clocksource ${clocksource} by itself`,
      { facts: [xenClocksource, jiffiesUnstable] },
    ),
  },
  check({ host }, { need, needed, factOr, cite, report }) {
    const { commandLine } = host.dom0;
    if (commandLine === undefined || isUnknown(commandLine) || !isForced(commandLine)) return;
    if (dom0IsPvh(host, { need, needed })) return;
    const kernel = need(host.dom0, "kernel");
    const place = at(host.dom0, "commandLine");
    if (factOr(noClocksources, kernel, false)) return report("noChoice", { kernel: kernel.toString() }, place);
    const clocksource = factOr(xenClocksource, kernel, undefined);
    if (clocksource === undefined) return;
    cite(jiffiesUnstable, host.xen.release);
    report("forced", { kernel: kernel.toString(), clocksource }, place);
  },
  examples: {
    rejected: { at: "dom0.commandLine", host: { dom0: { commandLine: "root=/dev/sda1 ro clocksource=jiffies" } } },
    accepted: { host: { dom0: { commandLine: "root=/dev/sda1 ro" } } },
  },
});
