import { schedulers } from "../../lib/facts/scheduler";
import {
  cpusByCommandLine,
  dom0TypeByCommandLine,
  dom0VcpusByCommandLine,
  frequencyByCommandLine,
  memoryByCommandLine,
  schedulerByCommandLine,
} from "../../lib/facts/xen-options";
import { Unknown } from "../../lib/model/planned";
import { commandLineAgreesWithDeclaration } from "../../policies/command-line-agrees-with-declaration";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";
import { withoutBoundary } from "../support/versioned-facts";

const setup = (commandLine: string | Unknown | null, xen: object, dom0: object = {}) => ({
  host: { xen: { commandLine, ...xen }, dom0 },
});

policyCases(commandLineAgreesWithDeclaration, {
  valid: [
    { name: "a host without a command line", ...setup(null, { scheduler: "credit" }, { type: "pv", vcpus: 8 }) },
    {
      name: "what only the command line says",
      ...setup("sched=credit dom0=pvh dom0_max_vcpus=2", { scheduler: null }),
    },
    {
      name: "what only the declaration says",
      ...setup("console=vga", { scheduler: "credit" }, { type: "pvh", vcpus: 8 }),
    },
    {
      name: "the same, on both sides",
      ...setup("sched=credit dom0=pvh dom0_max_vcpus=2", { scheduler: "credit" }, { type: "pvh", vcpus: 2 }),
    },
    { name: "the last of two", ...setup("sched=credit2 sched=credit", { scheduler: "credit" }) },
    { name: "a scheduler that the release does not have", ...setup("sched=sedf", { scheduler: "credit2" }) },
    { name: "fewer vCPUs than the command line gives", ...setup("dom0_max_vcpus=4", {}, { vcpus: 2 }) },
    { name: "vCPUs within a range", ...setup("dom0_max_vcpus=2-4", {}, { vcpus: 4 }) },
    { name: "vCPUs without an upper bound", ...setup("dom0_max_vcpus=2-", {}, { vcpus: 64 }) },
    { name: "vCPUs of another form", ...setup("dom0_max_vcpus=0x2", {}, { vcpus: 64 }) },
    { name: "a dom0 of which the command line says other things", ...setup("dom0=verbose", {}, { type: "pv" }) },
    { name: "a dom0 that the command line makes both", ...setup("dom0=pv,pvh", {}, { type: "pv" }) },
    {
      name: "releases of which no document tells",
      ...setup("sched=credit dom0=pvh dom0_max_vcpus=2", { release: "4.1.0", scheduler: "credit2" }, { vcpus: 8 }),
    },
  ],
  invalid: [
    {
      name: "another scheduler",
      ...setup("dom0_mem=2G sched=credit2", { scheduler: "credit" }),
      says: ["its scheduler is declared as credit, and sched=credit2 is on Xen's command line"],
    },
    {
      name: "a PV dom0 that the command line makes PVH",
      ...setup("dom0=pvh,verbose", {}, { type: "pv" }),
      says: ["its dom0 is declared as pv, and dom0=pvh is on Xen's command line"],
    },
    {
      name: "a PVH dom0 that the command line makes PV",
      ...setup("dom0=pv", {}, { type: "pvh" }),
      says: ["its dom0 is declared as pvh, and dom0=pv is on Xen's command line"],
    },
    {
      name: "one vCPU more",
      ...setup("dom0_max_vcpus=4", {}, { vcpus: 5 }),
      says: ["declared with 5 vCPUs, and dom0_max_vcpus=4 on Xen's command line gives it no more than 4"],
    },
    {
      name: "one vCPU more than a range has",
      ...setup("dom0_max_vcpus=2-4", {}, { vcpus: 5 }),
      says: ["no more than 4"],
    },
    {
      name: "more CPUs than it brings up",
      host: { cpus: 8, xen: { commandLine: "maxcpus=4" } },
      says: ["it is declared with 8 CPUs, and maxcpus=4 on Xen's command line brings up no more than that"],
    },
    {
      name: "more memory than it uses",
      host: { memory: "64GiB", xen: { commandLine: "mem=32G" } },
      says: [
        "it is declared with 64GiB of memory, and mem=32G on Xen's command line leaves what is beyond 32GiB unused",
      ],
    },
    {
      name: "another driver of the frequency",
      ...setup("cpufreq=none", {}, { cpufreq: "xen" }),
      says: ["its dom0.cpufreq is declared as xen, and cpufreq=none on Xen's command line makes it none"],
    },
    {
      name: "a driver of the hypervisor's where dom0 is declared",
      ...setup("cpufreq=hwp:hdc=0;xen", {}, { cpufreq: "dom0-kernel" }),
      says: ["makes it xen"],
    },
    {
      name: "all of it at once",
      ...setup("sched=credit2 dom0=pvh dom0_max_vcpus=1", { scheduler: "credit" }, { type: "pv", vcpus: 2 }),
      says: ["its dom0 is declared as pv", "its dom0 is declared with 2 vCPUs", "its scheduler"],
    },
  ],
  undecided: [
    {
      name: "a command line that is not known until apply",
      ...setup(new Unknown(), { scheduler: "credit" }),
      says: ["commandLine is not known until apply"],
    },
    {
      name: "a scheduler that is not known until apply",
      ...setup("sched=credit", { scheduler: new Unknown() }),
      says: ["scheduler is not known until apply"],
    },
  ],
});

const passesBefore = { passes: "no document of an older release tells it" } as const;

boundaryCases(commandLineAgreesWithDeclaration, schedulerByCommandLine, {
  at: () => setup("sched=credit", { scheduler: "credit" }),
  past: () => setup("sched=credit", { scheduler: "credit2" }),
  before: passesBefore,
});
boundaryCases(commandLineAgreesWithDeclaration, dom0TypeByCommandLine, {
  at: () => setup("dom0=pvh", {}, { type: "pvh" }),
  past: () => setup("dom0=pvh", {}, { type: "pv" }),
  before: passesBefore,
});
boundaryCases(commandLineAgreesWithDeclaration, dom0VcpusByCommandLine, {
  at: () => setup("dom0_max_vcpus=2", {}, { vcpus: 2 }),
  past: () => setup("dom0_max_vcpus=2", {}, { vcpus: 3 }),
  before: passesBefore,
});
boundaryCases(commandLineAgreesWithDeclaration, cpusByCommandLine, {
  at: () => ({ host: { cpus: 4, xen: { commandLine: "maxcpus=4" } } }),
  past: () => ({ host: { cpus: 5, xen: { commandLine: "maxcpus=4" } } }),
  before: passesBefore,
});
boundaryCases(commandLineAgreesWithDeclaration, memoryByCommandLine, {
  at: () => ({ host: { memory: "32GiB", xen: { commandLine: "mem=32G" } } }),
  past: () => ({ host: { memory: "33GiB", xen: { commandLine: "mem=32G" } } }),
  before: passesBefore,
});
boundaryCases(commandLineAgreesWithDeclaration, frequencyByCommandLine, {
  at: () => setup("cpufreq=xen:performance", {}, { cpufreq: "xen" }),
  past: () => setup("cpufreq=dom0-kernel", {}, { cpufreq: "xen" }),
  before: passesBefore,
});
withoutBoundary(commandLineAgreesWithDeclaration, schedulers, "It only tells whether the one that is named is there.");
