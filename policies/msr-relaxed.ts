import { msrRelaxedIsInterim } from "../lib/facts/msr-relaxed";
import { at } from "../lib/model/place";
import { flagSetting } from "../lib/model/settings";
import { definePolicy, message } from "../lib/policy/policy";

export const msrRelaxed = definePolicy({
  id: "msr-relaxed",
  subject: "domU",
  covers: ["M84"],
  judges: "state",
  family: "x86",
  severity: "info",
  summary: "A domU does not lean on msr_relaxed, which will go.",
  rationale:
    "From 4.15 on a guest that reads an MSR which Xen doesn't know gets a fault. msr_relaxed=1 answers as 4.14 did, for guests that can't bear that. It is there for the time being, and xl warns of it at each start.",
  remedy: "Upgrade the guest, or report to the Xen project that it needs msr_relaxed.",
  facts: [msrRelaxedIsInterim],
  messages: {
    interim: message<{ release: string }>(
      ({ release }) => `it says msr_relaxed=1, which a release after Xen ${release} will no longer know`,
    ),
  },
  check({ host, domU }, { need, needed, factOr, report }) {
    const relaxed = flagSetting(domU.settings, "msr_relaxed");
    if (relaxed === undefined) return;
    const release = need(host.xen, "release");
    if (factOr(msrRelaxedIsInterim, release, false) && needed(relaxed, at(domU.settings, "msr_relaxed")))
      report("interim", { release: release.toString() }, at(domU.settings, "msr_relaxed"));
  },
  examples: {
    rejected: { at: "domUs.web.settings.msr_relaxed", domU: { type: "hvm", boot: null, settings: { msr_relaxed: 1 } } },
    accepted: { domU: { type: "hvm", boot: null, settings: { msr_relaxed: 0 } } },
  },
});
