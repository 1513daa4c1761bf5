import { dom0MemSyntax } from "../../lib/facts/dom0-memory";
import { Unknown } from "../../lib/model/planned";
import { dom0MemoryAgreesWithCommandLine } from "../../policies/dom0-memory-agrees-with-command-line";
import { policyCases } from "../support/policy-cases";
import { withoutBoundary } from "../support/versioned-facts";

const setup = (memory: string | null, commandLine: string | null, release = "4.17.5") => ({
  host: { xen: { release, commandLine }, dom0: { memory } },
});

policyCases(dom0MemoryAgreesWithCommandLine, {
  valid: [
    { name: "a host without a command line", ...setup("2GiB", null) },
    { name: "a host that doesn't say dom0's memory", ...setup(null, "dom0_mem=1G") },
    { name: "a command line without dom0_mem", ...setup("2GiB", "console=vga loglvl=all") },
    { name: "the same, in another unit", ...setup("2GiB", "console=vga dom0_mem=2048M,max:2048M") },
    { name: "the same, without a unit", ...setup("2GiB", "dom0_mem=2097152") },
    { name: "the last of two", ...setup("2GiB", "dom0_mem=1G dom0_mem=2G") },
    { name: "what is between a minimum and a maximum", ...setup("2GiB", "dom0_mem=min:1G,max:4G") },
    { name: "the maximum of an amount that is larger", ...setup("2GiB", "dom0_mem=4G,max:2G") },
    { name: "a share of the host's memory", ...setup("2GiB", "dom0_mem=10%") },
    { name: "all but a part of it", ...setup("2GiB", "dom0_mem=-1G") },
  ],
  invalid: [
    {
      name: "a dom0 with more than its command line gives it",
      ...setup("4GiB", "dom0_mem=2G"),
      says: ["declared with 4GiB, and dom0_mem=2G on Xen's command line gives it 2GiB"],
    },
    { name: "a dom0 with less", ...setup("1GiB", "dom0_mem=2G"), says: ["declared with 1GiB"] },
    { name: "one byte more", ...setup("2147483649B", "dom0_mem=2147483648B"), says: ["gives it 2GiB"] },
    { name: "more than the maximum", ...setup("4GiB", "dom0_mem=max:2G"), says: ["no more than 2GiB"] },
    { name: "less than the minimum", ...setup("1GiB", "dom0_mem=min:2G"), says: ["no less than 2GiB"] },
    { name: "more on 3.0.3", ...setup("4GiB", "dom0_mem=2G", "3.0.3"), says: ["gives it 2GiB"] },
  ],
  undecided: [
    {
      name: "a command line that is not known until apply",
      host: { xen: { commandLine: new Unknown() }, dom0: { memory: "2GiB" } },
      says: ["commandLine is not known until apply"],
    },
  ],
});

withoutBoundary(dom0MemoryAgreesWithCommandLine, dom0MemSyntax, "It is the same for every release that has a source.");
