import {
  emulators,
  hapCapability,
  hypervisorsNotUnderPv,
  hypervisorsOfHardware,
  hypervisorsUnderHvm,
  nestedHvmStatus,
  nestedNeedsHap,
  nestedVirtualization,
  nestedXen,
  pvKernelsHaveNoPrivilege,
} from "../lib/facts/nested";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { flagSetting } from "../lib/model/settings";
import { definePolicy, message, messageOf } from "../lib/policy/policy";

export const nestedHypervisorCanRun = definePolicy({
  id: "nested-hypervisor-can-run",
  subject: "domU",
  covers: ["H12a"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "A hypervisor that runs inside a domU has what it needs there.",
  rationale:
    "A hypervisor needs ring 0, and a PV kernel is not in it: VMware, kqemu and KVM don't run under PV. Under HVM they have ring 0; those that can't do without VT-x or SVM need nestedhvm=1 besides, which came with 4.2, " +
    "needs hardware assisted paging, and is experimental to this day.",
  remedy:
    "Run the hypervisor on a host of its own; or in an HVM domU with nestedhvm=1, knowing that this is experimental. QEMU without an accelerator runs anywhere.",
  notReported:
    "How far nesting is supported before 4.10, of which no document tells; hypervisors in dom0 (dom0-runs-no-other-hypervisor).",
  facts: [
    pvKernelsHaveNoPrivilege,
    hypervisorsNotUnderPv,
    hypervisorsUnderHvm,
    hypervisorsOfHardware,
    emulators,
    nestedVirtualization,
    nestedNeedsHap,
    hapCapability,
    nestedHvmStatus,
    nestedXen,
  ],
  messages: {
    underPv: message<{ name: string }>(({ name }) => `it runs ${name}, and is PV: its kernel is not in ring 0`, {
      remedy: ({ name }) => `Make the domU HVM, or run ${name} on a host of its own.`,
      facts: [pvKernelsHaveNoPrivilege, hypervisorsNotUnderPv, hypervisorsOfHardware],
    }),
    noVirtualization: message<{ name: string; release: string; type: string }>(
      ({ name, release, type }) =>
        `it runs ${name}, which needs VT-x or SVM, and Xen ${release} gives a domU of type ${type} neither`,
      {
        remedy: ({ name }) => `Run ${name} on a host of its own, or on a release with nested virtualization for HVM.`,
        facts: [hypervisorsOfHardware, nestedVirtualization],
      },
    ),
    notAsked: message<{ name: string; setting: string }>(
      ({ name, setting }) => `it runs ${name}, which needs VT-x or SVM, and does not set ${setting}=1`,
      {
        remedy: ({ name, setting }) => `Set ${setting}: 1, or run ${name} on a host of its own.`,
        facts: [hypervisorsOfHardware, nestedVirtualization],
      },
    ),
    withoutHap: message<{ setting: string; why: string }>(
      ({ setting, why }) => `it sets ${setting}=1, which is refused without hardware assisted paging: ${why}`,
      {
        remedy: ({ setting }) =>
          `Leave hardware assisted paging on (hap), on a host that has it, or leave ${setting} out.`,
        facts: [nestedNeedsHap, hapCapability],
      },
    ),
    nested: messageOf<{ setting: string; status: string; release: string }>(
      "warning",
      ({ setting, status, release }) =>
        `it sets ${setting}=1: nested HVM is ${status} on Xen ${release}, and not security supported`,
      {
        remedy: ({ setting }) =>
          `Run the hypervisor on a host of its own and leave ${setting} out, or waive this finding.`,
        facts: [nestedHvmStatus],
      },
    ),
    xenInside: messageOf<{ status: string; release: string }>(
      "warning",
      ({ status, release }) => `it runs Xen for PV domUs, which is a ${status} on Xen ${release}`,
      { remedy: "Run the inner Xen on a host of its own, or waive this finding.", facts: [nestedXen] },
    ),
  },
  check({ host, domU }, { need, needed, fact, factOr, cite, report, undecided }) {
    const asked = flagSetting(domU.settings, "nestedhvm");
    const names = need(domU, "runs");
    if (names.length === 0 && asked === undefined) return;
    const xen = need(host.xen, "release");
    const release = xen.toString();
    const runs = (name: string) => ({ at: at(domU, "runs"), about: name });
    const emulating = fact(emulators, xen);
    const running = names.map((name) => name.toLowerCase()).filter((name) => !emulating.includes(name));
    const xenInside = factOr(nestedXen, xen, undefined);
    if (domU.type === "pv") {
      const impossible = [
        ...fact(hypervisorsNotUnderPv, xen),
        ...fact(hypervisorsOfHardware, xen),
        ...(xenInside === undefined ? [] : [xenInside.name]),
      ];
      for (const name of running) {
        if (!impossible.includes(name))
          undecided(`whether ${name} runs under a PV kernel is not known`, runs(name), "warning");
        else {
          cite(pvKernelsHaveNoPrivilege, xen);
          report("underPv", { name }, runs(name));
        }
      }
      return;
    }
    const nested = fact(nestedVirtualization, xen);
    const given = nested !== undefined && nested.types.includes(domU.type) ? nested.setting : undefined;
    const on = given !== undefined && asked !== undefined && needed(asked, at(domU.settings, given));
    const [hardware, software] = [fact(hypervisorsOfHardware, xen), fact(hypervisorsUnderHvm, xen)];
    for (const name of running) {
      if (on || software.includes(name)) continue;
      if (name === xenInside?.name) report("xenInside", { status: xenInside.status, release }, runs(name));
      else if (!hardware.includes(name))
        undecided(`whether ${name} runs without VT-x or SVM is not known`, runs(name), "warning");
      else if (given === undefined) report("noVirtualization", { name, release, type: domU.type }, runs(name));
      else
        report(
          "notAsked",
          { name, setting: given },
          { at: at(domU.settings, given), related: [at(domU, "runs")], about: name },
        );
    }
    if (!on) return;
    const hap = flagSetting(domU.settings, "hap");
    const token = factOr(hapCapability, xen, undefined);
    const { virtCaps } = host.xen;
    const lacking = token !== undefined && isKnown(virtCaps) && !virtCaps.includes(token);
    const why =
      hap !== undefined && !needed(hap, at(domU.settings, "hap"))
        ? "it sets hap=0"
        : lacking
          ? `the host's virt_caps lack ${token}`
          : undefined;
    if (why !== undefined && isOneOf(need(host, "hardwareVirtualization"), fact(nestedNeedsHap, xen)))
      report(
        "withoutHap",
        { setting: given, why },
        {
          at: at(domU.settings, given),
          related: [hap === undefined ? at(host.xen, "virtCaps") : at(domU.settings, "hap")],
        },
      );
    const status = factOr(nestedHvmStatus, xen, undefined);
    if (status !== undefined) report("nested", { setting: given, status, release }, at(domU.settings, given));
  },
  examples: {
    rejected: { at: "domUs.web.runs", domU: { type: "pv", runs: ["kvm"] } },
    accepted: { domU: { type: "pv", runs: ["qemu"] } },
  },
});

function isOneOf(value: string, values: readonly string[]): boolean {
  return values.includes(value);
}
