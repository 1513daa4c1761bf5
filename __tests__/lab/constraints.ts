/** Owns the trials: what policies forbid, asked of the lab's Xen. What Xen did is lib/facts/measurements.ts; that it does so is constraints.lab.ts. */
import { xlCfg } from "../../lib/emit/xl-cfg";
import type { MeasurementId } from "../../lib/facts/measurements";
import type { RawObject } from "../../lib/model/document";
import type { DomU, Fleet, Host } from "../../lib/model/fleet";
import { asXlInfoSays, type Dom0, USUAL } from "./dom0s";
import { BOOT, goldenOf, labFleet } from "./fleet";

export interface Trial {
  readonly id: MeasurementId;
  /** Whose violation it is; absent where none can judge it, for the reason that is given. */
  readonly policy?: string;
  readonly because?: string;
  /** The facts of that policy that it bears on. */
  readonly facts?: readonly string[];
  /** The domU `trial`, beside the domU of the golden state. */
  readonly domU: RawObject;
  /** Why the policy is milder than a refusal, or stricter than what Xen takes. */
  readonly severity?: string;
  /** What is tried, where the emitter does not write what is declared. */
  readonly cfg?: string;
  /** The toolstack refuses it by itself: xl create -n, which makes nothing. */
  readonly dry?: true;
  /** What else is declared of the host. */
  readonly host?: RawObject;
  /** What is run in dom0 in place of xl create; it ends with 0 if it is taken. */
  readonly command?: string;
  /** In dom0, once it is made: what the script prints is what became of it. */
  readonly then?: { readonly script: string; readonly prints: string };
}

/** The kernels of tiny-kernel.ts, where the lab's test puts them. */
export const KERNELS = {
  pv: "/root/tiny-pv",
  pv32: "/root/tiny-pv32",
  pvh: "/root/tiny-pvh",
  greedy: "/root/tiny-greedy",
} as const;

/** The configuration in dom0. */
export const CFG = "/root/trial.cfg";

const CONSOLE = "/var/log/xen/console/guest-trial.log";

/** Two small volumes that no domU has. */
export const SPARES = ["spare", "spare2"] as const;

const SPARE_SIZE = "16MiB";

const pv = (edits: RawObject = {}): RawObject => ({
  name: "trial",
  type: "pv",
  wordSize: "x86_64",
  boot: { kernel: KERNELS.pv },
  memory: "32MiB",
  vcpus: 1,
  ...edits,
});
const pvh = (edits: RawObject = {}): RawObject => ({
  name: "trial",
  type: "pvh",
  boot: { kernel: KERNELS.pvh },
  memory: "32MiB",
  vcpus: 1,
  ...edits,
});
const hvm = ({ settings = {}, ...edits }: RawObject = {}): RawObject => ({
  name: "trial",
  type: "hvm",
  memory: "64MiB",
  vcpus: 1,
  settings: { vga: "none", vnc: 0, ...(settings as RawObject) },
  ...edits,
});
/** In MiB, as xl list has it. */
const MEMORY = "xl list trial | awk 'NR == 2 { print $3 }'";

/** What the emitter refuses to write is added to this. */
const PV = `type = "pv"\nname = "trial"\nkernel = "${KERNELS.pv}"\nmemory = 32\nvcpus = 1\n`;
const PVH = `type = "pvh"\nname = "trial"\nkernel = "${KERNELS.pvh}"\nmemory = 32\nvcpus = 1\n`;

const disk = (vdev: string, edits: RawObject = {}): RawObject => ({ vdev, target: "vg0/spare", ...edits });
const vif = (edits: RawObject = {}): RawObject => ({ bridge: "xenbr0", mac: "00:16:3e:4d:00:70", ...edits });
const node = (size: string, vcpus: readonly number[] = [0], vdistances: readonly number[] = [10]): RawObject => ({
  pnode: 0,
  size,
  vcpus: [...vcpus],
  vdistances: [...vdistances],
});
const cdrom = (vdev: string, edits: RawObject = {}): RawObject => disk(vdev, { cdrom: true, ...edits });

