import { frequencyDrivers } from "../../lib/facts/frequency";
import { cpufreqDriverMatchesRelease } from "../../policies/cpufreq-driver-matches-release";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const host = (release: string, cpufreq: string | null, commandLine: string | null = null) => ({
  host: { xen: { release, commandLine }, dom0: { cpufreq } },
});

policyCases(cpufreqDriverMatchesRelease, {
  valid: [
    { name: "nothing that sets the frequency on 3.0.3", ...host("3.0.3", "none") },
    { name: "dom0 on 3.2.0, the first that lets it", ...host("3.2.0", "dom0-kernel") },
    { name: "Xen on 3.3.0, the first that can", ...host("3.3.0", "xen") },
    { name: "dom0 on 4.6.0", ...host("4.6.0", "dom0-kernel") },
    { name: "hwp on 4.18.0 with its fallback", ...host("4.18.0", null, "cpufreq=hwp:hdc;xen:performance,verbose") },
    { name: "amd-cppc on 4.21.0", ...host("4.21.0", null, "cpufreq=amd-cppc:active") },
    { name: "a governor alone", ...host("4.17.5", "xen", "cpufreq=yes:performance") },
    { name: "a host that doesn't say", ...host("3.0.3", null) },
  ],
  invalid: [
    {
      name: "dom0 on 3.1.4",
      ...host("3.1.4", "dom0-kernel"),
      says: ["its dom0 sets the CPUs' frequency, of which Xen 3.1.4 knows nothing"],
    },
    {
      name: "nothing, but warns of Xen on 3.2.0",
      ...host("3.2.0", "xen"),
      severity: "warning",
      says: ["is left to xen, which Xen 3.2.0 does not have: it has none, dom0-kernel"],
    },
    {
      name: "nothing, but warns of dom0 on 4.7.0",
      ...host("4.7.0", "dom0-kernel"),
      severity: "warning",
      says: ["dom0-kernel, which is deprecated in Xen 4.7.0"],
    },
    {
      name: "nothing, but warns of hwp on 4.17.5",
      ...host("4.17.5", null, "cpufreq=hwp"),
      severity: "warning",
      says: ["hwp, which Xen 4.17.5 does not have"],
    },
    {
      name: "nothing, but warns of amd-cppc on 4.20.0",
      ...host("4.20.0", null, "cpufreq=amd-cppc;xen"),
      severity: "warning",
      says: ["amd-cppc, which Xen 4.20.0 does not have"],
    },
  ],
  undecided: [
    {
      name: "dom0 on 3.0.1, before the sources begin",
      ...host("3.0.1", "dom0-kernel"),
      says: ["no source was found for Xen 3.0.1"],
    },
  ],
});

boundaryCases(cpufreqDriverMatchesRelease, frequencyDrivers, {
  at: ({ otherwise }) => ({ host: { xen: { commandLine: `cpufreq=${otherwise}` }, dom0: { cpufreq: null } } }),
  past: ({ drivers, deprecated }) => {
    const wrong = deprecated[0] ?? ["dom0-kernel", "xen", "hwp"].find((name) => !drivers.includes(name));
    return { host: { xen: { commandLine: `cpufreq=${wrong}` }, dom0: { cpufreq: null } } };
  },
});
