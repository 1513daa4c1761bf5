/**
 * Owns what the source document says, sentence by sentence, in our words: for each that states a constraint the policies that hold it, a fleet
 * that violates it and a twin that respects it, or the reason why no plan can show it. The text is of 3.0.3 and 3.0.4.
 */
import { lookup } from "../lib/facts/fact";
import { shippedKernelDocumented } from "../lib/facts/kernels";
import type { RawObject } from "../lib/model/document";
import { mergePatch, oldXen } from "../lib/model/sample";
import type { Example } from "../lib/policy/policy";
import { XenRelease } from "../lib/xen/release";
import { whyNotJudged } from "./coverage";

/** The releases that the document is about. */
export const DOCUMENTED = ["3.0.3", "3.0.4"] as const;
export type Documented = (typeof DOCUMENTED)[number];

interface Sentence {
  /** Never reused. */
  readonly id: string;
  /** The document's own heading, by which facts cite it, or TITLES. */
  readonly section: string;
  /** In our words. */
  readonly says: string;
  /** Where Xen's source says otherwise, and what the policies go by then. */
  readonly source?: string;
}

/** States a constraint that a plan can violate. */
export interface HeldSentence extends Sentence {
  /** Each of them finds something of the fleet that violates it. */
  readonly policies: readonly string[];
  /** What else such a fleet can't help but break. */
  readonly also?: readonly string[];
  /** Default: both. On the other, the same fleet has nothing of `policies`. */
  readonly on?: readonly Documented[];
  readonly violates: (release: Documented) => Example;
  readonly respects: (release: Documented) => Example;
}

/** Allows something, or states what no plan shows. */
export interface OtherSentence extends Sentence {
  readonly reason: string;
  /** What it allows. */
  readonly respects?: (release: Documented) => Example;
}

export type SourceSentence = HeldSentence | OtherSentence;

export function isHeld(sentence: SourceSentence): sentence is HeldSentence {
  return "policies" in sentence;
}

const MODES = "Xen modes of operation";
const MEMORY = "Xen does not page";
const GRANTS = "Xen shared pages are limited";
const NETLOOP = "Xen has a potential DoS condition if netloop isn't used";
const SCHEDULERS = "Xen schedulers";
const HVM = "Xen HVM gotchas";
const VOLUME_SIZE = "Xen volume size limits";
const RESIZING = "Xen logical volume resizing";
const FREQUENCY = "Frequency Scaling kills Xen";
const ACPI = "Xen's ACPI support";
const X_SERVER = "Xen Xserver video drivers";
const RINGS = "Xen PVs run ring1, not ring0";
const KERNELS = "Xen supported kernels";
/** What is known of the neighbours of the document is their titles. */
export const TITLES = "Titles only";

/** The sample's PV domU with the kernel of the release, on a host of it. */
function pv(release: Documented, { host = {}, domU = {}, ...more }: Example = {}): Example {
  const kernel = lookup(shippedKernelDocumented, XenRelease.parse(release))?.value ?? null;
  return { ...more, host: oldXen(release, host), domU: mergePatch({ kernel }, domU) as RawObject };
}

/** The sample's domU as HVM, with all that xend wants of one. */
function hvm(release: Documented, { host = {}, domU = {}, ...more }: Example = {}): Example {
  const base = {
    type: "hvm",
    kernel: null,
    boot: null,
    vcpus: 1,
    settings: { acpi: 1, apic: 1 },
    vbds: [{ vdev: "hda", target: "vg0/web-root" }],
  };
  return { ...more, host: oldXen(release, host), domU: mergePatch(base, domU) as RawObject };
}

const BUILD = { x86_32: "1GiB", x86_32p: "4GiB" } as const;

/** A 32-bit hypervisor, its dom0, and no more memory than it takes. */
function of32Bit(wordSize: keyof typeof BUILD): RawObject {
  return { xen: { wordSize }, memory: BUILD[wordSize], dom0: { wordSize, memory: "256MiB" } };
}

function rootOf(size: string): RawObject {
  return { volumeGroups: [{ name: "vg0", size: "4TiB", logicalVolumes: [{ name: "web-root", size }] }] };
}