const UUID = "2147d599-9cc6-c0dc-92ab-4064b5446e9b";

export const trials: readonly Trial[] = [
  // Names
  { id: "duplicate-name", policy: "domu-names-are-unique", facts: ["domu-names-unique"], domU: pv({ name: "web" }) },
  {
    id: "uuid-twice",
    policy: "uuids-are-unique",
    facts: ["uuids-unique"],
    domU: pv({ uuid: UUID }),
    host: { domUs: [pv({ uuid: UUID }), pv({ name: "trial2", uuid: UUID })] },
    command: `xl create -p ${CFG} && sed 's/"trial"/"trial2"/' ${CFG} >/root/trial2.cfg && xl create -p /root/trial2.cfg && xl destroy trial2`,
  },

  // Guest type and boot
  { id: "no-kernel", policy: "domu-has-boot-source", facts: ["pv-boot-sources"], domU: pv({ boot: {} }), dry: true },
  {
    id: "kernel-and-firmware",
    policy: "domu-has-boot-source",
    facts: ["pv-firmwares"],
    domU: pvh({ boot: { kernel: KERNELS.pvh, firmware: "pvgrub64" } }),
    dry: true,
  },
  {
    id: "unknown-firmware",
    policy: "domu-has-boot-source",
    facts: ["pv-firmwares"],
    domU: pvh({ boot: { firmware: "ovmf" } }),
    dry: true,
  },
  {
    id: "missing-kernel",
    because: "A declaration does not say what lies in dom0; the emitted scripts look for it.",
    domU: pv({ boot: { kernel: "/boot/nowhere" } }),
  },
  {
    id: "ramdisk-without-kernel",
    policy: "hvm-direct-boot-has-kernel",
    facts: ["direct-boot-needs-kernel"],
    domU: hvm({ boot: { ramdisk: "/boot/initrd.img" } }),
  },
  {
    id: "deprecated-pygrub",
    policy: "bootloader-path-exists",
    facts: ["pygrub-path"],
    domU: pv({ boot: { bootloader: "/usr/bin/pygrub" }, vbds: [disk("xvda", { access: "r" })] }),
    severity: "It is refused for the disk, which is empty.",
  },
  {
    id: "kernel-of-32-bits",
    policy: "pv-word-size-matches-hypervisor",
    facts: ["xen-caps-tell"],
    domU: pv({ wordSize: "x86_32p", boot: { kernel: KERNELS.pv32 } }),
  },
  {
    id: "pv-kernel-as-pvh",
    because: "A declaration does not say what a kernel was built for.",
    domU: pvh({ boot: { kernel: KERNELS.pv } }),
  },
  {
    id: "timer-mode-of-pv",
    policy: "settings-fit-guest-type",
    facts: ["timer-mode-of-pv"],
    domU: pv({ settings: { timer_mode: 1 } }),
  },
  {
    id: "hvm-settings-of-pv",
    policy: "settings-fit-guest-type",
    facts: ["settings-of-hvm-only"],
    domU: pv({ settings: { soundhw: "es1370", viridian: 1, xen_platform_pci: 1 } }),
  },
  {
    id: "rombios-of-qemu",
    policy: "device-model-exists",
    facts: ["device-models"],
    domU: hvm({ boot: { bios: "rombios" } }),
  },
  {
    id: "qemu-traditional",
    policy: "device-model-exists",
    facts: ["device-models"],
    domU: hvm({ settings: { device_model_version: "qemu-xen-traditional" } }),
    severity: "It is there if Xen was built with it, which Debian's is not.",
  },
  {
    id: "unknown-device-model",
    policy: "device-model-exists",
    facts: ["device-models"],
    domU: hvm({ settings: { device_model_version: "qemu-xxx" } }),
    dry: true,
  },

  {
    id: "bootloader-without-disk",
    policy: "domu-has-boot-source",
    facts: ["bootloader-needs-disk"],
    domU: pv({ boot: { bootloader: "pygrub" } }),
  },
  {
    id: "ovmf-of-traditional",
    policy: "device-model-exists",
    facts: ["device-models"],
    domU: hvm({ boot: { bios: "ovmf" }, settings: { device_model_version: "qemu-xen-traditional" } }),
  },

  // CPUs
  { id: "vcpus-of-hvm", policy: "vcpus-within-limit", facts: ["vcpu-limits"], domU: hvm({ vcpus: 129 }) },
  { id: "vcpus-of-pvh", policy: "vcpus-within-limit", facts: ["vcpu-limits"], domU: pvh({ vcpus: 129 }) },
  { id: "vcpus-at-start", policy: "vcpus-within-limit", facts: ["vcpus-at-start"], domU: pv({ vcpus: 1025 }) },
  {
    id: "maxvcpus-below-vcpus",
    policy: "maxvcpus-cover-vcpus",
    facts: ["maxvcpus-checked-by-xl"],
    domU: pv({ vcpus: 4, maxvcpus: 2 }),
    dry: true,
  },
  {
    id: "removed-tsc-mode",
    policy: "tsc-mode-exists",
    facts: ["tsc-modes"],
    domU: pv({ settings: { tsc_mode: "native_paravirt" } }),
  },
  {
    id: "viridian-without-base",
    policy: "viridian-groups-agree",
    facts: ["viridian-groups"],
    domU: hvm({ settings: { viridian: ["!base", "time_ref_count"] } }),
  },
  {
    id: "unknown-viridian-group",
    policy: "viridian-groups-agree",
    facts: ["viridian-groups"],
    domU: hvm({ settings: { viridian: ["nosuchgroup"] } }),
    dry: true,
  },
  {
    id: "nested-without-hap",
    policy: "nested-hypervisor-can-run",
    facts: ["nested-needs-hap"],
    domU: hvm({ settings: { nestedhvm: 1, hap: 0 } }),
  },
  {
    id: "no-such-cpu",
    policy: "cpu-affinity-names-existing-cpus",
    facts: ["affinity-needs-cpu"],
    domU: pv({ settings: { cpus: "1" } }),
  },
  {
    id: "no-such-cpu-of-one",
    policy: "cpu-affinity-names-existing-cpus",
    facts: ["affinity-needs-cpu"],
    domU: pv({ settings: { cpus: ["1"] } }),
  },
  {
    id: "weight-of-zero",
    policy: "scheduler-settings-have-effect",
    facts: ["scheduler-setting-ranges"],
    domU: pv({ settings: { cpu_weight: 0 } }),
  },
  {
    id: "cap-beyond-vcpus",
    policy: "scheduler-settings-have-effect",
    facts: ["scheduler-setting-ranges"],
    domU: pv({ settings: { cap: 900 } }),
  },
  {
    id: "slice-of-sedf",
    policy: "scheduler-settings-have-effect",
    facts: ["scheduler-settings"],
    domU: pv({ settings: { latency: 5, slice: 5 } }),
  },

  // Memory
  {
    id: "memory-beyond-host",
    policy: "host-memory-holds-domus",
    facts: ["xen-does-not-page"],
    domU: pv({ memory: "999999MiB" }),
  },
  {
    id: "small-maxmem-of-pv",
    policy: "maxmem-covers-memory",
    facts: ["maxmem-below-memory"],
    domU: pv({ memory: "48MiB", maxmem: "32MiB" }),
    then: { script: MEMORY, prints: "48" },
  },
  {
    id: "small-maxmem-of-hvm",
    policy: "maxmem-covers-memory",
    facts: ["maxmem-below-memory"],
    domU: hvm({ maxmem: "48MiB" }),
    then: { script: MEMORY, prints: "47" },
  },
  {
    id: "dom0-below-minimum",
    policy: "dom0-memory-at-least-minimum",
    facts: ["dom0-minimum-memory"],
    host: { dom0: { wordSize: "x86_64", kernel: "6.1.0", memory: "96MiB", vcpus: 1 } },
    domU: pv(),
    command: "xl mem-set 0 96",
    severity: "The hypervisor itself starts dom0 with whatever it is told to.",
  },
  {
    id: "pod-without-balloon-driver",
    policy: "pod-domu-has-balloon-driver",
    facts: ["balloon-driver-needed"],
    severity: "It is made, and crashes.",
    domU: pvh({
      boot: { kernel: KERNELS.greedy },
      memory: "64MiB",
      maxmem: "128MiB",
      balloonDriver: false,
      onCrash: "preserve",
    }),
    command: `xl create ${CFG} && until xl dmesg | grep 'out of PoD memory'; do sleep 0.2; done`,
  },
  {
    id: "altp2m-and-nested",
    policy: "altp2m-excludes-nested-and-pod",
    facts: ["altp2m-excludes-nested-virtualization"],
    domU: hvm({ settings: { altp2m: "mixed", nestedhvm: 1 } }),
  },
  {
    id: "altp2m-and-pod",
    policy: "altp2m-excludes-nested-and-pod",
    facts: ["altp2m-excludes-populate-on-demand"],
    domU: hvm({ maxmem: "96MiB", settings: { altp2m: "mixed" } }),
  },
  {
    id: "small-mmio-hole",
    policy: "mmio-hole-within-range",
    facts: ["mmio-hole-mebibytes"],
    domU: hvm({ settings: { mmio_hole: 128 } }),
    dry: true,
  },
  {
    id: "small-videoram",
    policy: "videoram-at-least-minimum",
    facts: ["least-video-memory"],
    domU: hvm({ settings: { vga: "stdvga", videoram: 4 } }),
  },
  { id: "vnuma-of-pv", policy: "vnuma-is-consistent", facts: ["vnuma-types"], domU: pv({ vnuma: [node("32MiB")] }) },
  {
    id: "vnuma-below-maxmem",
    policy: "vnuma-is-consistent",
    facts: ["vnuma-memory-is-maxmem"],
    domU: hvm({ maxmem: "64MiB", vnuma: [node("32MiB")] }),
    dry: true,
  },
  {
    id: "vnuma-below-memory",
    policy: "vnuma-is-consistent",
    facts: ["vnuma-memory-is-maxmem"],
    domU: hvm({ vnuma: [node("48MiB")] }),
    then: { script: MEMORY, prints: "47" },
  },
  {
    id: "vnuma-above-memory",
    policy: "vnuma-is-consistent",
    facts: ["vnuma-excludes-populate-on-demand"],
    domU: hvm({ vnuma: [node("96MiB")] }),
  },
  { id: "vnuma-of-pvh", policy: "vnuma-is-consistent", facts: ["vnuma-types"], domU: pvh({ vnuma: [node("32MiB")] }) },
  {
    id: "vnuma-below-vcpus",
    policy: "vnuma-is-consistent",
    facts: ["vnuma-vcpus-are-maxvcpus"],
    domU: hvm({ vcpus: 2, vnuma: [node("64MiB")] }),
    dry: true,
  },
  {
    id: "vnuma-below-maxvcpus",
    policy: "vnuma-is-consistent",
    facts: ["vnuma-vcpus-are-maxvcpus"],
    domU: hvm({ maxvcpus: 2, vnuma: [node("64MiB")] }),
    dry: true,
  },
  {
    id: "vnuma-beyond-cpus",
    policy: "vnuma-is-consistent",
    facts: ["vnuma-vcpus-within-host"],
    domU: hvm({ vcpus: 4, vnuma: [node("64MiB", [0, 1, 2, 3])] }),
    dry: true,
  },
  {
    id: "vnuma-vcpu-twice",
    policy: "vnuma-is-consistent",
    facts: ["vnuma-vcpu-on-one-node"],
    domU: hvm({ vcpus: 2, maxvcpus: 2, vnuma: [node("32MiB", [0], [10, 20]), node("32MiB", [0], [20, 10])] }),
  },
  {
    id: "vnuma-vcpu-nowhere",
    policy: "vnuma-is-consistent",
    facts: ["vnuma-vcpu-on-one-node"],
    domU: hvm({ vcpus: 2, maxvcpus: 2, vnuma: [node("32MiB", [0], [10, 20]), node("32MiB", [2], [20, 10])] }),
  },
  {
    id: "vnuma-distance-missing",
    policy: "vnuma-is-consistent",
    facts: ["vnuma-distances"],
    domU: hvm({ vcpus: 2, maxvcpus: 2, vnuma: [node("32MiB", [0], [10, 20]), node("32MiB", [1], [20])] }),
  },
  {
    id: "vnuma-far-from-itself",
    policy: "vnuma-is-consistent",
    facts: ["vnuma-local-distance"],
    domU: hvm({ vcpus: 2, maxvcpus: 2, vnuma: [node("32MiB", [0], [20, 10]), node("32MiB", [1], [20, 10])] }),
  },
  {
    id: "vmtrace-without-capability",
    policy: "vmtrace-size-is-valid",
    facts: ["vmtrace-capability"],
    domU: hvm({ settings: { vmtrace_buf_kb: 64 } }),
  },
  {
    id: "vpmu-without-capability",
    policy: "vpmu-is-security-supported",
    facts: ["vpmu-capability"],
    domU: hvm({ settings: { vpmu: 1 } }),
  },

  // Passthrough. The lab has no IOMMU, so what else may be wrong with it is not reached.
  {
    id: "device-of-hvm",
    policy: "passthrough-needs-iommu",
    facts: ["iommu-needed-for-passthrough"],
    domU: hvm({ pci: [{ bdf: "0000:00:01.0" }] }),
  },
  {
    id: "device-of-pv",
    policy: "passthrough-needs-iommu",
    facts: ["iommu-needed-for-passthrough"],
    domU: pv({ pci: [{ bdf: "0000:00:01.0" }] }),
  },
  {
    id: "disabled-passthrough",
    policy: "passthrough-needs-iommu",
    facts: ["passthrough-disabled-with-devices"],
    domU: hvm({ pci: [{ bdf: "0000:00:01.0" }], settings: { passthrough: "disabled" } }),
  },

  // Disks
  { id: "ide-beyond-hdd", policy: "vdev-exists-in-release", facts: ["vdev-ranges"], domU: pv({ vbds: [disk("hde")] }) },
  {
    id: "scsi-beyond-sdp",
    policy: "vdev-exists-in-release",
    facts: ["vdev-ranges"],
    domU: pv({ vbds: [disk("sdq")] }),
  },
  {
    id: "vdev-twice",
    policy: "vdevs-are-unique",
    facts: ["vdevs-unique"],
    domU: pv({ vbds: [disk("xvda"), disk("d0", { target: "vg0/spare2" })] }),
  },
  {
    id: "whole-and-partition",
    policy: "vbds-are-whole-or-partitions",
    facts: ["vbds-whole-or-partitions"],
    domU: pv({ vbds: [disk("xvda"), disk("xvda1", { target: "vg0/spare2" })] }),
  },
  {
    id: "two-drives-in-one-place",
    policy: "hvm-vdevs-do-not-alias",
    facts: ["one-drive-a-place"],
    domU: hvm({ vbds: [disk("hda"), disk("xvda", { target: "vg0/spare2" })] }),
  },
  {
    id: "cdrom-in-fifth-place",
    policy: "emulated-disks-within-limit",
    facts: ["cdrom-places-handed-to-qemu"],
    domU: hvm({ vbds: [cdrom("xvde")] }),
  },
  {
    id: "cdrom-in-sixth-place",
    policy: "emulated-disks-within-limit",
    facts: ["cdrom-places-handed-to-qemu"],
    domU: hvm({ vbds: [cdrom("xvdf")] }),
  },
  {
    id: "ninth-scsi-disk",
    policy: "emulated-disks-within-limit",
    facts: ["scsi-places-of-qemu"],
    domU: hvm({ vbds: [disk("sdi")] }),
  },
  {
    id: "no-emulated-disk",
    policy: "hvm-boot-disk-is-emulated",
    facts: ["emulated-disks"],
    domU: hvm({ vbds: [disk("xvde")] }),
    severity: "It is made, and finds nothing to boot from.",
  },
  {
    id: "missing-target",
    policy: "vbd-targets-exist",
    facts: ["target-must-exist"],
    domU: pv({ vbds: [disk("xvda", { target: "vg0/nowhere" })] }),
  },
  {
    id: "second-writer",
    policy: "volume-has-one-writer",
    facts: ["one-writer"],
    domU: pv({ vbds: [disk("xvda", { target: "vg0/web-data" })] }),
    severity: "Where Xen does not refuse it, data is lost.",
  },
  {
    id: "reader-beside-writer",
    policy: "volume-has-one-writer",
    facts: ["one-writer"],
    domU: pv({ vbds: [disk("xvda", { target: "vg0/web-data", access: "r" })] }),
  },
  {
    id: "second-writer-by-qdisk",
    policy: "volume-has-one-writer",
    facts: ["one-writer"],
    domU: pv({ vbds: [disk("xvda", { target: "vg0/web-data", backendType: "qdisk" })] }),
    severity: "Data is lost.",
  },
  {
    id: "read-only-ide",
    policy: "hvm-ide-disk-is-writable",
    facts: ["read-only-hvm-disks"],
    domU: hvm({ vbds: [disk("hda", { access: "r" })] }),
  },
  {
    id: "read-only-ahci",
    policy: "hvm-ide-disk-is-writable",
    facts: ["read-only-hvm-disks"],
    domU: hvm({ vbds: [disk("hda", { access: "r" })], settings: { hdtype: "ahci" } }),
  },
  {
    id: "qcow2-through-phy",
    policy: "disk-format-fits-backend",
    facts: ["disk-backends"],
    domU: pv({ vbds: [disk("xvda", { format: "qcow2", backendType: "phy" })] }),
  },
  {
    id: "tap-backend",
    policy: "disk-backend-exists",
    facts: ["disk-backends"],
    domU: pv({ vbds: [disk("xvda", { backendType: "tap" })] }),
    severity: "Releases that know it leave it to blktap's tapback, which the lab has not.",
  },
  {
    id: "cdrom-through-tap",
    policy: "hvm-cdrom-backend",
    facts: ["hvm-cdrom-backends"],
    domU: hvm({ vbds: [cdrom("hdc", { backendType: "tap" })] }),
  },
  {
    id: "missing-disk-backend",
    policy: "backend-domain-exists",
    facts: ["backend-domain-must-exist"],
    host: { complete: true },
    domU: pv({ vbds: [disk("xvda", { backend: "storage" })] }),
  },

  // Network
  {
    id: "missing-bridge",
    policy: "vif-bridges-exist",
    facts: ["bridge-must-exist"],
    domU: pv({ vifs: [vif({ bridge: "nobridge" })] }),
  },
  {
    id: "emulated-vif-of-pv",
    policy: "emulated-vif-is-hvm",
    facts: ["ioemu-outside-hvm"],
    domU: pv({ vifs: [vif({ type: "ioemu" })] }),
    cfg: `${PV}vif = ["type=ioemu,bridge=xenbr0"]\n`,
  },
  {
    id: "emulated-vif-of-pvh",
    policy: "emulated-vif-is-hvm",
    facts: ["ioemu-outside-hvm"],
    domU: pvh({ vifs: [vif({ type: "ioemu" })] }),
    cfg: `${PVH}vif = ["type=ioemu,bridge=xenbr0"]\n`,
  },
  {
    id: "devid-twice",
    policy: "vif-devids-are-unique",
    facts: ["vif-devids-unique"],
    domU: pv({ vifs: [vif({ devid: 3 }), vif({ devid: 3, mac: "00:16:3e:4d:00:71" })] }),
  },
  {
    id: "long-vifname",
    policy: "vif-name-fits",
    facts: ["interface-name-length"],
    domU: pv({ vifs: [vif({ vifname: "web-frontend-lan" })] }),
  },
  {
    id: "long-vifname-of-emulated-vif",
    policy: "vif-name-fits",
    facts: ["emulated-interface-suffix"],
    domU: hvm({ vifs: [vif({ vifname: "web-front-lan" })] }),
  },
  // Each vif has a script of its own, and which of them comes to the name first is up to them.
  {
    id: "vifname-twice",
    policy: "vifnames-are-unique",
    facts: ["vifnames-unique"],
    domU: pv({ vifs: [vif({ vifname: "lan" }), vif({ vifname: "lan", mac: "00:16:3e:4d:00:71" })] }),
  },
  {
    id: "multicast-address",
    policy: "mac-is-usable",
    facts: ["mac-is-unicast"],
    domU: pv({ vifs: [vif({ mac: "01:16:3e:4d:00:70" })] }),
    severity: "The driver in the domU refuses the address, and there is no network.",
  },
  {
    id: "address-of-zeros",
    policy: "mac-is-usable",
    facts: ["zero-mac-is-none"],
    domU: pv({ vifs: [vif({ mac: "00:00:00:00:00:00" })] }),
    then: { script: "xl network-list trial | awk 'NR == 2 { print substr($3, 1, 8) }'", prints: "00:16:3e" },
  },
  {
    id: "small-mtu",
    policy: "vlan-and-mtu-are-valid",
    facts: ["mtu-range"],
    domU: pv({ vifs: [vif({ mtu: 10 })] }),
    then: { script: "cat /sys/class/net/vif$(xl domid trial).0/mtu", prints: "1500" },
  },
  {
    id: "missing-vif-backend",
    policy: "backend-domain-exists",
    facts: ["backend-domain-must-exist"],
    host: { complete: true },
    domU: pv({ vifs: [vif({ backend: "net" })] }),
  },
  {
    id: "rate-in-other-words",
    policy: "rate-is-valid",
    facts: ["vif-rate-syntax"],
    domU: pv({ vifs: [vif({ rate: "10Mbps" })] }),
    dry: true,
  },
  {
    id: "vlan-of-vif",
    policy: "settings-are-known-to-release",
    facts: ["vif-syntax"],
    domU: pv({ vifs: [vif({ vlan: "10" })] }),
    cfg: `${PV}vif = ["bridge=xenbr0,vlan=10"]\n`,
  },
  {
    id: "vifs-beyond-grant-frames",
    policy: "vifs-fit-grant-frames",
    facts: ["grant-references-of-linux-frontends"],
    domU: pv({
      boot: BOOT,
      kernel: "6.1.0",
      memory: "256MiB",
      maxGrantFrames: 2,
      vifs: [0, 1, 2, 3].map((last) => vif({ mac: `00:16:3e:4d:00:7${last}` })),
    }),
    command: `rm -f ${CONSOLE}; xl create ${CFG} && until grep 'max_grant_frames reached' ${CONSOLE} && [ $(grep -c 'only created 0 queues' ${CONSOLE}) = 3 ]; do sleep 0.5; done`,
  },
  {
    id: "too-many-grant-frames",
    policy: "max-grant-frames-within-hypervisor-limit",
    facts: ["grant-frames-capped-by-hypervisor"],
    domU: pv({ maxGrantFrames: 128 }),
  },

  // Device model and consoles
  {
    id: "device-model-as-root",
    policy: "dm-restrict-is-possible",
    facts: ["device-model-user-not-root"],
    domU: hvm({ settings: { dm_restrict: 1, device_model_user: "root" } }),
  },
  {
    id: "usb-4",
    policy: "usb-families-do-not-mix",
    facts: ["usb-versions"],
    domU: hvm({ settings: { usbversion: 4 } }),
  },
  {
    id: "usb-of-two-kinds",
    policy: "usb-families-do-not-mix",
    facts: ["usb-families-apart"],
    domU: hvm({ settings: { usb: 1, usbversion: 2 } }),
  },
  {
    id: "spice-without-port",
    policy: "spice-is-complete",
    facts: ["spice-needs-port"],
    domU: hvm({ settings: { vga: "stdvga", spice: 1, spicedisable_ticketing: 1 } }),
  },
  {
    id: "spice-without-password",
    policy: "spice-is-complete",
    facts: ["spice-needs-password"],
    domU: hvm({ settings: { vga: "stdvga", spice: 1, spiceport: 6000 } }),
  },
  {
    id: "display-numbered-twice",
    policy: "vnc-display-agrees",
    facts: ["vnc-display-named-twice"],
    domU: hvm({ settings: { vnc: 1, vnclisten: "127.0.0.1:5", vncdisplay: 6 } }),
    dry: true,
  },

  // The rest
  {
    id: "unknown-event-action",
    policy: "event-actions-exist",
    facts: ["event-actions"],
    domU: pv({ onPoweroff: "reboot" }),
    dry: true,
  },
  {
    id: "reboot-on-crash",
    policy: "event-actions-exist",
    facts: ["event-actions"],
    domU: pv({ onCrash: "reboot" }),
    dry: true,
  },
  {
    id: "share-without-model",
    policy: "p9-is-valid",
    facts: ["p9-syntax"],
    domU: pv({ settings: { p9: ["tag=share,path=/srv"] } }),
    severity: "Where Xen makes the domU, it does so without the share.",
  },
  {
    id: "share-of-another-model",
    policy: "p9-is-valid",
    facts: ["p9-security-models"],
    domU: pv({ settings: { p9: ["tag=share,path=/srv,security_model=mapped"] } }),
  },
  {
    id: "switch-in-words",
    policy: "settings-have-their-form",
    facts: ["toolstack-keys"],
    domU: hvm({ settings: { vnc: "off" } }),
  },
  {
    id: "misspelt-setting",
    policy: "settings-are-known-to-release",
    facts: ["toolstack-keys"],
    domU: pv({ settings: { memroy: 128 } }),
  },
  {
    id: "label-without-flask",
    policy: "seclabel-needs-xsm",
    facts: ["seclabel-dropped-without-flask"],
    domU: pv({ settings: { seclabel: "system_u:system_r:domU_t" } }),
  },
];

/** The lab's fleet with a trial on it. */
export function fleetOf({ domU, host = {} }: Pick<Trial, "domU" | "host">, dom0: Dom0 = USUAL): Fleet {
  const spares = SPARES.map((name) => ({ name, size: SPARE_SIZE }));
  const golden = goldenOf(dom0);
  return labFleet(
    {
      host: { xen: asXlInfoSays(dom0), ...host },
      logicalVolumes: [...(golden.logicalVolumes ?? []), ...spares],
      domUs: [...(golden.domUs ?? []), domU],
    },
    dom0,
  );
}

/** The xl.cfg that xl is given. @throws EmitError where nothing is given for a domU that the emitter does not write. */
export function cfgOf(trial: Trial, dom0: Dom0 = USUAL): string {
  return trial.cfg ?? emitted(trial, dom0);
}

/** @throws EmitError if the emitter does not write such a domU. */
export function emitted(trial: Trial, dom0: Dom0 = USUAL): string {
  const host = fleetOf(trial, dom0).hosts[0] as Host;
  // The golden state's own domU comes first, where both have one name.
  return xlCfg(host, host.domUs.findLast(({ name }) => name === trial.domU["name"]) as DomU);
}
