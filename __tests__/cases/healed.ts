/** Owns the healed twins: of each report and class, the edit of its fleet that a person would make, after which nothing is left to tell. */

interface Entry {
  [key: string]: unknown;
}

interface EditableDomU extends Entry {
  boot: Entry;
  vbds: Entry[];
  vifs: Entry[];
  settings: Entry;
}

interface EditableHost extends Entry {
  xen: Entry;
  dom0: Entry;
  domUs: EditableDomU[];
  volumeGroups?: (Entry & { logicalVolumes: Entry[] })[];
}

export interface EditableFleet {
  hosts: EditableHost[];
}

const hostOf = ({ hosts: [host] }: EditableFleet): EditableHost => host!;
const domUOf = (fleet: EditableFleet): EditableDomU => hostOf(fleet).domUs[0]!;
const otherOf = ({ hosts: [, other] }: EditableFleet): EditableHost => other!;

const commandLine = (text: string) => (fleet: EditableFleet) => void (hostOf(fleet).xen["commandLine"] = text);
const dom0 = (fields: Entry) => (fleet: EditableFleet) => void Object.assign(hostOf(fleet).dom0, fields);
const domU = (fields: Entry) => (fleet: EditableFleet) => void Object.assign(domUOf(fleet), fields);
const FIXED = "dom0_mem=2048M,max:2048M";
const UUID = "Q3vWxE-7pYc-Rk2d-Lm9s-Ta5u-Zb8n-Xf4hGj";
/** Both hosts see the volume group: it lies on storage that they share. */
const shareVolumeGroup = (fleet: EditableFleet): void => {
  const [group] = hostOf(fleet).volumeGroups ?? [];
  Object.assign(group!, { uuid: UUID });
  otherOf(fleet).volumeGroups = [structuredClone(group!)];
};

export const HEALED: Readonly<Record<string, (fleet: EditableFleet) => void>> = {
  "01-dom0-kernel-lz4": dom0({ kernelCompression: "gzip" }),
  "02-domu-kernel-lz4-pygrub": domU({ kernelCompression: "gzip" }),
  "04-grub-xen-lz4": domU({ kernelCompression: "gzip" }),
  "05-pygrub-xfs-root": (fleet) => {
    const { vbds } = domUOf(fleet);
    domUOf(fleet).vbds = [vbds[1]!, vbds[0]!, vbds[2]!];
  },
  "06-xend-target-with-colon": (fleet) => {
    for (const { vbds } of hostOf(fleet).domUs)
      for (const vbd of vbds) vbd["target"] = String(vbd["target"]).replace(":", "-");
  },
  "07-vncpasswd-no-des": (fleet) => {
    delete domUOf(fleet).settings["vncpasswd"];
  },
  "08-hvm-without-vtx": (fleet) => {
    Object.assign(hostOf(fleet), { hardwareVirtualization: "vmx" });
    Object.assign(hostOf(fleet).xen, { capabilities: ["xen-3.0-x86_64", "hvm-3.0-x86_64"] });
  },
  "09-qemu-trad-in-417": (fleet) => {
    delete domUOf(fleet).settings["device_model_version"];
  },
  "10-hvm-pod-and-nested": (fleet) => {
    Object.assign(domUOf(fleet), { maxmem: "2GiB" });
    delete domUOf(fleet).settings["nestedhvm"];
    domUOf(fleet).settings["vnclisten"] = "127.0.0.1";
  },
  "11-dom0-mem-not-fixed": commandLine("console=vga dom0_mem=512M,max:512M"),
  "16-xend-hvm-vif-ioemu": (fleet) => {
    delete domUOf(fleet).vifs[0]!["type"];
    delete domUOf(fleet).vifs[0]!["model"];
    // Of the emulated disks of 4.0 no source was found.
    hostOf(fleet).xen["release"] = "3.3.2";
    delete domUOf(fleet).settings["xen_platform_pci"];
  },
  "17-vif-type-paravirtualized": (fleet) => void (domUOf(fleet).vifs[0]!["type"] = "vif"),
  "19-pvh-without-kernel": domU({ boot: { kernel: "/boot/vmlinuz" } }),
  "22-cpus-outside-host": (fleet) => {
    domUOf(fleet).settings["cpus"] = "1";
    domUOf(fleet).vifs[0]!["bridge"] = "br0";
  },
  "24-hvm-linux410-old-xen": (fleet) => void (hostOf(fleet).xen["release"] = "4.6.5"),
  "28-root-device-not-a-vbd": (fleet) => void (domUOf(fleet).boot["root"] = "/dev/xvda2 ro"),
  "29-migrate-to-unprepared-host": (fleet) => {
    shareVolumeGroup(fleet);
    otherOf(fleet).xen["release"] = "4.17.5";
    otherOf(fleet)["networks"] = hostOf(fleet)["networks"];
  },
  "31-vif-mtu-jumbo-xend": (fleet) => {
    delete domUOf(fleet).vifs[0]!["mtu"];
  },
  "32-dom0-mem-unit-and-max": (fleet) => {
    commandLine("dom0_mem=8G,max:8G dom0_max_vcpus=8 sched=credit")(fleet);
  },
  "33-wrong-image-format-qcow2-as-raw": (fleet) => void (domUOf(fleet).vbds[0]!["format"] = "qcow2"),
  "35-pvh-kernel-before-411": domU({ kernel: "4.19.0" }),
  "classes/B1": dom0({ memory: "2GiB" }),
  "classes/B2": commandLine(FIXED),
  "classes/B3": (fleet) => {
    commandLine(FIXED)(fleet);
    dom0({ memory: "2GiB" })(fleet);
  },
  "classes/B4": commandLine(FIXED),
  "classes/B5": commandLine(`${FIXED} sched=credit`),
  "classes/B6": dom0({ type: "pvh" }),
  "classes/B7": dom0({ vcpus: 2 }),
  "classes/C1": (fleet) => {
    domUOf(fleet).vbds.reverse();
    const [group] = hostOf(fleet).volumeGroups ?? [];
    group!.logicalVolumes[1]!["filesystem"] = "ext4";
  },
  "classes/D1": (fleet) => void (domUOf(fleet).boot["root"] = "/dev/xvda2"),
  "classes/D2": (fleet) => void (domUOf(fleet).boot["root"] = "/dev/xvda1"),
  "classes/E1": domU({ kernel: "4.19.0" }),
  "classes/G1": shareVolumeGroup,
  "classes/G2": (fleet) => void (otherOf(fleet)["networks"] = hostOf(fleet)["networks"]),
  "classes/G3": (fleet) => void (otherOf(fleet).domUs[0]!["name"] = "inst2"),
  "classes/G4": (fleet) => void (otherOf(fleet).xen["release"] = "4.17.5"),
  "classes/I1": (fleet) => void (domUOf(fleet).vbds[0]!["format"] = "qcow2"),
  "classes/L1": domU({ settings: {} }),
};
