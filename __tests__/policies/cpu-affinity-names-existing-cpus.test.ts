import { affinityNeedsCpu } from "../../lib/facts/affinity";
import { cpuAffinityNamesExistingCpus } from "../../policies/cpu-affinity-names-existing-cpus";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const on = (
  cpus: string | number | readonly string[],
  commandLine: string | null = "dom0_mem=2048M,max:2048M",
  release = "4.17.5",
) => ({
  host: { cpus: 8, xen: { release, commandLine } },
  domU: { settings: { cpus: typeof cpus === "object" ? [...cpus] : cpus } },
});

policyCases(cpuAffinityNamesExistingCpus, {
  valid: [
    { name: "the last CPU of the host", ...on("7") },
    { name: "a number", ...on(3) },
    { name: "all of them but one", ...on("all,^3") },
    { name: "a CPU for each vCPU", ...on(["2", "3"]) },
    { name: "the CPUs of a NUMA node, which only the host knows", ...on("nodes:0-9") },
    { name: "CPUs beyond, where hyperthreads are turned off", ...on("8-14", "smt=off") },
    { name: "CPUs that exist, on any release", ...on("0-7", null, "3.0.3") },
    { name: "a domU that does not say", domU: {} },
  ],
  invalid: [
    { name: "CPUs that are all beyond", ...on("8-11"), says: ["its cpus are 8-11, and the host has CPUs 0 to 7 only"] },
    { name: "a vCPU whose CPU is beyond", ...on(["2", "8"]), says: ["its cpus are 8,"] },
    { name: "a range whose existing part is taken back", ...on("4-9,^4-7"), says: ["its cpus are 4-9,^4-7"] },
    {
      name: "nothing, but warns of CPUs that are partly beyond",
      ...on("6-9"),
      severity: "warning",
      says: ["of which some are beyond the host's CPUs 0 to 7"],
    },
    {
      name: "nothing, but warns of CPUs beyond on 4.4.1, which starts the domU on any",
      ...on("8", undefined, "4.4.1"),
      severity: "warning",
      says: ["Xen 4.4.1 starts it on any of them"],
    },
  ],
  undecided: [
    { name: "CPUs beyond, where nobody says how Xen was started", ...on("8", null), says: ["declare xen.commandLine"] },
    {
      name: "CPUs beyond on 4.1.6, before the sources begin",
      ...on("8", null, "4.1.6"),
      says: ["no source was found for Xen 4.1.6"],
    },
    {
      name: "CPUs of a host that does not say how many it has",
      host: { cpus: null },
      domU: { settings: { cpus: "0" } },
      says: ["hosts.alpha.cpus is not declared"],
    },
  ],
});

boundaryCases(cpuAffinityNamesExistingCpus, affinityNeedsCpu, {
  at: (_, release) => on("7", undefined, release),
  past: (_, release) => on("8", undefined, release),
  before: (release) => on("8", undefined, release),
});
