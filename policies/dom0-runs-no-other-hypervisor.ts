import { emulators, hypervisorsNotUnderPv, hypervisorsOfHardware, pvKernelsHaveNoPrivilege } from "../lib/facts/nested";
import { oldXen } from "../lib/model/sample";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { dom0IsPvh } from "../lib/questions/dom0-type";

export const dom0RunsNoOtherHypervisor = definePolicy({
  id: "dom0-runs-no-other-hypervisor",
  subject: "host",
  covers: ["H12b"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "No hypervisor besides Xen runs in dom0.",
  rationale:
    "dom0 is a PV domain like any other: its kernel is not in ring 0, and Xen has VT-x and SVM for itself. VMware, kqemu and KVM need one or the other. " +
    "An emulator that is a process, such as QEMU without an accelerator, needs neither.",
  remedy: "Run what is in it as domUs of Xen, or on a host of its own without Xen.",
  notReported: "Hosts that don't declare dom0.runs.",
  facts: [pvKernelsHaveNoPrivilege, hypervisorsNotUnderPv, hypervisorsOfHardware, emulators],
  messages: {
    underPv: message<{ name: string }>(({ name }) => `its dom0 runs ${name}, and is PV: its kernel is not in ring 0`, {
      remedy: ({ name }) => `Run what is in ${name} as domUs of Xen, or on a host of its own without Xen.`,
      facts: [pvKernelsHaveNoPrivilege, hypervisorsNotUnderPv, hypervisorsOfHardware],
    }),
  },
  check({ host }, { need, needed, fact, cite, report, undecided }) {
    if (need(host.dom0, "runs").length === 0) return;
    const release = need(host.xen, "release");
    const emulating = fact(emulators, release);
    const impossible = [...fact(hypervisorsNotUnderPv, release), ...fact(hypervisorsOfHardware, release)];
    const running = [...new Set(need(host.dom0, "runs").map((name) => name.toLowerCase()))];
    for (const name of running) {
      if (emulating.includes(name)) continue;
      const where = { at: at(host.dom0, "runs"), about: name };
      if (dom0IsPvh(host, { need, needed }))
        undecided(`whether ${name} runs in a PVH dom0 is not known`, where, "warning");
      else if (!impossible.includes(name))
        undecided(`whether ${name} runs under a PV kernel is not known`, where, "warning");
      else {
        cite(pvKernelsHaveNoPrivilege, release);
        report("underPv", { name }, where);
      }
    }
  },
  examples: {
    rejected: {
      at: "dom0.runs",
      host: oldXen("3.0.4", { dom0: { runs: ["vmware"] } }),
      domU: { kernel: "2.6.16.33" },
    },
    accepted: { host: oldXen("3.0.4", { dom0: { runs: ["qemu"] } }), domU: { kernel: "2.6.16.33" } },
  },
});