function vifs(count: number): RawObject[] {
  return Array.from({ length: count }, (_, index) => ({ bridge: "xenbr0", mac: `00:16:3e:12:34:5${index}` }));
}

function planned(operation: string, more: RawObject = {}): RawObject {
  return { plannedOperations: [{ operation, reason: "new disks in alpha", ...more }] };
}

/** A domU, whose disk both hosts reach, moves to a second host of the same release. */
function moving(release: Documented, { live }: { readonly live: boolean }, of: typeof pv): Example {
  const target = "/dev/disk/by-id/scsi-360a98000486e2f34576f2f51715a714d";
  const domU = {
    vbds: [{ vdev: of === hvm ? "hda" : "xvda", target, size: "20GiB" }],
    ...planned("migrate", { to: "beta", live }),
  };
  return of(release, { domU, otherHost: oldXen(release) });
}

/** `web-root` grows; `more` is of the plan that grows it. */
function growing(release: Documented, more: RawObject): Example {
  const { host, domU } = pv(release, { host: rootOf("20GiB") });
  return {
    ...pv(release, { host: rootOf("40GiB"), domU: more }),
    before: { ...(host && { host }), ...(domU && { domU }) },
  };
}

function network(mode: string): RawObject {
  return { networks: [{ bridge: "xenbr0", mode }] };
}

const WINDOWS = { os: "windows", uuid: "2147d599-9cc6-c0dc-92ab-4064b5446e9b" };

const WITH_DRIVERS = { ...WINDOWS, balloonDriver: true };

