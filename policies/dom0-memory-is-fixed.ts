import { dom0BalloonsWithoutMaximum, dom0TakesAllMemory } from "../lib/facts/dom0-memory";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { dom0MemOption } from "../lib/questions/dom0-memory";

export const dom0MemoryIsFixed = definePolicy({
  id: "dom0-memory-is-fixed",
  subject: "host",
  covers: ["M33", "D08"],
  judges: "state",
  severity: "warning",
  summary: "Xen's command line gives dom0 a share of the memory, and no more.",
  rationale:
    "A dom0 that starts with all memory is ballooned down as domUs start. Its kernel has sized its tables and buffers for what it had, so it runs short with what is left: netback starves, and domUs lose their network. Without a maximum it can take back what domUs were to have.",
  remedy: "Write dom0_mem=SIZE,max:SIZE on Xen's command line, and reboot the host.",
  notReported:
    "Hosts that don't declare Xen's command line; a dom0_mem that is negative or a share of the host's memory.",
  facts: [dom0TakesAllMemory, dom0BalloonsWithoutMaximum],
  messages: {
    none: message(() => "its Xen command line has no dom0_mem: dom0 starts with nearly all memory", {
      facts: [dom0TakesAllMemory],
    }),
    noMaximum: message<{ dom0Mem: string }>(
      ({ dom0Mem }) => `dom0_mem=${dom0Mem} on its Xen command line has no max: dom0 may balloon beyond it`,
      { facts: [dom0BalloonsWithoutMaximum] },
    ),
  },
  check({ host }, { need, needed, factOr, report }) {
    const { xen } = host;
    if (xen.commandLine === undefined) return;
    const option = dom0MemOption(host, { needed });
    const release = need(xen, "release");
    const where = at(xen, "commandLine");
    if (option === undefined) {
      if (factOr(dom0TakesAllMemory, release, false)) report("none", {}, where);
    } else if (option.given !== undefined && option.given.max === undefined) {
      if (factOr(dom0BalloonsWithoutMaximum, release, false)) report("noMaximum", { dom0Mem: option.text }, where);
    }
  },
  examples: {
    rejected: { at: "xen.commandLine", host: { xen: { commandLine: "console=vga" } } },
    accepted: { host: { xen: { commandLine: "dom0_mem=2048M,max:2048M" } } },
  },
});
