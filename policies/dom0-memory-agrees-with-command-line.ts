import { dom0MemOption } from "../lib/facts/memory-limits";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { xenOption } from "../lib/questions/xen-option";
import { Size } from "../lib/units/size";
import { parseDom0Mem } from "../lib/xen/dom0-mem";

export const dom0MemoryAgreesWithCommandLine = definePolicy({
  id: "dom0-memory-agrees-with-command-line",
  subject: "host",
  covers: [],
  judges: "state",
  severity: "error",
  summary: "dom0 has the memory that Xen's command line gives it.",
  rationale:
    "What domUs can have is what dom0 leaves. A dom0 that is declared smaller than Xen makes it lets domUs pass that don't fit; one that is declared larger than it can be is not there.",
  remedy: "Declare the memory that xl list shows for Domain-0, or correct dom0_mem= and reboot the host.",
  notReported: "dom0_mem= as less than all, or as a part of it.",
  facts: [dom0MemOption],
  messages: {
    smaller: message<{ memory: Size; size: Size }>(
      ({ memory, size }) => `its dom0 is declared with ${memory}, and dom0_mem= on Xen's command line gives it ${size}`,
    ),
    larger: message<{ memory: Size; max: Size }>(
      ({ memory, max }) =>
        `its dom0 is declared with ${memory}, and dom0_mem= on Xen's command line lets it have no more than ${max}`,
    ),
  },
  check({ host }, { need, needed, cite, report }) {
    if (host.dom0.memory === undefined) return;
    const option = xenOption(host, "dom0_mem", { needed });
    if (option === undefined) return;
    const memory = need(host.dom0, "memory");
    const { size, max = size } = parseDom0Mem(option);
    if (size === undefined && max === undefined) return;
    cite(dom0MemOption, host.xen.release);
    const place = { at: at(host.dom0, "memory"), related: [at(host.xen, "commandLine")] };
    // max overrides: dom0 never has more.
    const least = size === undefined || max === undefined ? size : Math.min(size, max);
    if (max !== undefined && memory.bytes > max) report("larger", { memory, max: Size.bytes(max) }, place);
    else if (least !== undefined && memory.bytes < least) report("smaller", { memory, size: Size.bytes(least) }, place);
  },
  examples: {
    rejected: {
      at: "dom0.memory",
      host: { xen: { commandLine: "dom0_mem=16G,max:16G" }, xlConf: { autoballoon: "off" } },
    },
    accepted: { host: { xen: { commandLine: "dom0_mem=2G,max:2G" }, xlConf: { autoballoon: "off" } } },
  },
});
