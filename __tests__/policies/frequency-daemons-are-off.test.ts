import { frequencyDrivers } from "../../lib/facts/frequency";
import { frequencyDaemonsAreOff } from "../../policies/frequency-daemons-are-off";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const host = (release: string, frequencyDaemons: string[] | null, more: object = {}) => ({
  host: { xen: { release }, dom0: { cpufreq: null, frequencyDaemons, ...more } },
});

policyCases(frequencyDaemonsAreOff, {
  valid: [
    { name: "a 3.0.3 that says there are none", ...host("3.0.3", []) },
    { name: "a 3.0.3 that doesn't say", ...host("3.0.3", null) },
    { name: "a daemon on 3.2.0 that leaves it to dom0", ...host("3.2.0", ["powernowd"], { cpufreq: "dom0-kernel" }) },
    {
      name: "a daemon on 3.4.0 with cpufreq=dom0-kernel",
      host: {
        xen: { release: "3.4.0", commandLine: "cpufreq=dom0-kernel" },
        dom0: { cpufreq: null, frequencyDaemons: ["powernowd"] },
      },
    },
  ],
  invalid: [
    {
      name: "powernowd on 3.0.4",
      ...host("3.0.4", ["powernowd"]),
      says: [
        "powernowd in dom0 sets the CPUs' frequency, of which Xen 3.0.4 knows nothing: time goes wrong in every domain",
      ],
    },
    {
      name: "two daemons on 3.1.4, whatever is said of drivers",
      ...host("3.1.4", ["cpuspeed", "cpufreqd"], { cpufreq: "dom0-kernel" }),
      says: ["cpuspeed, cpufreqd in dom0 set"],
    },
    {
      name: "nothing, but tells of a daemon on 3.2.0",
      ...host("3.2.0", ["powernowd"]),
      severity: "info",
      says: ["powernowd in dom0 can't set the CPUs' frequency"],
    },
    {
      name: "nothing, but tells of a daemon on 4.17.5",
      ...host("4.17.5", ["cpupower"], { cpufreq: "xen" }),
      severity: "info",
      says: ["Xen 4.17.5 leaves that to dom0 only with cpufreq=dom0-kernel"],
    },
  ],
  undecided: [
    {
      name: "a daemon on 3.0.1, before the sources begin",
      ...host("3.0.1", ["powernowd"]),
      says: ["no source was found for Xen 3.0.1"],
    },
  ],
});

boundaryCases(frequencyDaemonsAreOff, frequencyDrivers, {
  at: () => ({ host: { dom0: { frequencyDaemons: [] } } }),
  past: () => ({ host: { dom0: { frequencyDaemons: ["powernowd"] } } }),
});
