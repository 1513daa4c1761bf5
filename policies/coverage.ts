/** Owns the catalogue of known constraints, row by row, each of one thing so that it names the policies of that thing, and for each row that no policy judges the reason why a plan can't tell. */
import type { AnyPolicy } from "../lib/policy/policy";

export interface CatalogueRow {
  /** H for what held in the time of xend, M for what came with xl, D for what is judged between several declarations and against the world around. A letter tells the parts of a number that was one row. Never reused. */
  readonly id: string;
  readonly title: string;
}

const row = (id: string, title: string): CatalogueRow => ({ id, title });

/** In the catalogue's order. */
export const catalogue: readonly CatalogueRow[] = [
  row("H01a", "Word sizes of hypervisor and dom0"),
  row("H01b", "Word sizes of hypervisor and PV domUs"),
  row("H01c", "Word sizes of hypervisor and HVM domUs"),
  row("H02a", "Memory without paging: what the host has, and what domUs and dom0 take of it"),
  row("H02b", "Ballooning up to maxmem"),
  row("H02c", "Ballooning down to a minimum (minmem)"),
  row("H02d", "Memory that an HVM domU starts with, and can be brought to"),
  row("H02e", "Memory that a restored or migrated domU takes"),
  row("H03", "Grant tables, and how many vifs they hold"),
  row("H04", "netloop, and dom0's own reception of guest packets"),
  row("H05", "Schedulers by release"),
  row("H06a", "HVM needs hardware virtualization"),
  row("H06b", "The disk that HVM's BIOS reaches"),
  row("H06c", "HVM: save, restore and migration"),
  row("H06d", "HVM with several vCPUs"),
  row("H06e", "The disks that are emulated for HVM, and how many"),
  row("H06f", "ACPI and APIC that HVM has by default"),
  row("H07", "The largest vbd"),
  row("H08a", "Names of vbds"),
  row("H08b", "Counts of loop and blktap devices"),
  row("H09", "Resizing a logical volume under a domU"),
  row("H10", "Frequency scaling by era"),
  row("H11a", "ACPI sleep of a host"),
  row("H11b", "ACPI sleep of a domU"),
  row("H12a", "Hypervisors inside a domU"),
  row("H12b", "Other hypervisors in dom0"),
  row("H13a", "dom0's kernel and the release"),
  row("H13b", "The kernels of PV domUs and the release"),
  row("H14a", "Remus"),
  row("H14b", "The clocksource, and time that went backwards"),
  row("H14c", "InfiniBand storage (XenSmartIO)"),
  row("H14d", "Windows PV drivers"),
  row("H14e", "iSCSI storage"),
  row("H15a", "The toolstack of each release"),
  row("H15b", "The keys that the toolstack of each release reads"),
  row("H16", "An X server's drivers in dom0 (nVidia)"),

  row("M01", "A domU's name: there, and its own on the host"),
  row("M02", "A domU's UUID: well-formed, and its own"),
  row("M03", "builder= and type= agree"),
  row("M04", "What PV and PVH boot from"),
  row("M05", "Keys that a guest type does not read"),
  row("M06", "PVH has no emulated devices"),
  row("M07", "Direct boot of HVM has a kernel"),
  row("M08", "Device models that are gone: qemu-xen-traditional, rombios"),
  row("M09", "The stub domain of pv-grub"),
  row("M10", "The path of pygrub"),
  row("M10b", "pygrub on disks of people who are not trusted"),
  row("M11a", "The most vCPUs of HVM and PVH"),
  row("M11b", "The most vCPUs of PV"),
  row("M12", "maxvcpus is at least vcpus"),
  row("M13", "More vCPUs than physical CPUs"),
  row("M14", "Groups of Viridian enlightenments"),
  row("M15", "Affinity names CPUs that there are"),
  row("M16", "ARINC 653 runs domUs of one vCPU"),
  row("M17", "dom0's vCPUs on a large host"),
  row("M18", "tsc_mode=native_paravirt"),
  row("M19", "Migration between CPU vendors"),
  row("M20", "What stands against saving and migrating"),
  row("M21", "Passthrough and populate-on-demand"),
  row("M22", "Passthrough and the IOMMU"),
  row("M23", "Passthrough to PVH"),
  row("M24", "passthrough=share_pt"),
  row("M25", "Passthrough under a PVH dom0"),
  row("M26", "Passthrough that is not security supported"),
  row("M27", "One PCI device, one domU"),
  row("M28", "Virtual NUMA"),
  row("M29", "altp2m"),
  row("M30", "mmio_hole"),
  row("M31", "Video memory"),
  row("M32", "The memory of hosts and domUs that is supported"),
  row("M33", "dom0_mem and autoballoon"),
  row("M34", "Event channels"),
  row("M35", "vmtrace"),

  row("M40", "vdevs that there are"),
  row("M41", "One vdev, one vbd; aliases in HVM"),
  row("M42", "A whole disk, or its partitions"),
  row("M43", "Disks that are emulated for HVM"),
  row("M44", "Read-only IDE and AHCI disks of HVM"),
  row("M45", "Formats and backends"),
  row("M46", "Backends of HVM's CD-ROMs"),
  row("M47", "Prefixes of the time of xend, and blktap"),
  row("M48", "The syntax of a disk"),
  row("M49", "virtio disks"),
  row("M50", "direct-io-safe on network storage"),
  row("M51", "One volume, one writer"),
  row("M52", "Driver domains"),

  row("M60", "MAC addresses"),
  row("M61", "MAC addresses made up at each start"),
  row("M62", "Emulated network cards"),
  row("M63", "Lengths of interface names"),
  row("M64", "Bridges that there are"),
  row("M65", "rate="),
  row("M66", "vlan= and mtu="),
  row("M67", "vifs against the grant table"),
  row("M68", "devids of vifs"),

  row("M70", "VNC without a password"),
  row("M71", "vnclisten and vncdisplay"),
  row("M72", "One VNC display, one domU"),
  row("M73", "SPICE"),
  row("M74", "Families of USB settings"),
  row("M75", "dm_restrict"),
  row("M76", "Isolation of the device model"),
  row("M77", "32-bit PV without the shim"),
  row("M78", "64-bit PV and Meltdown"),
  row("M79", "Backends that are not trusted"),
  row("M80", "vPMU"),
  row("M81", "ioports, iomem, irqs"),
  row("M82", "seclabel and XSM"),
  row("M83", "hvm_pirq"),
  row("M84", "msr_relaxed"),
  row("M85", "Actions on poweroff, reboot and crash"),
  row("M86", "9pfs"),
  row("M87", "oxenstored"),
  row("M88", "Tools that were removed"),
  row("M89", "Keys that the host's release does not know"),

  row("D01", "Hosts and domUs of Arm"),
  row("D02", "A migration, at its destination"),
  row("D03", "Migration between CPUs that differ"),
  row("D04", "PVH and a kernel without its entry"),
  row("D05", "PCI devices of several functions"),
  row("D06", "Devices that are neither assignable nor seized"),
  row("D07", "Functions of one slot in two domUs"),
  row("D08", "Xen's command line against the declaration"),
  row("D09", "Options of Xen's command line and keys of xl.conf that the release does not know"),
  row("D10", "From the boot source to the root device"),
  row("D11", "How kernel images are compressed"),
  row("D12", "The grammars of values: cpuid, ioports, usbctrl, vdispl and others"),
  row("D13", "Hardware assisted and shadow paging against virt_caps"),
  row("D14", "max_grant_version against virt_caps"),
  row("D15", "CPU pools"),
  row("D16", "A PVH dom0, VT-x and the IOMMU"),
  row("D17", "Passthrough with altp2m"),
  row("D18", "More CPUs than the hypervisor was built for"),
  row("D19", "Hotplug scripts by release"),
  row("D20", "What stands below security support"),
  row("D21", "Settings that are read only to be ignored"),
  row("D22", "Images named after another format"),
  row("D23", "Bugs of a release that stop a declared guest"),
  row("D24", "Ways of xend's own"),
  row("D25a", "One uplink, one bridge"),
  row("D25b", "Windows without a UUID"),
  row("D25c", "NAT without an address of dom0's on the bridge"),
  row("D26", "An operation in a plan that changes what it rests on"),
];

