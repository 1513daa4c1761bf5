/**
 * Owns what real Xens did in the project's lab where they were asked for what policies forbid. The trials, and the test that holds these words against the
 * hypervisors, are __tests__/lab/constraints.ts and constraints.lab.ts. A fact takes up what bears on it: `measured: measured("missing-bridge")`.
 */
import type { Measurement } from "./fact";

/** The dom0s of the lab, oldest first: what `xl info` and `uname -r` say there. */
export const LAB_DOM0S = [
  { release: "4.14.6", kernel: "5.10" },
  { release: "4.17.7", kernel: "6.1" },
  { release: "4.20.5-pre", kernel: "6.12" },
] as const;

export type LabRelease = (typeof LAB_DOM0S)[number]["release"];

/** The Xen of the lab where none is named. */
export const LAB_RELEASE = "4.17.7" satisfies LabRelease;

type Outcome = Pick<Measurement, "outcome" | "says" | "then">;

/** What came of a trial on most releases, and on those that did otherwise; "untried" where it can't be asked. */
interface Trial extends Outcome {
  readonly tried: string;
  readonly elsewhere: Partial<Record<LabRelease, Outcome | "untried">>;
}

const no = (says: string): Outcome => ({ outcome: "refused", says });
const YES: Outcome = { outcome: "accepted" };

const refused = (tried: string, says?: string, elsewhere: Trial["elsewhere"] = {}): Trial => ({
  tried,
  outcome: "refused",
  ...(says !== undefined && { says }),
  elsewhere,
});
const accepted = (
  tried: string,
  { says, then }: { says?: string; then?: string } = {},
  elsewhere: Trial["elsewhere"] = {},
): Trial => ({
  tried,
  outcome: "accepted",
  ...(says !== undefined && { says }),
  ...(then !== undefined && { then }),
  elsewhere,
});

/** What libxl prints of whatever the hypervisor refuses. The hypervisor's own words are in debug builds only. */
export const REFUSED_BY_HYPERVISOR = "domain creation fail: Invalid argument";

