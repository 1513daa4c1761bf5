import { dom0BalloonsWithoutMaximum, dom0TakesAllMemory } from "../../lib/facts/dom0-memory";
import { Unknown } from "../../lib/model/planned";
import { dom0MemoryIsFixed } from "../../policies/dom0-memory-is-fixed";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const line = (commandLine: string | Unknown | null, release = "4.17.5") => ({
  host: { xen: { release, commandLine } },
});

policyCases(dom0MemoryIsFixed, {
  valid: [
    { name: "a host without a command line", ...line(null) },
    { name: "a share and its maximum", ...line("dom0_mem=2G,max:2G console=vga") },
    { name: "a range", ...line("dom0_mem=min:1G,max:2G") },
    { name: "all but a part of the memory", ...line("dom0_mem=-1G") },
    { name: "a share of the host's memory", ...line("dom0_mem=10%") },
    { name: "no maximum on 4.1.0, of which no document asks for one", ...line("dom0_mem=2G", "4.1.0") },
  ],
  invalid: [
    { name: "no dom0_mem", ...line("console=vga"), says: ["has no dom0_mem: dom0 starts with nearly all memory"] },
    { name: "no dom0_mem on 3.2.1", ...line("noreboot", "3.2.1"), says: ["has no dom0_mem"] },
    { name: "no maximum", ...line("dom0_mem=2048M"), says: ["dom0_mem=2048M on its Xen command line has no max:"] },
    { name: "the last of two without a maximum", ...line("dom0_mem=1G,max:1G dom0_mem=2G"), says: ["dom0_mem=2G"] },
    { name: "a minimum alone", ...line("dom0_mem=min:1G,2G"), says: ["has no max:"] },
  ],
  undecided: [
    {
      name: "a command line that is not known until apply",
      ...line(new Unknown()),
      says: ["commandLine is not known"],
    },
  ],
});

const before = { passes: "no document of an older release tells it" } as const;
boundaryCases(dom0MemoryIsFixed, dom0TakesAllMemory, {
  at: () => ({ host: { xen: { commandLine: "dom0_mem=2G,max:2G" } } }),
  past: () => ({ host: { xen: { commandLine: "console=vga" } } }),
  before,
});
boundaryCases(dom0MemoryIsFixed, dom0BalloonsWithoutMaximum, {
  at: () => ({ host: { xen: { commandLine: "dom0_mem=2G,max:2G" } } }),
  past: () => ({ host: { xen: { commandLine: "dom0_mem=2G" } } }),
  before,
});
