import { autoballoonOn } from "../../lib/facts/ballooning";
import { autoballoonOffWithDom0Mem } from "../../policies/autoballoon-off-with-dom0-mem";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const host = (autoballoon: string | number | null, more: object = {}) => ({
  host: { xen: { commandLine: "dom0_mem=2048M,max:2048M", ...more }, xlConf: { autoballoon } },
});

policyCases(autoballoonOffWithDom0Mem, {
  valid: [
    { name: "autoballoon off beside dom0_mem", ...host("off") },
    { name: "autoballoon left to dom0_mem", ...host("auto") },
    { name: "an xl.conf that doesn't say", ...host(null) },
    { name: "autoballoon on without dom0_mem", ...host("on", { commandLine: "loglvl=all" }) },
    { name: "autoballoon on where nobody declared Xen's command line", ...host("on", { commandLine: null }) },
  ],
  invalid: [
    {
      name: "autoballoon on beside dom0_mem",
      ...host("on"),
      says: ["its xl.conf says autoballoon=on, and dom0_mem=2048M,max:2048M is on Xen's command line"],
    },
    { name: "autoballoon on in the old spelling", ...host(1), says: ["autoballoon=1"] },
  ],
  undecided: [],
});

boundaryCases(autoballoonOffWithDom0Mem, autoballoonOn, {
  at: () => host("0"),
  past: (values) => host(values[0] ?? null),
  before: { passes: "no xl.conf(5) was found" },
});
