import { pageTablesIsolated } from "../lib/facts/meltdown";
import { at } from "../lib/model/place";
import { definePolicy, message, messageOf } from "../lib/policy/policy";
import { xenOption, xenSwitch } from "../lib/questions/xen-option";

export const pvIsMeltdownExposed = definePolicy({
  id: "pv-is-meltdown-exposed",
  subject: "domU",
  covers: ["M78"],
  judges: "state",
  family: "x86",
  severity: "info",
  summary: "A 64-bit PV domU on an Intel CPU is isolated from Meltdown.",
  rationale:
    "A 64-bit PV kernel shares its page tables with the hypervisor. On CPUs that are open to Meltdown (XSA-254) the domU could read all of the host's memory through them, so later releases take the hypervisor out of them, which makes each system call of the domU dearer. HVM and PVH domUs have page tables of their own.",
  remedy:
    "Make the domU PVH, or HVM where devices are passed through to it; or upgrade a host that does not isolate the page tables.",
  notReported:
    "Hosts that declare no cpuVendor. CPUs of Intel that are not open to it, which only the hypervisor can tell (xl dmesg).",
  facts: [pageTablesIsolated],
  messages: {
    isolated: message<{ release: string }>(
      ({ release }) =>
        `it is a 64-bit PV domU on Intel: unless its CPUs are not open to Meltdown, Xen ${release} isolates its page tables, which costs it performance that PVH and HVM do not`,
    ),
    exposed: messageOf<{ release: string }>(
      "warning",
      ({ release }) =>
        `it is a 64-bit PV domU on Intel: unless its CPUs are not open to Meltdown, it can read all memory of the host, as Xen ${release} does not isolate its page tables`,
    ),
    turnedOff: messageOf<{ option: string }>(
      "warning",
      ({ option }) =>
        `it is a 64-bit PV domU on Intel: unless its CPUs are not open to Meltdown, it can read all memory of the host, as xpti=${option} on Xen's command line turns the isolation off`,
    ),
  },
  check({ host, domU }, { need, needed, fact, report }) {
    if (domU.type !== "pv" || host.cpuVendor === undefined || need(host, "cpuVendor") !== "intel") return;
    if (domU.wordSize === undefined || need(domU, "wordSize") !== "x86_64") return;
    const release = need(host.xen, "release");
    if (!fact(pageTablesIsolated, release)) return report("exposed", { release: release.toString() }, at(domU, "type"));
    const off = [undefined, "domu"].some((part) => xenSwitch(host, "xpti", part, { needed }) === false);
    if (off)
      report(
        "turnedOff",
        { option: xenOption(host, "xpti", { needed }) ?? "no" },
        { at: at(host.xen, "commandLine"), related: [at(domU, "type")] },
      );
    else report("isolated", { release: release.toString() }, at(domU, "type"));
  },
  examples: {
    rejected: { at: "domUs.web.type", host: { cpuVendor: "intel" } },
    accepted: { host: { cpuVendor: "amd", hardwareVirtualization: "svm" } },
  },
});
