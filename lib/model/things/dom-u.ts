/** Owns the tables of a domU and of how it boots. */
import { COMPRESSIONS } from "../../xen/compression";
import { WORD_SIZES } from "../../xen/word-size";
import type { SettingValue as Value } from "../form";
import { type AnyThing, identity, many, type Of, one, orElse, required, thing } from "../thing";
import { anyText, count, flag, oneOf, parsed, settings, size, text, texts } from "./fields";
import { KERNEL_RELEASE, NAME, UUID } from "./grammars";
import { pciDevice } from "./pci";
import { remark } from "./remark";
import { byWindow, plannedOperation, plannedReboot } from "./plans";
import { formerly, leftBehind } from "./standing";
import { vbd } from "./vbd";
import { vif } from "./vif";
import { vnumaNode } from "./vnuma";

export const boot = thing("How a domU boots.", {
  kernel: text("Path in dom0 of the kernel that Xen loads.", { xl: "kernel" }),
  ramdisk: text("Path in dom0 of its initial ramdisk.", { xl: "ramdisk" }),
  root: text("The root device in the domU.", { xl: "root" }),
  extra: anyText("Further kernel arguments.", { xl: ["extra", "cmdline"] }),
  bootloader: text("A program in dom0 that takes the kernel from the domU's first vbd: pygrub.", { xl: "bootloader" }),
  firmware: text("A bootloader that runs in a PV domU: pvgrub32, pvgrub64.", { xl: "firmware" }),
  bios: oneOf(["seabios", "rombios", "ovmf"], "HVM's firmware.", { xl: "bios" }),
  order: text("HVM's boot order: c hard disk, d CD-ROM, n network.", { xl: "boot" }),
});
export type Boot = Of<typeof boot>;
export type Bios = "seabios" | "rombios" | "ovmf";

export const domU = thing(
  "A domU.",
  {
    name: identity(parsed(NAME, "Unique on its host.", { xl: "name" })),
    formerly: formerly(NAME, "Rename the running one first: `xl rename`."),
    leftBehind,
    uuid: parsed(UUID, "Its UUID.", { xl: "uuid", default: "libxl makes one up at each start" }),
    type: identity(oneOf(["pv", "pvh", "hvm"], "Guest type.", { xl: ["type", "builder", "pvh"] })),
    os: oneOf(["linux", "windows", "bsd", "dos", "other"], "What runs inside.", { takes: "nothing" }),
    wordSize: oneOf(WORD_SIZES, "Word size of the guest's kernel; x86_32p is 32 bit with PAE.", { takes: "nothing" }),
    kernel: parsed(KERNEL_RELEASE, "The release of the Linux kernel inside, as uname -r prints it.", {
      takes: "nothing",
      more: "Says whether a grown volume is announced online.",
    }),
    kernelCompression: oneOf(COMPRESSIONS, "How the image of that kernel is compressed (CONFIG_KERNEL_…).", {
      takes: "nothing",
      more: "Xen unpacks the kernels of PV and PVH domUs itself.",
    }),
    boot: one(boot, "How it boots."),
    memory: required(size("Memory at start.", { xl: "memory", takes: "xl mem-set" })),
    maxmem: size("The most it can be ballooned to.", { xl: "maxmem", default: "memory" }),
    vcpus: orElse(count("vCPUs at start.", { xl: "vcpus", takes: "xl vcpu-set", default: "1" }), 1), // xl.cfg(5): vcpus
    maxvcpus: count("The most vCPUs.", { xl: "maxvcpus", default: "vcpus" }),
    balloonDriver: flag("Whether a balloon driver runs inside, which gives memory back to the host.", {
      takes: "nothing",
      more: "An HVM or PVH domU with less `memory` than `maxmem` needs one.",
    }),
    maxGrantFrames: count("The most frames of its grant table, which vifs and vbds share.", {
      xl: "max_grant_frames",
      default: "xl's",
    }),
    vbds: many(vbd, "vbd", "Its block devices, in the order that pygrub goes by.", {
      xl: "disk",
      takes: "xl block-attach",
    }),
    vifs: many(vif, "vif", "Its network interfaces, the first being vif 0.", { xl: "vif", takes: "xl network-attach" }),
    pci: many(pciDevice, "pciDevice", "PCI devices of the host that are passed through.", {
      xl: "pci",
      takes: "xl pci-attach",
    }),
    vnuma: many(vnumaNode, "vnumaNode", "Its virtual NUMA nodes, the first being node 0.", { xl: "vnuma" }),
    trusted: flag(
      "Whether those who administer it may be trusted with the host. false says that they must not reach it; where it is unset, policies that hang on it don't apply.",
      {
        takes: "nothing",
      },
    ),
    runs: orElse(texts("Hypervisors that run inside it: kvm, vmware, qemu, kqemu.", { takes: "nothing" }), [], {
      silent: true,
    }),
    onPoweroff: text("What becomes of it when it powers off: destroy, restart, preserve, …", { xl: "on_poweroff" }),
    onReboot: text("What becomes of it when it reboots.", { xl: "on_reboot" }),
    onCrash: text("What becomes of it when it crashes.", { xl: "on_crash" }),
    settings: settings(
      "Any other key that xl.cfg knows, under its own name: a number, a string or a list of strings.",
      () => MODELLED_XL_KEYS,
    ),
    remarks: many(
      remark,
      "remark",
      "What the toolstack makes of its configuration file beyond what is declared here.",
      {
        takes: "nothing",
        saidBy: "tool",
      },
    ),
    plannedReboots: many(
      plannedReboot,
      "plannedReboot",
      "Reboots that this plan includes. A change that needs one is refused without it.",
      { takes: "nothing", order: byWindow },
    ),
    plannedOperations: many(
      plannedOperation,
      "plannedOperation",
      "What this plan does with it besides: migrations, saves, suspends.",
      { takes: "nothing" },
    ),
  },
  "name",
);
export type DomU = Of<typeof domU>;
export type GuestType = DomU["type"];
/** What runs inside. */
export type GuestOs = "linux" | "windows" | "bsd" | "dos" | "other";
export type SettingValue = Value;

/** xl.cfg keys that have a field of their own, so that `settings` can't say them a second time behind the policies' backs. */
export const MODELLED_XL_KEYS: readonly string[] = [boot, domU].flatMap(({ fields }: AnyThing) =>
  Object.values(fields).flatMap(({ xl }) => xl ?? []),
);
