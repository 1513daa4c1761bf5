/** Two Xen hosts with five domUs: PV, PVH and HVM, on bridged, routed and translated networks. */
import { TerraformStack } from "cdktf";
// In a project of your own: from "xenplan".
import {
  BridgedNetwork,
  HvmDomU,
  LogicalVolume,
  NatNetwork,
  PlannedReboot,
  PvDomU,
  PvhDomU,
  RoutedNetwork,
  Size,
  VolumeGroup,
  type XenApp,
  XenHost,
} from "../../constructs";

const DEBIAN_12 = "6.1.0-18-amd64";
const DEBIAN_11 = "5.10.0-28-amd64";

/** What changes from one plan to the next. */
export interface Plan {
  /** Debian 12 in dom0 and in the domU: the new size is announced while the domU runs. */
  readonly webRoot?: Size;
  /** Its filesystem lies in a partition, which does not grow with the volume: a reboot must be planned. */
  readonly mailData?: Size;
  readonly rebootMail?: boolean;
}

export class TwoHosts extends TerraformStack {
  constructor(
    app: XenApp,
    id: string,
    { webRoot = Size.gibibytes(20), mailData = Size.gibibytes(80), rebootMail = false }: Plan = {},
  ) {
    super(app, id);
    this.declareAlpha(webRoot);
    this.declareBeta(mailData, rebootMail);
  }

  private declareAlpha(webRoot: Size): void {
    const host = new XenHost(this, "alpha", {
      address: "alpha.example.net",
      xen: { release: "4.17.5", wordSize: "x86_64", scheduler: "credit2" },
      cpus: 16,
      hardwareVirtualization: "vmx",
      memory: Size.gibibytes(64),
      dom0: { wordSize: "x86_64", kernel: DEBIAN_12, memory: Size.gibibytes(4), cpufreq: "xen" },
    });
    const lan = new BridgedNetwork(this, "alpha-lan", { host, bridge: "xenbr0", uplink: "eth0" });

    const volumeGroup = new VolumeGroup(this, "alpha-vg0", { host, name: "vg0", size: Size.gibibytes(500) });
    const webRootVolume = new LogicalVolume(this, "web-root", {
      volumeGroup,
      size: webRoot,
      filesystem: "xfs",
      mountPoint: "/",
    });
    const databaseRoot = new LogicalVolume(this, "database-root", {
      volumeGroup,
      size: Size.gibibytes(20),
      filesystem: "xfs",
      mountPoint: "/",
    });
    const databaseData = new LogicalVolume(this, "database-data", {
      volumeGroup,
      size: Size.gibibytes(120),
      filesystem: "xfs",
      mountPoint: "/srv/database",
    });
    const desktopDisk = new LogicalVolume(this, "desktop-disk", { volumeGroup, size: Size.gibibytes(60) });

    new PvDomU(this, "web", {
      host,
      wordSize: "x86_64",
      kernel: DEBIAN_12,
      boot: {
        kernel: "/boot/vmlinuz-6.1.0-18-amd64",
        ramdisk: "/boot/initrd.img-6.1.0-18-amd64",
        root: "/dev/xvda",
        extra: "ro console=hvc0",
      },
      memory: Size.gibibytes(2),
      maxmem: Size.gibibytes(4),
      vcpus: 2,
      vbds: [{ vdev: "xvda", target: webRootVolume }],
      vifs: [{ bridge: lan, mac: "00:16:3e:0a:00:01" }],
    });
    new PvhDomU(this, "database", {
      host,
      kernel: DEBIAN_12,
      wordSize: "x86_64",
      boot: {
        kernel: "/boot/vmlinuz-6.1.0-18-amd64",
        ramdisk: "/boot/initrd.img-6.1.0-18-amd64",
        root: "/dev/xvda",
        extra: "ro console=hvc0",
      },
      memory: Size.gibibytes(16),
      vcpus: 4,
      vbds: [
        { vdev: "xvda", target: databaseRoot },
        { vdev: "xvdb", target: databaseData },
      ],
      vifs: [{ bridge: lan, mac: "00:16:3e:0a:00:02" }],
    });
    new HvmDomU(this, "desktop", {
      host,
      boot: { bios: "seabios", order: "cd" },
      memory: Size.gibibytes(8),
      vcpus: 4,
      vbds: [
        { vdev: "hda", target: desktopDisk },
        { vdev: "hdc", target: "/srv/iso/installer.iso", size: Size.gibibytes(5), cdrom: true, access: "r" },
      ],
      vifs: [{ bridge: lan, mac: "00:16:3e:0a:00:03", model: "e1000" }],
      settings: { vnc: 1, vnclisten: "127.0.0.1", usbdevice: ["tablet"] },
    });
  }

  private declareBeta(mailData: Size, rebootMail: boolean): void {
    const host = new XenHost(this, "beta", {
      address: "beta.example.net",
      xen: { release: "4.19.1", wordSize: "x86_64", scheduler: "credit2" },
      cpus: 8,
      hardwareVirtualization: "svm",
      memory: Size.gibibytes(32),
      dom0: { wordSize: "x86_64", kernel: DEBIAN_12, memory: Size.gibibytes(2), cpufreq: "xen" },
    });
    const dmz = new RoutedNetwork(this, "beta-dmz", { host, bridge: "xenbr-dmz", address: "198.51.100.1/28" });
    const inside = new NatNetwork(this, "beta-inside", { host, bridge: "xenbr-nat", address: "10.0.0.1/24" });

    const volumeGroup = new VolumeGroup(this, "beta-vg0", { host, name: "vg0", size: Size.gibibytes(400) });
    const mailRoot = new LogicalVolume(this, "mail-root", {
      volumeGroup,
      size: Size.gibibytes(10),
      filesystem: "ext4",
      mountPoint: "/",
    });
    const mailDataVolume = new LogicalVolume(this, "mail-data", {
      volumeGroup,
      size: mailData,
      partition: 1,
      filesystem: "xfs",
      mountPoint: "/srv/mail",
    });
    const buildRoot = new LogicalVolume(this, "build-root", {
      volumeGroup,
      size: Size.gibibytes(60),
      filesystem: "xfs",
      mountPoint: "/",
    });

    const mail = new PvDomU(this, "mail", {
      host,
      wordSize: "x86_64",
      kernel: DEBIAN_11,
      boot: { bootloader: "pygrub" },
      memory: Size.gibibytes(4),
      vcpus: 2,
      vbds: [
        { vdev: "xvda", target: mailRoot },
        { vdev: "xvdb", target: mailDataVolume },
      ],
      vifs: [{ bridge: dmz, mac: "00:16:3e:0b:00:01", ip: "198.51.100.2" }],
      settings: { bootloader_restrict: 1 },
    });
    if (rebootMail) {
      new PlannedReboot(this, "mail-reboot", {
        domU: mail,
        reason: "grow mail-data",
        window: { start: "2036-12-01T02:00:00+01:00", minutes: 30 },
      });
    }
    new PvhDomU(this, "build", {
      host,
      kernel: DEBIAN_12,
      wordSize: "x86_64",
      boot: { kernel: "/usr/lib/grub-xen/grub-i386-xen_pvh.bin" },
      memory: Size.gibibytes(8),
      vcpus: 4,
      vbds: [{ vdev: "xvda", target: buildRoot }],
      vifs: [{ bridge: inside, mac: "00:16:3e:0b:00:02", ip: "10.0.0.2" }],
    });
  }
}