const TRIALS = {
  // Names
  "duplicate-name": refused("a second domU of one name", 'Domain with name "web" already exists.'),

  "uuid-twice": accepted("a second domU of one UUID"),

  // Guest type and boot
  "no-kernel": refused("a PV domU without kernel and bootloader", "Neither kernel nor bootloader specified"),
  "kernel-and-firmware": refused(
    "a PVH domU with a kernel and a firmware",
    "ERROR: both kernel and firmware specified",
  ),
  "unknown-firmware": refused(
    'a PVH domU with firmware="ovmf"',
    "ERROR: only pvgrub{32|64} supported as firmware options",
  ),
  "missing-kernel": refused(
    "a kernel that is not there",
    "failed to open file '/boot/nowhere': No such file or directory",
  ),
  "ramdisk-without-kernel": refused(
    "an HVM domU with a ramdisk and no kernel",
    "direct boot parameters specified but kernel missing",
  ),
  "deprecated-pygrub": refused(
    "a boot loader by the path /usr/bin/pygrub, from an empty disk",
    "bootloader='/usr/bin/pygrub' is deprecated; use bootloader='pygrub' instead",
  ),
  "kernel-of-32-bits": refused(
    "a PV kernel of 32 bits",
    "guest type xen-3.0-x86_32p not supported by xen kernel, sorry",
    { "4.14.6": no("can't allocate low memory for domain: Out of memory") },
  ),
  "pv-kernel-as-pvh": refused("a kernel that can be PV only, as PVH", "ELF image is not 32bit", {
    "4.14.6": no("image not capable of booting inside a HVM container"),
  }),
  "timer-mode-of-pv": refused(
    "a PV domU with timer_mode=1",
    'ERROR: "timer_mode" option is not supported for PV guests.',
  ),
  "hvm-settings-of-pv": accepted("a PV domU with settings of HVM domUs"),
  "rombios-of-qemu": refused("rombios with qemu-xen", "qemu-xen does not support bios=rombios."),
  "qemu-traditional": refused(
    "qemu-xen-traditional",
    "device model /usr/lib/xen-4.17/bin/qemu-dm is not executable: No such file or directory",
    {
      "4.14.6": no("device model /usr/lib/xen-4.14/bin/qemu-dm is not executable: No such file or directory"),
      "4.20.5-pre": no("device model /usr/lib/xen-4.20/bin/qemu-dm is not executable: No such file or directory"),
    },
  ),
  "unknown-device-model": refused(
    "a device model that Xen does not have",
    'Unknown device_model_version "qemu-xxx" specified',
  ),

  "bootloader-without-disk": refused("a boot loader and no disk", "cannot run bootloader with no boot disk"),
  "ovmf-of-traditional": refused("OVMF with qemu-xen-traditional", "qemu-xen-traditional requires bios=rombios."),

  // CPUs
  "vcpus-of-hvm": refused("129 vCPUs of an HVM domU", REFUSED_BY_HYPERVISOR),
  "vcpus-of-pvh": refused("129 vCPUs of a PVH domU", REFUSED_BY_HYPERVISOR),
  "vcpus-at-start": refused("a PV domU that starts with 1025 vCPUs", "avail_vcpus bitmap contains too many VCPUS"),
  "maxvcpus-below-vcpus": refused("a maxvcpus of 2 with 4 vCPUs", "xl: maxvcpus < vcpus"),
  "removed-tsc-mode": refused(
    'tsc_mode="native_paravirt"',
    "TSC Mode native_paravirt (a.k.a PVRDTSCP) has been removed",
  ),
  "viridian-without-base": refused("viridian groups without base", "base group not enabled"),
  "unknown-viridian-group": refused(
    "a viridian group that does not exist",
    "xl: unknown viridian enlightenment 'nosuchgroup'",
  ),
  "nested-without-hap": refused("nestedhvm without hardware assisted paging", REFUSED_BY_HYPERVISOR, {
    "4.14.6": no("Couldn't set HVM_PARAM_NESTEDHVM"),
  }),
  "no-such-cpu": refused(
    "a CPU that the host does not have, for all vCPUs",
    "Hard affinity completely outside of domain's cpupool!",
  ),
  "no-such-cpu-of-one": refused(
    "a CPU that the host does not have, for one vCPU",
    "setting affinity failed on vcpu `0'",
  ),
  "weight-of-zero": refused("cpu_weight=0", "Cpu weight out of range, valid values are within range from 1 to 65535"),
  "cap-beyond-vcpus": refused(
    "a cap of 900 with one vCPU",
    "Cpu cap out of range, valid range is from 0 to 100 for specified number of vcpus",
  ),
  "slice-of-sedf": accepted("slice and latency, settings of a scheduler that is gone"),

  // Memory
  "memory-beyond-host": refused(
    "a domU with more memory than the host has",
    "can't allocate low memory for domain: Out of memory",
  ),
  "small-maxmem-of-pv": accepted("a PV domU with a maxmem below its memory", { then: "it had its memory" }),
  "small-maxmem-of-hvm": accepted("an HVM domU with a maxmem below its memory", { then: "it had its maxmem" }),
  "dom0-below-minimum": refused("96 MiB of dom0", "New target 98304 for dom0 is below the minimum threshold"),
  "pod-without-balloon-driver": accepted(
    "a PVH domU that uses its maxmem and has no balloon driver",
    { says: "p2m_pod_demand_populate: DomN out of PoD memory! (tot=16401 ents=16384 domN)", then: "it crashed" },
    {
      "4.20.5-pre": {
        outcome: "accepted",
        says: "p2m_pod_demand_populate: DomN out of PoD memory! (tot=16399 ents=16384 domN)",
        then: "it crashed",
      },
    },
  ),
  "altp2m-and-nested": refused("altp2m and nestedhvm in one domU", "nestedhvm and altp2mhvm cannot be used together"),
  "altp2m-and-pod": refused(
    "altp2m in a domU with less memory than maxmem",
    "Cannot enable PoD and ALTP2M at the same time",
  ),
  "small-mmio-hole": refused("mmio_hole=128", 'ERROR: invalid value 128 for "mmio_hole"'),
  "small-videoram": refused("stdvga with videoram=4", "videoram must be at least 16 MB for STDVGA on QEMU_XEN"),
  "vnuma-of-pv": refused("a PV domU with a virtual NUMA node", "PV vNUMA is not yet supported"),
  "vnuma-of-pvh": refused("a PVH domU with a virtual NUMA node", "xc_domain_getvnuma failed (rc=-1)"),
  "vnuma-above-memory": refused(
    "virtual NUMA nodes with more memory than the domU, and no maxmem",
    "Cannot enable PoD and vNUMA at the same time",
  ),
  "vnuma-below-maxmem": refused(
    "virtual NUMA nodes with less memory than maxmem",
    "xl: maxmem and vnuma memory size mismatch",
  ),
  "vnuma-below-memory": accepted("virtual NUMA nodes with less memory than the domU, and no maxmem", {
    then: "it had what the nodes have",
  }),
  "vnuma-below-vcpus": refused("virtual NUMA nodes with fewer vCPUs than the domU", "xl: maxvcpus < vcpus"),
  "vnuma-below-maxvcpus": refused(
    "virtual NUMA nodes with fewer vCPUs than maxvcpus",
    "xl: vnuma vcpus and maxvcpus= mismatch",
  ),
  "vnuma-beyond-cpus": refused(
    "virtual NUMA nodes with more vCPUs than the host has CPUs, and no maxvcpus",
    "xl: vnuma specifies more vcpus than pcpus, use maxvcpus= to override this check.",
  ),
  "vnuma-vcpu-twice": refused("a vCPU on two virtual NUMA nodes", "Vcpu 0 assigned more than once"),
  "vnuma-vcpu-nowhere": refused("a vCPU on no virtual NUMA node", "Vcpu 1 is not assigned to any vnode"),
  "vnuma-distance-missing": accepted("a virtual NUMA node with a distance too few"),
  "vnuma-far-from-itself": refused(
    "a virtual NUMA node that is farther from itself than from another",
    "Distance from 0 to 1 smaller than 0's local distance",
  ),
  "vmtrace-without-capability": refused("vmtrace_buf_kb on a host without vmtrace", REFUSED_BY_HYPERVISOR, {
    "4.14.6": YES,
  }),
  "vpmu-without-capability": refused("vpmu=1 on a host without a vPMU", "vPMU not supported on this platform", {
    "4.14.6": YES,
  }),

  // Passthrough
  "device-of-hvm": refused(
    "a PCI device of an HVM domU, without an IOMMU",
    "passthrough not supported on this platform",
  ),
  "device-of-pv": refused("a PCI device of a PV domU, without an IOMMU", "passthrough not supported on this platform"),
  "disabled-passthrough": refused(
    'a PCI device of a domU with passthrough="disabled"',
    "passthrough disabled but devices are specified",
  ),

  // Disks
  "ide-beyond-hdd": refused("a vdev hde", "Invalid or unsupported virtual disk identifier hde"),
  "scsi-beyond-sdp": refused("a vdev sdq", "Invalid or unsupported virtual disk identifier sdq"),
  "vdev-twice": refused("one vdev twice, in two spellings", "device already exists in xenstore"),
  "whole-and-partition": accepted("a disk whole and one of its partitions"),
  "two-drives-in-one-place": refused("hda and xvda in one HVM domU", "device model did not start: -3"),
  "cdrom-in-fifth-place": refused("a CD-ROM of an HVM domU as xvde", "device model did not start: -3"),
  "cdrom-in-sixth-place": accepted("a CD-ROM of an HVM domU as xvdf", {
    says: "Emulated CDROM can be only one of the first 4 disks.",
  }),
  "ninth-scsi-disk": refused("sdi in an HVM domU", "device model did not start: -3"),
  "no-emulated-disk": accepted("xvde as the only disk of an HVM domU", {
    says: "Only 4 emulated IDE disks are supported. Disk xvde will be available via PV drivers but not as an emulated disk.",
  }),
  "missing-target": refused(
    "a volume that is not there",
    "Disk vdev=xvda failed to stat: /dev/vg0/nowhere: No such file or directory",
  ),
  "second-writer": refused(
    "a volume that another domU writes to, written to",
    "Device /dev/dm-1 is mounted in a guest domain, and so cannot be mounted now.",
    { "4.14.6": YES },
  ),
  "reader-beside-writer": refused(
    "a volume that another domU writes to, read",
    "Device /dev/dm-1 is mounted read-write in a guest domain, and so cannot be mounted read-only now.",
    { "4.14.6": YES },
  ),
  "second-writer-by-qdisk": accepted("a volume that another domU writes to, written to through qdisk"),
  "read-only-ide": refused("a read-only hard disk on IDE", "qemu-xen doesn't support read-only IDE disk drivers"),
  "read-only-ahci": refused("a read-only hard disk on AHCI", "qemu-xen doesn't support read-only AHCI disk drivers"),
  "qcow2-through-phy": refused("a qcow2 image through phy", "no suitable backend for disk xvda"),
  "tap-backend": refused("the backend tap", "no suitable backend for disk xvda", {
    "4.20.5-pre": no("unable to add disk devices"),
  }),
  "cdrom-through-tap": refused(
    "a CD-ROM of an HVM domU through tap",
    "Backend for CD devices on HVM guests must be Qdisk",
  ),
  "missing-disk-backend": refused(
    "a vbd that is served by a domain that does not run",
    "Unable to set disk defaults for disk 0",
  ),

  // Network
  "missing-bridge": refused("a bridge that is not there", "Could not find bridge device nobridge"),
  "emulated-vif-of-pv": refused(
    "a vif of type ioemu in a PV domU",
    "trying to create PV or PVH guest with an emulated interface",
  ),
  "emulated-vif-of-pvh": refused(
    "a vif of type ioemu in a PVH domU",
    "trying to create PV or PVH guest with an emulated interface",
  ),
  "devid-twice": refused("one devid twice", "device already exists in xenstore"),
  "long-vifname": refused("a vifname of 16 bytes", "ip link set vifN.0 name web-frontend-lan failed"),
  "long-vifname-of-emulated-vif": refused(
    "a vifname of 13 bytes, of an emulated vif",
    "ip link set vifN.0-emu name web-front-lan-emu failed",
  ),
  "vifname-twice": refused("one vifname twice"),
  "multicast-address": accepted("a multicast address"),
  "address-of-zeros": accepted("an address of zeros", { then: "it had one that libxl made up" }),
  "small-mtu": accepted("an MTU of 10", { then: "the interface in dom0 had 1500" }, { "4.14.6": "untried" }),
  "missing-vif-backend": refused(
    "a vif that is served by a domain that does not run",
    "Unable to set nic defaults for nic 0",
  ),
  "rate-in-other-words": refused("a rate of 10Mbps", "config parsing error in vif: invalid rate in `10Mbps'"),
  "vlan-of-vif": accepted("a vlan", { says: "unrecognized argument `vlan=10'" }, { "4.20.5-pre": YES }),
  "vifs-beyond-grant-frames": accepted("four vifs with max_grant_frames=2, and Linux in the domU", {
    says: "xen/grant-table: max_grant_frames reached cur=2 extra=1 limit=2",
    then: "only the first of them worked",
  }),
  "too-many-grant-frames": refused("more grant frames than the hypervisor's limit", REFUSED_BY_HYPERVISOR, {
    "4.20.5-pre": YES,
  }),

  // Device model and consoles
  "device-model-as-root": refused("a device model that is to run as root", "intended_uid is 0 (root)!"),
  "usb-4": refused("usbversion=4", "usbversion parameter is invalid, must be between 1 and 3"),
  "usb-of-two-kinds": refused(
    "usbversion and usb in one domU",
    "usbversion and/or usbredirection cannot be enabled with usb and/or usbdevice parameters.",
  ),
  "spice-without-port": refused(
    "a SPICE display without a port",
    "at least one of the spiceport or tls_port must be provided",
  ),
  "spice-without-password": refused(
    "a SPICE display without a password",
    "spice ticketing is enabled but missing password",
  ),
  "display-numbered-twice": refused(
    "a VNC display numbered in vnclisten and in vncdisplay",
    "ERROR: Display specified both in vnclisten and vncdisplay!",
  ),

  // The rest
  "unknown-event-action": refused('on_poweroff="reboot"', 'Unknown on_poweroff action "reboot" specified'),
  "reboot-on-crash": refused('on_crash="reboot"', 'Unknown on_crash action "reboot" specified'),
  "share-without-model": refused("a 9pfs share without security_model", "9pfs spec missing required field!", {
    "4.20.5-pre": { outcome: "accepted", says: "9pfs spec missing required field!", then: "it was made without it" },
  }),
  "share-of-another-model": accepted("a 9pfs share with security_model=mapped"),
  "switch-in-words": accepted('vnc="off"', { says: "warning: parameter `vnc' is not a valid number" }),
  "misspelt-setting": accepted("a key that no release knows"),
  "label-without-flask": accepted("a security label without FLASK", {
    says: "XSM Disabled: init_seclabel not supported",
  }),
} satisfies Record<string, Trial>;

export type MeasurementId = keyof typeof TRIALS;

export const measurementIds = Object.keys(TRIALS) as readonly MeasurementId[];

function measure({ tried, elsewhere, ...usual }: Trial): readonly Measurement[] {
  return LAB_DOM0S.flatMap(({ release, kernel }) => {
    const outcome = elsewhere[release] ?? usual;
    return outcome === "untried" ? [] : [{ release, kernel, tried, ...outcome }];
  });
}

const MEASUREMENTS = new Map(Object.entries<Trial>(TRIALS).map(([id, trial]) => [id, measure(trial)]));

/** What came of a trial, on every release where it was tried, oldest first. */
export function measurements(id: MeasurementId): readonly Measurement[] {
  return MEASUREMENTS.get(id) ?? [];
}

/** Undefined where it was not tried on that release. */
export function measurement(id: MeasurementId, on: string = LAB_RELEASE): Measurement | undefined {
  return measurements(id).find(({ release }) => release === on);
}

/** For a fact, whose spans take those of their own releases. */
export function measured(...ids: readonly MeasurementId[]): readonly Measurement[] {
  return ids.flatMap(measurements);
}
