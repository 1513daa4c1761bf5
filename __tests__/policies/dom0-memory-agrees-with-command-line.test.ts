import { dom0MemoryAgreesWithCommandLine } from "../../policies/dom0-memory-agrees-with-command-line";
import { policyCases } from "../support/policy-cases";

const dom0 = (memory: string | null, commandLine: string) => ({
  host: { dom0: { memory }, xen: { commandLine }, xlConf: { autoballoon: "off" } },
});

policyCases(dom0MemoryAgreesWithCommandLine, {
  valid: [
    { name: "a command line that does not say", ...dom0("4GiB", "loglvl=all") },
    { name: "a dom0 whose memory nobody declared", ...dom0(null, "dom0_mem=2G") },
    { name: "the same", ...dom0("2GiB", "dom0_mem=2048M,max:2048M") },
    { name: "a number of KiB", ...dom0("2GiB", "dom0_mem=2097152") },
    { name: "more than the first, below the most", ...dom0("3GiB", "dom0_mem=2G,max:4G") },
    { name: "the most alone", ...dom0("3GiB", "dom0_mem=max:4G") },
    { name: "all but a part", ...dom0("3GiB", "dom0_mem=-1G") },
  ],
  invalid: [
    {
      name: "less than it is given",
      ...dom0("2GiB", "dom0_mem=16G"),
      says: ["declared with 2GiB, and dom0_mem= on Xen's command line gives it 16GiB"],
    },
    { name: "more than it can have", ...dom0("8GiB", "dom0_mem=2G,max:4G"), says: ["lets it have no more than 4GiB"] },
    { name: "more than it is given, without a most", ...dom0("8GiB", "dom0_mem=4G"), says: ["no more than 4GiB"] },
  ],
  undecided: [],
});
