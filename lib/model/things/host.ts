/** Owns the tables of a host, its hypervisor and its dom0. */
import { ARCHITECTURES } from "../../xen/architecture";
import { COMPRESSIONS } from "../../xen/compression";
import { WORD_SIZES } from "../../xen/word-size";
import { byName } from "../document";
import { identity, many, mustBeKnown, type Of, one, orElse, required, thing } from "../thing";
import { domU } from "./dom-u";
import { count, flag, number, oneOf, parsed, settings, size, text, texts } from "./fields";
import { KERNEL_RELEASE, NAME, XEN_RELEASE } from "./grammars";
import { byBridge, network } from "./network";
import { plannedSleep } from "./plans";
import { removals } from "./removal";
import { formerly, leftBehind } from "./standing";
import { volumeGroup } from "./volume";

export const xen = thing("A host's hypervisor.", {
  release: required(parsed(XEN_RELEASE, "The Xen release, as xl info composes it: 4.17.5.")),
  wordSize: oneOf(WORD_SIZES, "Word size of the hypervisor's build."),
  scheduler: text("Its scheduler (xl info: xen_scheduler)."),
  capabilities: texts("xl info: xen_caps. Where declared, it wins over what the release implies."),
  virtCaps: texts("xl info: virt_caps: hvm, hvm_directio, hap, …"),
  commandLine: text("xl info: xen_commandline."),
});
export type Xen = Of<typeof xen>;

export const dom0 = thing("A host's dom0.", {
  type: oneOf(["pv", "pvh"], "dom0's guest type (dom0= on Xen's command line)."),
  wordSize: oneOf(WORD_SIZES, "Word size of dom0's kernel."),
  kernel: parsed(KERNEL_RELEASE, "The release of dom0's kernel, as uname -r prints it.", {
    more: "Says whether a grown volume is announced online.",
  }),
  kernelCompression: oneOf(COMPRESSIONS, "How the image of dom0's kernel is compressed (CONFIG_KERNEL_…).", {
    more: "The hypervisor unpacks it itself.",
  }),
  commandLine: text("The command line of dom0's kernel (/proc/cmdline)."),
  memory: size("dom0's memory (dom0_mem= on Xen's command line).", {
    more: "What is left of the host's is for domUs.",
  }),
  vcpus: count("dom0's vCPUs (dom0_max_vcpus= on Xen's command line)."),
  netloop: flag(
    "Whether dom0 uses the netloop driver (Xen 3.0 and 3.1): veth and vif0.N pairs that copy guest packets for dom0's own stack.",
  ),
  nloopbacks: number("How many pairs netloop makes (nloopbacks=)."),
  cpufreq: oneOf(["none", "dom0-kernel", "xen"], "Who scales the CPUs' frequency."),
  frequencyDaemons: texts(
    "Daemons in dom0 that set the CPUs' frequency: powernowd, cpuspeed, cpufreqd, … [] says that there are none.",
  ),
  xenstored: oneOf(["xenstored", "oxenstored"], "The daemon that serves xenstore."),
  receivesGuestPackets: texts("Daemons in dom0 that take packets from domUs. [] says that there are none."),
  runs: orElse(texts("Hypervisors that run in dom0 besides Xen: kvm, vmware, qemu, kqemu."), [], { silent: true }),
});
export type Dom0 = Of<typeof dom0>;
export type Cpufreq = "none" | "dom0-kernel" | "xen";
/** The daemon that serves xenstore, by the name of its program. */
export type Xenstored = "xenstored" | "oxenstored";

export const host = thing(
  "A Xen host.",
  {
    name: identity(parsed(NAME, "Unique in the fleet.")),
    formerly: formerly(NAME, "Needed only where its address changes too."),
    leftBehind,
    address: text("How scripts and Terraform reach it: a host name or an IP address."),
    hostKey: mustBeKnown(
      oneOf(["none"], "That Terraform asks nobody who it is that answers at its address, where a program says so.", {
        saidBy: "tool",
      }),
    ),
    xen: required(one(xen, "Its hypervisor.")),
    architecture: mustBeKnown(
      oneOf(ARCHITECTURES, "The architecture of its hypervisor (xl info: machine).", {
        default: "by xen.capabilities, else by the declared word sizes",
      }),
    ),
    cpus: count("Physical CPUs (xl info: nr_cpus)."),
    hardwareVirtualization: oneOf(
      ["vmx", "svm", "none"],
      "What its CPUs offer for HVM and PVH: vmx (Intel), svm (AMD) or none.",
      {
        more: "Trust `xl info`, not /proc/cpuinfo, which Xen masks in dom0.",
      },
    ),
    cpuVendor: oneOf(["intel", "amd"], "The maker of its CPUs.", { more: "Says where a domU can migrate to." }),
    cpuLevel: oneOf(
      ["x86-64-v1", "x86-64-v2", "x86-64-v3", "x86-64-v4"],
      "The level of its CPUs by the psABI, as `ld.so --help` prints it.",
      { more: "Says where a domU can migrate to." },
    ),
    memory: size("All of its memory (xl info: total_memory)."),
    dom0: one(dom0, "Its dom0."),
    complete: mustBeKnown(
      flag(
        "Whether the networks, volume groups and domUs listed here are all that it has. Without it, a list that is left out is unknown, not empty.",
      ),
    ),
    cpuPools: texts("Its CPU pools beside Pool-0, by name (xl cpupool-list). [] says that there are none."),
    networks: many(network, "network", "Its networks.", { order: byBridge, completeBy: "complete" }),
    volumeGroups: many(volumeGroup, "volumeGroup", "Its volume groups.", { order: byName, completeBy: "complete" }),
    domUs: many(domU, "domU", "Its domUs.", { order: byName, completeBy: "complete" }),
    xlConf: settings("Keys of /etc/xen/xl.conf (xl.conf(5)), under their own names."),
    plannedSleeps: many(plannedSleep, "plannedSleep", "Sleeps of the host that this plan includes."),
    removals,
  },
  "name",
);
export type Host = Of<typeof host>;
export type HardwareVirtualization = "vmx" | "svm" | "none";
export type CpuVendor = "intel" | "amd";
