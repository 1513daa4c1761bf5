import { frequencyDrivers, frequencyScalingDocumented } from "../lib/facts/frequency";
import { oldXen } from "../lib/model/sample";
import { at } from "../lib/model/place";
import { namedFrequencyDrivers } from "../lib/questions/frequency-driver";
import { definePolicy, message, messageOf } from "../lib/policy/policy";

/** The driver that lets dom0 set the frequency with Xen's knowledge. */
const BY_DOM0 = "dom0-kernel";

export const frequencyDaemonsAreOff = definePolicy({
  id: "frequency-daemons-are-off",
  subject: "host",
  covers: ["H10"],
  judges: "state",
  severity: "error",
  summary: "Nothing in dom0 sets the frequency of CPUs that Xen runs on.",
  rationale:
    "Up to 3.1 Xen keeps time by the CPUs' time stamp counters and knows nothing of frequencies. A daemon or driver in dom0 that changes them makes time in every domain go wrong; one that uses registers has its writes " +
    "swallowed. From 3.2 on dom0 may do it if Xen is told so (cpufreq=dom0-kernel), and from 3.4 on Xen does it itself: what dom0 sets then has no effect.",
  remedy:
    "Turn powernowd, cpuspeed, cpufreqd and the like off in dom0, and say frequencyDaemons: []. Where Xen scales the frequency, tune with xenpm.",
  notReported: "Hosts that don't declare dom0.frequencyDaemons.",
  facts: [frequencyDrivers, frequencyScalingDocumented],
  messages: {
    harmful: message<{ daemons: readonly string[]; release: string }>(
      ({ daemons, release }) =>
        `${daemons.join(", ")} in dom0 ${daemons.length === 1 ? "sets" : "set"} the CPUs' frequency, of which Xen ${release} knows nothing: time goes wrong in every domain`,
    ),
    useless: messageOf<{ daemons: readonly string[]; release: string }>(
      "info",
      ({ daemons, release }) =>
        `${daemons.join(", ")} in dom0 can't set the CPUs' frequency: Xen ${release} leaves that to dom0 only with cpufreq=dom0-kernel`,
    ),
  },
  check({ host }, { need, needed, fact, cite, report }) {
    if (host.dom0.frequencyDaemons === undefined) return;
    const xen = need(host.xen, "release");
    const { drivers } = fact(frequencyDrivers, xen);
    const daemons = need(host.dom0, "frequencyDaemons");
    if (daemons.length === 0) return;
    const release = xen.toString();
    if (!drivers.includes(BY_DOM0)) {
      cite(frequencyScalingDocumented, xen);
      report("harmful", { daemons, release }, at(host.dom0, "frequencyDaemons"));
    } else if (!namedFrequencyDrivers(host, { needed }).includes(BY_DOM0))
      report("useless", { daemons, release }, at(host.dom0, "frequencyDaemons"));
  },
  examples: {
    rejected: {
      at: "dom0.frequencyDaemons",
      host: oldXen("3.0.3", { dom0: { frequencyDaemons: ["powernowd"] } }),
      domU: { kernel: "2.6.16.29" },
    },
    accepted: { host: oldXen("3.0.3", { dom0: { frequencyDaemons: [] } }), domU: { kernel: "2.6.16.29" } },
  },
});
