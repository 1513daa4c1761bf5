import { frequencyDrivers, frequencyScalingDocumented } from "../lib/facts/frequency";
import { oldXen } from "../lib/model/sample";
import { at } from "../lib/model/place";
import { namedFrequencyDrivers } from "../lib/questions/frequency-driver";
import { definePolicy, message, messageOf } from "../lib/policy/policy";

const BY_DOM0 = "dom0-kernel";
/** Other words of `cpufreq=` are governors, frequencies and booleans. */
const DRIVERS = [BY_DOM0, "none", "xen", "hwp", "amd-cppc"];

export const cpufreqDriverMatchesRelease = definePolicy({
  id: "cpufreq-driver-matches-release",
  subject: "host",
  covers: ["H10"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "What sets the CPUs' frequency is something that the release knows.",
  rationale:
    "Up to 3.1 nothing may: Xen's clock does not survive it. 3.2 learned to let dom0 do it, 3.3 to do it itself, 4.18 and 4.21 to leave it to the CPU. An option that a release does not know is ignored, " +
    "and leaving it to dom0 is deprecated since 4.7.",
  remedy: "Take cpufreq= away from Xen's command line, and declare a driver that the release has.",
  facts: [frequencyDrivers, frequencyScalingDocumented],
  messages: {
    harmful: message<{ release: string }>(
      ({ release }) =>
        `its dom0 sets the CPUs' frequency, of which Xen ${release} knows nothing: time goes wrong in every domain`,
    ),
    unknown: messageOf<{ driver: string; release: string; drivers: readonly string[] }>(
      "warning",
      ({ driver, release, drivers }) =>
        `its CPUs' frequency is left to ${driver}, which Xen ${release} does not have: it has ${drivers.join(", ")}`,
    ),
    deprecated: messageOf<{ driver: string; release: string }>(
      "warning",
      ({ driver, release }) =>
        `its CPUs' frequency is left to ${driver}, which is deprecated in Xen ${release} and not supported by all dom0 kernels`,
    ),
  },
  check({ host }, { need, needed, fact, cite, report }) {
    if (host.dom0.cpufreq !== undefined) need(host.dom0, "cpufreq");
    const named = namedFrequencyDrivers(host, { needed }).filter((word) => DRIVERS.includes(word));
    if (named.length === 0) return;
    const xen = need(host.xen, "release");
    const { drivers, deprecated } = fact(frequencyDrivers, xen);
    const release = xen.toString();
    const place = (driver: string) => ({
      at: host.dom0.cpufreq === driver ? at(host.dom0, "cpufreq") : at(host.xen, "commandLine"),
      about: driver,
    });
    for (const driver of named) {
      if (deprecated.includes(driver)) report("deprecated", { driver, release }, place(driver));
      if (drivers.includes(driver)) continue;
      if (driver === BY_DOM0) {
        cite(frequencyScalingDocumented, xen);
        report("harmful", { release }, place(driver));
      } else report("unknown", { driver, release, drivers }, place(driver));
    }
  },
  examples: {
    rejected: {
      at: "dom0.cpufreq",
      host: oldXen("3.0.4", { dom0: { cpufreq: "dom0-kernel" } }),
      domU: { kernel: "2.6.16.33" },
    },
    accepted: { host: oldXen("3.0.4", { dom0: { cpufreq: "none" } }), domU: { kernel: "2.6.16.33" } },
  },
});
