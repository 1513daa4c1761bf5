/**
 * One old host that breaks all five families of constraints at once: a PV word size, a fourth vif, an HVM disk beyond the BIOS's reach, a
 * grown volume without a planned reboot, and a network that needs netloop.
 */
import { TerraformStack } from "cdktf";
// In a project of your own: from "xenplan".
import { HvmDomU, LogicalVolume, NatNetwork, PvDomU, Size, VolumeGroup, type XenApp, XenHost } from "../../constructs";

const XEN_3_0_3_KERNEL = "2.6.16.29-xen";

export class Rejected extends TerraformStack {
  constructor(app: XenApp, id: string, { databaseData = Size.gibibytes(40) }: { readonly databaseData?: Size } = {}) {
    super(app, id);
    const host = new XenHost(this, "attic", {
      address: "attic.example.net",
      xen: { release: "3.0.3", wordSize: "x86_32p" },
      cpus: 4,
      hardwareVirtualization: "vmx",
      memory: Size.gibibytes(8),
      // A nat network's packets go through dom0's own stack, which takes netloop in this release.
      dom0: {
        wordSize: "x86_32p",
        kernel: XEN_3_0_3_KERNEL,
        memory: Size.mebibytes(512),
        cpufreq: "none",
        netloop: false,
      },
    });
    const inside = new NatNetwork(this, "inside", { host, bridge: "xenbr0", address: "10.0.0.1/24" });

    const volumeGroup = new VolumeGroup(this, "vg0", { host, size: Size.gibibytes(500) });
    const databaseRoot = new LogicalVolume(this, "database-root", {
      volumeGroup,
      size: Size.gibibytes(10),
      filesystem: "ext3",
      mountPoint: "/",
    });
    // 20 GiB before: this grows it, and no reboot of the database is planned.
    const data = new LogicalVolume(this, "database-data", {
      volumeGroup,
      size: databaseData,
      filesystem: "xfs",
      mountPoint: "/srv/database",
    });
    const routerRoot = new LogicalVolume(this, "router-root", {
      volumeGroup,
      size: Size.gibibytes(4),
      filesystem: "ext3",
      mountPoint: "/",
    });
    const archiveDisk = new LogicalVolume(this, "archive-disk", { volumeGroup, size: Size.gibibytes(200) });

    const boot = {
      kernel: "/boot/vmlinuz-2.6.16.29-xen",
      ramdisk: "/boot/initrd-2.6.16.29-xen.img",
      root: "/dev/sda1 ro",
    };
    new PvDomU(this, "database", {
      host,
      // The hypervisor is x86_32p, and so must be every PV domU.
      wordSize: "x86_64",
      kernel: XEN_3_0_3_KERNEL,
      boot,
      memory: Size.gibibytes(1),
      vbds: [
        { vdev: "sda1", target: databaseRoot },
        { vdev: "sdb1", target: data },
      ],
      vifs: [{ bridge: inside, mac: "00:16:3e:0c:00:01" }],
    });
    new PvDomU(this, "router", {
      host,
      wordSize: "x86_32p",
      kernel: XEN_3_0_3_KERNEL,
      boot,
      memory: Size.mebibytes(256),
      vbds: [{ vdev: "sda1", target: routerRoot }],
      // The grant table of this release holds three.
      vifs: ["00:16:3e:0c:01:01", "00:16:3e:0c:01:02", "00:16:3e:0c:01:03", "00:16:3e:0c:01:04"].map((mac) => ({
        bridge: inside,
        mac,
      })),
    });
    new HvmDomU(this, "archive", {
      host,
      wordSize: "x86_32",
      boot: { order: "c" },
      memory: Size.gibibytes(1),
      // The BIOS reaches 128 GiB.
      vbds: [{ vdev: "hda", target: archiveDisk }],
      vifs: [{ bridge: inside, mac: "00:16:3e:0c:02:01" }],
      settings: { acpi: 1, apic: 1 },
    });
  }
}