/** Why a row can't be judged from a plan, by its id. A row that some policy judges has none. */
export const notJudged: Readonly<Record<string, string>> = {
  H02c: "No key of xm or xl names a minimum, and xm(1) of 3.0.3 says that there is no good way to know in advance how small makes a domU crash: it depends on what runs inside.",
  H14c: "It never was part of Xen, and no source was found of what it asks for. Storage behind an adapter in dom0 is a disk like any other, and an adapter that is passed through is a PCI device.",
  H16: "Which graphics driver dom0 loads is no part of a plan, and no source was found of which versions of nVidia's run under which release.",
  M17: "No source names a number: xen-command-line.pandoc says only that dom0 gets a vCPU for each physical CPU, and how many it needs depends on its work.",
  M48: "It is about how a disk is spelled, and a declaration has fields for that. xl.cfg is written by the emitter, and read back by Xen's own parser in the tests.",
  D06: "Which devices are assignable is a state of the host (xl pci-assignable-list), which xl changes at any time and no declaration holds; with seize: true a device needs none.",
  D07: "Whether functions of a slot can be reset apart stands in the devices' own registers. xend looked there and refused (tools/python/xen/util/pci.py: must be co-assigned); xl does not look.",
  D12: "The grammars of these texts come with the reader of xl.cfg (lib/xlcfg); until then a declared one is passed on as it is.",
  D25c: "A network's address is dom0's, and domUs may reach another gateway on the bridge: no source says that NAT without it fails.",
  M88: "What a person or a script calls on a host is no part of a plan.",
};

/** @throws Error if the row is judged, or is none. */
export function whyNotJudged(row: string): string {
  const reason = notJudged[row];
  if (reason === undefined) throw new Error(`the catalogue gives no reason why ${row} can't be judged`);
  return reason;
}

export interface CoveredRow extends CatalogueRow {
  /** The ids of the policies that judge it, in their own order. */
  readonly policies: readonly string[];
  /** Why none does. */
  readonly reason?: string;
}

/** The whole catalogue, as `policies` cover it. */
export function coverage(policies: readonly AnyPolicy[]): readonly CoveredRow[] {
  return catalogue.map((entry) => {
    const reason = notJudged[entry.id];
    return {
      ...entry,
      policies: policies.filter(({ covers }) => covers.includes(entry.id)).map(({ id }) => id),
      ...(reason !== undefined && { reason }),
    };
  });
}
