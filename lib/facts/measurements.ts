/**
 * Owns what a real Xen 4.17 did in the project's lab where it was asked for what policies forbid. The trials, and the test that holds these words against the
 * hypervisor, are __tests__/lab/constraints.ts and __tests__/lab/constraints.lab.ts. A fact takes up what bears on it: `measured: measured("missing-bridge")`.
 */
import type { Measurement } from "./fact";

/** The Xen of the lab. */
export const LAB_RELEASE = "4.17.7";

const refused = (tried: string, says?: string): Measurement => ({
  release: LAB_RELEASE,
  tried,
  outcome: "refused",
  ...(says !== undefined && { says }),
});
const accepted = (tried: string, { says, then }: { says?: string; then?: string } = {}): Measurement => ({
  release: LAB_RELEASE,
  tried,
  outcome: "accepted",
  ...(says !== undefined && { says }),
  ...(then !== undefined && { then }),
});

/** What libxl prints of whatever the hypervisor refuses. The hypervisor's own words are in debug builds only. */
export const REFUSED_BY_HYPERVISOR = "domain creation fail: Invalid argument";

const MEASUREMENTS = {
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
  ),
  "pv-kernel-as-pvh": refused("a kernel that can be PV only, as PVH", "ELF image is not 32bit"),
  "timer-mode-of-pv": refused(
    "a PV domU with timer_mode=1",
    'ERROR: "timer_mode" option is not supported for PV guests.',
  ),
  "hvm-settings-of-pv": accepted("a PV domU with settings of HVM domUs"),
  "rombios-of-qemu": refused("rombios with qemu-xen", "qemu-xen does not support bios=rombios."),
  "qemu-traditional": refused(
    "qemu-xen-traditional",
    "device model /usr/lib/xen-4.17/bin/qemu-dm is not executable: No such file or directory",
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
  "nested-without-hap": refused("nestedhvm without hardware assisted paging", REFUSED_BY_HYPERVISOR),
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
  "pod-without-balloon-driver": accepted("a PVH domU that uses its maxmem and has no balloon driver", {
    says: "p2m_pod_demand_populate: DomN out of PoD memory! (tot=16401 ents=16384 domN)",
    then: "it crashed",
  }),
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
  "vmtrace-without-capability": refused("vmtrace_buf_kb on a host without vmtrace", REFUSED_BY_HYPERVISOR),
  "vpmu-without-capability": refused("vpmu=1 on a host without a vPMU", "vPMU not supported on this platform"),

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
  ),
  "reader-beside-writer": refused(
    "a volume that another domU writes to, read",
    "Device /dev/dm-1 is mounted read-write in a guest domain, and so cannot be mounted read-only now.",
  ),
  "second-writer-by-qdisk": accepted("a volume that another domU writes to, written to through qdisk"),
  "read-only-ide": refused("a read-only hard disk on IDE", "qemu-xen doesn't support read-only IDE disk drivers"),
  "read-only-ahci": refused("a read-only hard disk on AHCI", "qemu-xen doesn't support read-only AHCI disk drivers"),
  "qcow2-through-phy": refused("a qcow2 image through phy", "no suitable backend for disk xvda"),
  "tap-backend": refused("the backend tap", "no suitable backend for disk xvda"),
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
  "small-mtu": accepted("an MTU of 10", { then: "the interface in dom0 had 1500" }),
  "missing-vif-backend": refused(
    "a vif that is served by a domain that does not run",
    "Unable to set nic defaults for nic 0",
  ),
  "rate-in-other-words": refused("a rate of 10Mbps", "config parsing error in vif: invalid rate in `10Mbps'"),
  "vlan-of-vif": accepted("a vlan, which this release does not read", { says: "unrecognized argument `vlan=10'" }),
  "vifs-beyond-grant-frames": accepted("four vifs with max_grant_frames=2, and Linux 6.1", {
    says: "xen/grant-table: max_grant_frames reached cur=2 extra=1 limit=2",
    then: "only the first of them worked",
  }),
  "too-many-grant-frames": refused("more grant frames than the hypervisor's limit", REFUSED_BY_HYPERVISOR),

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
  "share-without-model": refused("a 9pfs share without security_model", "9pfs spec missing required field!"),
  "share-of-another-model": accepted("a 9pfs share with security_model=mapped"),
  "switch-in-words": accepted('vnc="off"', { says: "warning: parameter `vnc' is not a valid number" }),
  "misspelt-setting": accepted("a key that no release knows"),
  "label-without-flask": accepted("a security label without FLASK", {
    says: "XSM Disabled: init_seclabel not supported",
  }),
} satisfies Record<string, Measurement>;

export type MeasurementId = keyof typeof MEASUREMENTS;

export const measurementIds = Object.keys(MEASUREMENTS) as readonly MeasurementId[];

export function measurement(id: MeasurementId): Measurement {
  return MEASUREMENTS[id];
}

/** For the span of a fact. */
export function measured(...ids: readonly MeasurementId[]): readonly Measurement[] {
  return ids.map(measurement);
}
