import { dom0MemSyntax } from "../lib/facts/dom0-memory";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { dom0MemOption } from "../lib/questions/dom0-memory";
import type { Size } from "../lib/units/size";
import { startingMemory } from "../lib/xen/dom0-mem";

export const dom0MemoryAgreesWithCommandLine = definePolicy({
  id: "dom0-memory-agrees-with-command-line",
  subject: "host",
  covers: ["M33", "D08"],
  judges: "state",
  severity: "error",
  summary: "dom0 is declared with the memory that Xen's command line gives it.",
  rationale:
    "What is left of the host's memory is for domUs. A dom0 that is declared with more or with less than dom0_mem says makes every count of it wrong, and nothing tells which of the two holds.",
  remedy: "Declare dom0.memory as dom0_mem= on Xen's command line has it, or correct the command line.",
  notReported:
    "Hosts that don't declare Xen's command line or dom0's memory; a dom0_mem that is negative or a share of the host's memory.",
  facts: [dom0MemSyntax],
  messages: {
    differs: message<{ memory: Size; dom0Mem: string; is: string }>(
      ({ memory, dom0Mem, is }) =>
        `its dom0 is declared with ${memory}, and dom0_mem=${dom0Mem} on Xen's command line gives it ${is}`,
    ),
  },
  check({ host }, { need, needed, fact, report }) {
    if (host.dom0.memory === undefined) return;
    const option = dom0MemOption(host, { needed });
    if (option?.given === undefined) return;
    const { text: dom0Mem, given } = option;
    const memory = need(host.dom0, "memory");
    fact(dom0MemSyntax, need(host.xen, "release"));
    const { min, max } = given;
    const starting = startingMemory(given);
    const where = { at: at(host.dom0, "memory"), related: [at(host.xen, "commandLine")] };
    const tell = (is: string): void => report("differs", { memory, dom0Mem, is }, where);
    if (max?.isLargerThan(memory) === false && !max.equals(memory)) tell(`no more than ${max}`);
    else if (min?.isLargerThan(memory) === true) tell(`no less than ${min}`);
    else if (starting !== undefined && !starting.equals(memory)) tell(starting.toString());
  },
  examples: {
    rejected: { at: "dom0.memory", host: { xen: { commandLine: "dom0_mem=1024M,max:1024M" } } },
    accepted: { host: { xen: { commandLine: "dom0_mem=2048M,max:2048M" } } },
  },
});