/** In the document's order. */
export const sourceSentences: readonly SourceSentence[] = [
  {
    id: "S01",
    section: MODES,
    says: "dom0 is a PV domain, so its kernel has the hypervisor's word size.",
    policies: ["dom0-word-size-matches-hypervisor"],
    violates: (release) => pv(release, { host: { dom0: { wordSize: "x86_32p" } } }),
    respects: (release) => pv(release),
  },
  {
    id: "S02",
    section: MODES,
    says: "So has the kernel of every PV domU: a 64-bit one needs a 64-bit hypervisor.",
    policies: ["pv-word-size-matches-hypervisor"],
    violates: (release) => pv(release, { host: of32Bit("x86_32p"), domU: { memory: "512MiB" } }),
    respects: (release) => pv(release, { host: of32Bit("x86_32p"), domU: { wordSize: "x86_32p", memory: "512MiB" } }),
  },
  {
    id: "S03",
    section: MODES,
    says: "A 32-bit PV domU without PAE does not run under a 64-bit hypervisor.",
    policies: ["pv-word-size-matches-hypervisor"],
    violates: (release) => pv(release, { domU: { wordSize: "x86_32" } }),
    respects: (release) => pv(release, { host: of32Bit("x86_32"), domU: { wordSize: "x86_32", memory: "256MiB" } }),
  },
  {
    id: "S04",
    section: MODES,
    says: "A 32-bit PV domU with PAE runs under a 32-bit hypervisor with PAE and no other.",
    policies: ["pv-word-size-matches-hypervisor"],
    violates: (release) => pv(release, { host: of32Bit("x86_32"), domU: { wordSize: "x86_32p", memory: "256MiB" } }),
    respects: (release) => pv(release, { host: of32Bit("x86_32p"), domU: { wordSize: "x86_32p", memory: "256MiB" } }),
  },
  {
    id: "S05",
    section: MODES,
    says: "HVM is free of that: a 32-bit HVM domU runs under a 64-bit hypervisor.",
    source: "Not the other way round: xen_caps of a 32-bit hypervisor name no 64-bit HVM.",
    policies: ["hvm-word-size-is-offered"],
    violates: (release) => hvm(release, { host: of32Bit("x86_32p"), domU: { wordSize: "x86_64", memory: "512MiB" } }),
    respects: (release) => hvm(release, { domU: { wordSize: "x86_32" } }),
  },
  {
    id: "S06",
    section: MODES,
    says: "xen_caps tell exactly which guests a host runs: an HVM domU needs an hvm word in them.",
    policies: ["hvm-needs-hardware-virtualization"],
    violates: (release) =>
      hvm(release, { host: { hardwareVirtualization: "none", xen: { capabilities: ["xen-3.0-x86_64"] } } }),
    respects: (release) =>
      hvm(release, {
        host: { xen: { capabilities: ["xen-3.0-x86_64", "hvm-3.0-x86_32", "hvm-3.0-x86_32p", "hvm-3.0-x86_64"] } },
      }),
  },
  {
    id: "S07",
    section: MEMORY,
    says: "Xen does not page: all that domains have is the host's memory.",
    policies: ["host-memory-holds-domus"],
    violates: (release) => pv(release, { host: { memory: "4GiB" }, domU: { memory: "3GiB" } }),
    respects: (release) => pv(release, { host: { memory: "4GiB" }, domU: { memory: "1GiB" } }),
  },
  {
    id: "S08",
    section: MEMORY,
    says: "A PV domU is ballooned up to its maxmem at most.",
    source: "xend raises a maxmem that is below memory, and says nothing.",
    policies: ["maxmem-covers-memory"],
    violates: (release) => pv(release, { domU: { memory: "2GiB", maxmem: "1GiB" } }),
    respects: (release) => pv(release, { domU: { memory: "1GiB", maxmem: "2GiB" } }),
  },
  {
    id: "S09",
    section: MEMORY,
    says: "And down to some minimum, which the document calls minmem.",
    reason: whyNotJudged("H02c"),
  },
  {
    id: "S10",
    section: MEMORY,
    says: "An HVM domU takes its maxmem when it starts, and can't be resized.",
    source:
      "xend of both releases builds it with memory, not maxmem. That it can't be resized is right, and so is the consequence: maxmem is to be the same.",
    policies: ["hvm-memory-equals-maxmem"],
    violates: (release) => hvm(release, { domU: { memory: "1GiB", maxmem: "2GiB" } }),
    respects: (release) => hvm(release, { domU: { memory: "2GiB", maxmem: "2GiB" } }),
  },
  {
    id: "S11",
    section: MEMORY,
    says: "A PV domU that was ballooned down, then saved, takes its maxmem when it is restored on 3.0.4.",
    source: "The code is the same in 3.0.3.",
    policies: ["restored-memory-within-host"],
    violates: (release) =>
      pv(release, {
        host: { memory: "8GiB" },
        domU: { memory: "1GiB", maxmem: "8GiB", ...planned("restore") },
      }),
    respects: (release) =>
      pv(release, {
        host: { memory: "8GiB" },
        domU: { memory: "1GiB", maxmem: "2GiB", ...planned("restore") },
      }),
  },
  {
    id: "S12",
    section: GRANTS,
    says: "Pages that dom0 and a domU share are few: a domU of 3.0.3 has three network interfaces at most.",
    source: "It is no rule but the size of the grant table, which is the same in 3.0.4.",
    policies: ["vifs-fit-grant-frames"],
    violates: (release) => pv(release, { domU: { vifs: vifs(4) } }),
    respects: (release) => pv(release, { domU: { vifs: vifs(3) } }),
  },
  {
    id: "S13",
    section: NETLOOP,
    says: "Where a daemon in dom0 takes packets from domUs on a bridge, netloop has to copy them first.",
    policies: ["netloop-buffers-dom0-traffic"],
    violates: (release) => pv(release, { host: { dom0: { receivesGuestPackets: ["nfsd"] }, ...network("bridged") } }),
    respects: (release) =>
      pv(release, { host: { dom0: { receivesGuestPackets: ["nfsd"], netloop: true }, ...network("bridged") } }),
  },
  {
    id: "S14",
    section: NETLOOP,
    says: "So it has on a routed network.",
    policies: ["netloop-buffers-dom0-traffic"],
    violates: (release) => pv(release, { host: network("routed") }),
    respects: (release) => pv(release, { host: { dom0: { netloop: true }, ...network("routed") } }),
  },
  {
    id: "S15",
    section: NETLOOP,
    says: "And on one with address translation.",
    policies: ["netloop-buffers-dom0-traffic"],
    violates: (release) => pv(release, { host: network("nat") }),
    respects: (release) => pv(release, { host: { dom0: { netloop: true }, ...network("nat") } }),
  },
  {
    id: "S16",
    section: NETLOOP,
    says: "What only passes through dom0 from a bridge to another interface needs none.",
    reason: "It allows, and forbids nothing.",
    respects: (release) => pv(release, { host: { dom0: { receivesGuestPackets: [] }, ...network("bridged") } }),
  },
  {
    id: "S17",
    section: SCHEDULERS,
    says: "There are three schedulers: BVT, SEDF and Credit.",
    source: "BVT was deleted before 3.0.3: Xen does not find it, and starts with Credit.",
    policies: ["scheduler-exists"],
    also: ["scheduler-is-supported"],
    violates: (release) => pv(release, { host: { xen: { scheduler: "bvt" } } }),
    respects: (release) => pv(release, { host: { xen: { scheduler: "credit" } } }),
  },
  {
    id: "S18",
    section: SCHEDULERS,
    says: "BVT and SEDF are complex and buggy, and will go.",
    policies: ["scheduler-is-supported"],
    violates: (release) => pv(release, { host: { xen: { scheduler: "sedf" } } }),
    respects: (release) => pv(release, { host: { xen: { scheduler: "credit" } } }),
  },
  {
    id: "S19",
    section: HVM,
    says: "HVM needs a CPU with VT-x or SVM.",
    policies: ["hvm-needs-hardware-virtualization"],
    violates: (release) => hvm(release, { host: { hardwareVirtualization: "none" } }),
    respects: (release) => hvm(release, { host: { hardwareVirtualization: "svm" } }),
  },
  {
    id: "S20",
    section: HVM,
    says: "The emulated BIOS does not know LBA48, so an HVM disk ends at 160 GB.",
    source:
      "What has no LBA48 ends at 28 bits of sector number, which is less (S21). What is beyond the document's figure is an error all the same.",
    policies: ["hvm-disk-within-bios-reach"],
    violates: (release) => hvm(release, { host: rootOf("200GiB") }),
    respects: (release) => hvm(release, { host: rootOf("100GiB") }),
  },
  {
    id: "S21",
    section: HVM,
    says: "The same, as the source has it: beyond 28 bits of sector number the BIOS reads and writes the wrong place.",
    source: "The document's figure stands nowhere in it. Between the two, the finding is a warning.",
    policies: ["hvm-disk-within-bios-reach"],
    violates: (release) => hvm(release, { host: rootOf("140GiB") }),
    respects: (release) => hvm(release, { host: rootOf("128GiB") }),
  },
  {
    id: "S22",
    section: HVM,
    says: "PV drivers, which were sold for it, spare an HVM domU the emulated devices.",
    source:
      "xend gives a vif of type ioemu no paravirtual side, so drivers that are installed (balloonDriver says so) find no network there. The platform device that they look for is always there.",
    policies: ["windows-uses-xen-platform"],
    violates: (release) =>
      hvm(release, { domU: { ...WITH_DRIVERS, vifs: vifs(1).map((vif) => ({ ...vif, type: "ioemu" })) } }),
    respects: (release) => hvm(release, { domU: { ...WITH_DRIVERS, vifs: vifs(1) } }),
  },
  {
    id: "S23",
    section: HVM,
    says: "An HVM domU does not suspend.",
    source: "Its own sleep came with 3.3, its save with 3.1 (S24).",
    policies: ["planned-operation-is-possible"],
    violates: (release) => hvm(release, { domU: planned("suspend") }),
    respects: (release) => hvm(release),
  },
  {
    id: "S24",
    section: HVM,
    says: "Nor is it saved.",
    source: "Nothing in xend refuses it: xc_save has no word of HVM, and takes the domU for PV Linux.",
    policies: ["planned-operation-is-possible"],
    violates: (release) => hvm(release, { domU: planned("save") }),
    respects: (release) => pv(release, { domU: planned("save") }),
  },
  {
    id: "S25",
    section: HVM,
    says: "Nor restored.",
    policies: ["planned-operation-is-possible"],
    violates: (release) => hvm(release, { domU: planned("restore") }),
    respects: (release) => pv(release, { domU: planned("restore") }),
  },
  {
    id: "S26",
    section: HVM,
    says: "Nor migrated.",
    policies: ["planned-operation-is-possible"],
    violates: (release) => moving(release, { live: false }, hvm),
    respects: (release) => moving(release, { live: false }, pv),
  },
  {
    id: "S27",
    section: HVM,
    says: "Much less live.",
    policies: ["planned-operation-is-possible"],
    violates: (release) => moving(release, { live: true }, hvm),
    respects: (release) => moving(release, { live: true }, pv),
  },
  {
    id: "S28",
    section: HVM,
    says: "Several vCPUs in an HVM domU are better in 3.0.4, and still did not work for whoever wrote it.",
    source: "Fixes of their timers went into 3.0.4, more into 3.1.",
    policies: ["hvm-smp-is-sound"],
    violates: (release) => hvm(release, { domU: { vcpus: 2 } }),
    respects: (release) => hvm(release, { domU: { vcpus: 1 } }),
  },
  {
    id: "S29",
    section: VOLUME_SIZE,
    says: "Up to 3.0.3 a vbd ends at 2 TB, by reports on 64 bit too; of 3.0.4 the document does not know.",
    source: "3.0.4 has it fixed. On 64 bit nothing in the drivers explains it, and what is reported is refused.",
    policies: ["vbd-within-sector-count"],
    on: ["3.0.3"],
    violates: (release) => pv(release, { host: rootOf("3TiB") }),
    respects: (release) => pv(release, { host: rootOf("2047GiB") }),
  },
  {
    id: "S30",
    section: RESIZING,
    says: "A domU sees that its volume has grown when it is rebooted, not before.",
    policies: ["volume-grow-has-planned-reboot"],
    violates: (release) => growing(release, {}),
    respects: (release) => growing(release, { plannedReboots: [{ reason: "grow web-root" }] }),
  },
  {
    id: "S31",
    section: RESIZING,
    says: "The order is lvextend, reboot, xfs_growfs.",
    reason: "No declaration has an order: `xenplan runbook` writes these steps, and never in another.",
  },
  {
    id: "S32",
    section: FREQUENCY,
    says: "Nothing in dom0 scales the CPUs' frequency: no powernowd.",
    policies: ["frequency-daemons-are-off"],
    violates: (release) => pv(release, { host: { dom0: { frequencyDaemons: ["powernowd"] } } }),
    respects: (release) => pv(release, { host: { dom0: { frequencyDaemons: [] } } }),
  },
  {
    id: "S33",
    section: FREQUENCY,
    says: "Nor a cpufreq driver.",
    policies: ["cpufreq-driver-matches-release"],
    violates: (release) => pv(release, { host: { dom0: { cpufreq: "dom0-kernel" } } }),
    respects: (release) => pv(release, { host: { dom0: { cpufreq: "none" } } }),
  },
  {
    id: "S34",
    section: ACPI,
    says: "A host does not suspend to RAM (S3).",
    policies: ["host-sleep-is-supported"],
    violates: (release) => pv(release, { host: { plannedSleeps: [{ state: "S3", reason: "over night" }] } }),
    respects: (release) => pv(release, { host: { plannedSleeps: [] } }),
  },
  {
    id: "S35",
    section: ACPI,
    says: "Nor does it come back from S5.",
    source: "S5 is soft-off, which works, and nothing comes back from it. The sleep to disk that is missing is S4.",
    policies: ["host-sleep-is-supported"],
    violates: (release) => pv(release, { host: { plannedSleeps: [{ state: "S5", reason: "over night" }] } }),
    respects: (release) => pv(release, { host: { plannedSleeps: [] } }),
  },
  {
    id: "S36",
    section: X_SERVER,
    says: "nVidia's driver for an X server in dom0 needs a patch.",
    reason: whyNotJudged("H16"),
  },
  {
    id: "S37",
    section: RINGS,
    says: "A PV kernel is not in ring 0, so VMware, QEMU with kqemu and KVM don't run in a PV domU.",
    source: "A 32-bit PV kernel is in ring 1, a 64-bit one in ring 3. What follows is the same.",
    policies: ["nested-hypervisor-can-run"],
    violates: (release) => pv(release, { domU: { runs: ["vmware", "kqemu", "kvm"] } }),
    respects: (release) => pv(release, { domU: { runs: ["qemu"] } }),
  },
  {
    id: "S38",
    section: RINGS,
    says: "Nor in dom0, which is PV too.",
    policies: ["dom0-runs-no-other-hypervisor"],
    violates: (release) => pv(release, { host: { dom0: { runs: ["vmware", "kqemu", "kvm"] } } }),
    respects: (release) => pv(release, { host: { dom0: { runs: ["qemu"] } } }),
  },
  {
    id: "S39",
    section: RINGS,
    says: "In an HVM domU VMware and kqemu should run, in theory.",
    source: "KVM, of which the sentence does not speak, needs VT-x or SVM, and neither release gives a domU either.",
    policies: ["nested-hypervisor-can-run"],
    violates: (release) => hvm(release, { domU: { runs: ["kvm"] } }),
    respects: (release) => hvm(release, { domU: { runs: ["vmware", "kqemu"] } }),
  },
  {
    id: "S40",
    section: KERNELS,
    says: "dom0 has the kernel that the release came with: 2.6.16.29 with 3.0.3, 2.6.16.33 with 3.0.4. Another is its distribution's, and untested.",
    policies: ["dom0-kernel-is-of-release"],
    violates: (release) => pv(release, { host: { dom0: { kernel: "2.6.18" } } }),
    respects: (release) => pv(release),
  },
  {
    id: "S41",
    section: KERNELS,
    says: "So has a PV domU.",
    policies: ["domu-kernel-is-of-release"],
    violates: (release) => pv(release, { domU: { kernel: "2.6.18" } }),
    respects: (release) => pv(release),
  },
  {
    id: "S42",
    section: KERNELS,
    says: "A driver of a newer kernel has to be ported back.",
    reason: "Which drivers a domain needs is no part of a plan; that it has a newer kernel is what S40 and S41 tell.",
  },
  {
    id: "S43",
    section: TITLES,
    says: "Remus.",
    source: "It came with 4.0, and is experimental in every release that says how far it goes (remus-is-experimental).",
    policies: ["planned-operation-is-possible"],
    violates: (release) => pv(release, { domU: planned("remus", { to: "beta" }), otherHost: oldXen(release) }),
    respects: (release) => pv(release, { otherHost: oldXen(release) }),
  },
  {
    id: "S44",
    section: TITLES,
    says: "clocksource/0: time went backwards.",
    source:
      "The kernels of both releases have no clocksources, and say it otherwise; the workaround for later ones, clocksource=jiffies, says nothing to them.",
    policies: ["clocksource-is-left-to-xen", "dom0-clocksource-is-left-to-xen"],
    violates: (release) =>
      pv(release, {
        host: { dom0: { commandLine: "ro clocksource=jiffies" } },
        domU: { boot: { extra: "clocksource=jiffies" } },
      }),
    respects: (release) =>
      pv(release, { host: { dom0: { commandLine: "ro" } }, domU: { boot: { extra: "console=xvc0" } } }),
  },
  {
    id: "S45",
    section: TITLES,
    says: "Windows PV drivers.",
    source:
      "They look for the platform device, which nothing takes away before 3.4: xen_platform_pci is a key that neither release knows. S22 is of their network.",
    policies: ["settings-are-known-to-release"],
    violates: (release) => hvm(release, { domU: { ...WINDOWS, settings: { xen_platform_pci: 0 } } }),
    respects: (release) => hvm(release, { domU: WINDOWS }),
  },
  {
    id: "S46",
    section: TITLES,
    says: "iSCSI storage.",
    source: "The script block-iscsi came with 4.3. Before, dom0 logs in, and the disk is one of dom0's.",
    policies: ["hotplug-scripts-are-of-release"],
    violates: (release) =>
      pv(release, {
        domU: {
          vbds: [
            {
              vdev: "xvda",
              target: "iqn=iqn.2001-05.com.example:web,portal=192.0.2.10:3260",
              script: "block-iscsi",
              size: "20GiB",
            },
          ],
        },
      }),
    respects: (release) =>
      pv(release, {
        domU: {
          vbds: [
            {
              vdev: "xvda",
              target: "/dev/disk/by-id/scsi-360a98000486e2f34576f2f51715a714d",
              size: "20GiB",
            },
          ],
        },
      }),
  },
  {
    id: "S47",
    section: TITLES,
    says: "InfiniBand storage by XenSmartIO.",
    reason: whyNotJudged("H14c"),
  },
];
