import { xenOptions } from "../../lib/facts/xen-options";
import { Unknown } from "../../lib/model/planned";
import { xenOptionsAreKnown } from "../../policies/xen-options-are-known";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const on = (commandLine: string | Unknown, release = "4.17.5") => ({ host: { xen: { release, commandLine } } });

policyCases(xenOptionsAreKnown, {
  valid: [
    { name: "a host that does not say", host: {} },
    { name: "no option at all", ...on(" ") },
    { name: "what GRUB puts before and dom0 gets behind", ...on("placeholder sched=credit -- quiet nonsense=1") },
    { name: "the file's own name", ...on("/boot/xen-4.17-amd64.gz dom0_mem=2G,max:2G") },
    { name: "an option that is switched off by its name", ...on("no-xpti no-real-mode edd=off") },
    { name: "an option with an index", ...on("ivrs_ioapic[4]=00:14.0 ivrs_hpet[0]=00:14.0") },
    { name: "an option of Arm", ...on("dtuart=serial0 vwfi=native") },
    { name: "options of a host on 3.0.3", ...on("dom0_mem=262144 noht sched=sedf", "3.0.3") },
  ],
  invalid: [
    {
      name: "a misspelt option",
      ...on("dom0_men=2G dom0_max_vcpus=2"),
      says: [
        "dom0_men on its Xen command line is no option of Xen 4.17.5, nor of any other release: is dom0_mem meant?",
      ],
    },
    {
      name: "an option that is gone",
      ...on("tmem=1"),
      says: ["tmem on its Xen command line is no option of Xen 4.17.5: Xen 4.0 up to, not including, 4.13 has it"],
    },
    {
      name: "an option that is gone with 4.22",
      ...on("cpuid_mask_cpu=fam_0f_rev_c", "4.22.0"),
      says: ["cpuid_mask_cpu on its Xen command line is no option of Xen 4.22.0"],
    },
    {
      name: "an option of a later release, switched off",
      ...on("no-fred"),
      says: ["no-fred on its Xen command line is no option of Xen 4.17.5: Xen 4.21 and later has it"],
    },
    {
      name: "two of them, each once",
      ...on("quiet quiet splash"),
      says: ["quiet on its Xen command line", "splash on its Xen command line"],
    },
  ],
  undecided: [
    {
      name: "a command line that is not known until apply",
      ...on(new Unknown()),
      says: ["xen.commandLine is not known until apply"],
    },
  ],
});

boundaryCases(xenOptionsAreKnown, xenOptions, {
  at: ({ added }, release) => on(added.join(" "), release),
  past: (_, release) => on("no_such_option", release),
  before: { passes: "no release before it was read" },
});
