/** Owns the symptoms of disks: names, targets, sharing, emulation, and sizes. */
import { defineSymptom, linux, printed, publicText, seenText, thread } from "./symptom";

const DM = "tools/libs/light/libxl_dm.c: libxl__build_device_model_args_new";
const BLOCK = "tools/hotplug/Linux/block";
const NEWEST = "RELEASE-4.22.0";

export const vdevImpossible = defineSymptom({
  id: "vdev-impossible",
  meaning: "A disk's vdev is no name that libxl can give to a device.",
  forms: [
    printed("libxl", "4.1..", "Invalid or unsupported virtual disk identifier {vdev:word}", [
      "tools/libs/light/libxl_disk.c: libxl__device_from_disk",
      NEWEST,
      'LOGD(ERROR, domid, "Invalid or unsupported"" virtual disk identifier %s",',
    ]),
  ],
  causes: [
    {
      what: "The name is misspelt, or beyond what this release numbers: hda to hdd, sda to sdp, and xvda onwards.",
      policies: ["vdev-exists-in-release"],
      remedy: "Name it xvda, xvdb and so on.",
    },
  ],
});

export const deviceExists = defineSymptom({
  id: "device-exists-already",
  meaning: "Two devices of one domain have the same number.",
  forms: [
    printed("libxl", "4.5..", "device already exists in xenstore", [
      "tools/libs/light/libxl_disk.c: device_disk_add",
      NEWEST,
      'LOGD(ERROR, domid, "device already exists in xenstore");',
    ]),
  ],
  causes: [
    {
      what: "Two disks have the same vdev, maybe in two spellings (xvda, d0, d0p0).",
      policies: ["vdevs-are-unique"],
      remedy: "Give each disk a vdev of its own.",
    },
    {
      what: "Two vifs have the same devid.",
      policies: ["vif-devids-are-unique"],
      remedy: "Leave devid out of the vifs.",
    },
  ],
});

export const diskNotEmulated = defineSymptom({
  id: "disk-not-emulated",
  meaning:
    "A disk of an HVM domU is not emulated: what has no PV drivers, firmware and boot loader included, does not see it.",
  forms: [
    printed(
      "libxl",
      "4.14..",
      "Only 4 emulated IDE disks are supported. Disk {vdev:word} will be available via PV drivers but not as an emulated disk.",
      [DM, NEWEST, 'LOGD(WARN, guest_domid, "Only 4 emulated IDE disks are supported.\\n"'],
    ),
    printed("libxl", "4.7..", "will be available via PV drivers but not as an", [
      DM,
      NEWEST,
      '"Disk %s will be available via PV drivers but not as an "',
    ]),
  ],
  causes: [
    {
      what: "It is behind the last emulated one: four on IDE (hda to hdd, or xvda to xvdd), six on AHCI.",
      policies: ["emulated-disks-within-limit", "hvm-boot-disk-is-emulated"],
      remedy: "Put the disk that boots among the first four. The others need PV drivers in the domU, and nothing else.",
    },
    {
      what: "libxl could not tell the format of its image, or reach it from dom0 (the line before says so).",
      noPolicy: "Whether an image can be read shows when it is opened, and not in a plan.",
      remedy: "Name the format of the disk, and a target that dom0 can open.",
    },
  ],
});

export const cdromNotEmulated = defineSymptom({
  id: "cdrom-not-emulated",
  meaning: "A CD-ROM of an HVM domU is not among the disks that can be one.",
  forms: [
    printed("libxl", "4.14..", "Emulated CDROM can be only one of the first 4 disks.", [
      DM,
      NEWEST,
      'LOGD(WARN, guest_domid, "Emulated CDROM can be only one of the first 4 disks.\\n"',
    ]),
  ],
  causes: [
    { what: "Its vdev comes too late.", policies: ["emulated-disks-within-limit"], remedy: "Call it hdc or hdd." },
  ],
});

export const readOnlyIde = defineSymptom({
  id: "read-only-emulated-disk",
  meaning: "qemu-xen has no read-only IDE or AHCI disk, so libxl refuses instead of making it writable (XSA-142).",
  forms: [
    printed("libxl", "4.7..", "qemu-xen doesn't support read-only IDE disk drivers", [
      DM,
      NEWEST,
      '"qemu-xen doesn\'t support read-only IDE disk drivers");',
    ]),
    printed("libxl", "4.7..", "qemu-xen doesn't support read-only AHCI disk drivers", [
      DM,
      NEWEST,
      '"qemu-xen doesn\'t support read-only AHCI disk drivers");',
    ]),
    printed("libxl", "4.6..4.7", "qemu-xen doesn't support read-only disk drivers", [
      "tools/libxl/libxl_dm.c",
      "RELEASE-4.6.0",
      'LIBXL__LOG(ctx, LIBXL__LOG_ERROR, "qemu-xen doesn\'t support read-only disk drivers");',
    ]),
  ],
  causes: [
    {
      what: "An emulated disk of an HVM domU has access=ro.",
      policies: ["hvm-ide-disk-is-writable"],
      remedy: "Make it a CD-ROM (devtype=cdrom), call it sda, or xvde and later, which only PV drivers see.",
    },
  ],
});

export const cdromBackend = defineSymptom({
  id: "cdrom-backend-unsuited",
  meaning: "The backend of an HVM domU's CD-ROM can't serve one.",
  forms: [
    printed("libxl", "4.19..", "Backend for CD devices on HVM guests must be Qdisk or Phy", [
      "tools/libs/light/libxl_disk.c",
      NEWEST,
      '"Backend for CD devices on HVM guests must be Qdisk or Phy");',
    ]),
    printed("libxl", "4.7..4.19", "Backend for CD devices on HVM guests must be Qdisk", [
      "tools/libs/light/libxl_disk.c",
      "RELEASE-4.18.0",
      'LOGD(ERROR, domid, "Backend for CD devices on HVM guests must be Qdisk");',
    ]),
  ],
  causes: [
    { what: "Its backendtype is another one.", policies: ["hvm-cdrom-backend"], remedy: "Leave backendtype out." },
  ],
});

export const virtioHotplug = defineSymptom({
  id: "virtio-disk-hotplug",
  meaning: "A disk with specification=virtio can't be attached to, or changed in, a running domain.",
  forms: [
    printed("libxl", "4.17..", "Hotplug isn't supported for specification virtio", [
      "tools/libs/light/libxl_disk.c",
      NEWEST,
      'LOGD(ERROR, domid, "Hotplug isn\'t supported for specification virtio");',
    ]),
  ],
  causes: [
    {
      what: "A virtio disk is attached while the domain runs.",
      noPolicy: "What is attached to a running domain no plan shows; virtio-disk-is-possible judges what is declared.",
      remedy: "Declare it before the start, or use specification=xen.",
    },
  ],
});

export const diskInUseByGuest = defineSymptom({
  id: "disk-in-use-by-domu",
  meaning: "Another domain has the disk, and two that write to one file system destroy it: the hotplug script refuses.",
  forms: [
    printed("hotplug script", "3.0.2..", "Device {device:word} is mounted in a guest domain", [
      `${BLOCK}: check_device_sharing`,
      NEWEST,
      'do_ebusy "Device $dev is mounted " "$mode" "${result%% *}"',
    ]),
    printed("hotplug script", "3.0.2..", "Device {device:word} is mounted read-write in a guest domain", [
      `${BLOCK}: check_device_sharing`,
      NEWEST,
      'do_ebusy "Device $dev is mounted " "$mode" "${result%% *}"',
    ]),
    printed(
      "hotplug script",
      "3.0.2..",
      "File {file} is loopback-mounted through {device:word}, which is mounted in a guest domain",
      [`${BLOCK}: check_file_sharing`, NEWEST, 'do_ebusy "File $file is loopback-mounted through ${result#* },'],
    ),
    printed(
      "hotplug script",
      "3.0.2..",
      "File {file} is loopback-mounted through {device:word}, which is mounted read-write in a guest domain",
      [`${BLOCK}: check_file_sharing`, NEWEST, 'do_ebusy "File $file is loopback-mounted through ${result#* },'],
    ),
  ],
  causes: [
    {
      what: "Two running domains use one volume or file, one of them for writing.",
      policies: ["volume-has-one-writer"],
      remedy:
        "Stop the other domain, or make the volume read-only for both, or use a cluster file system and access w!.",
    },
  ],
});

export const diskInUseByDom0 = defineSymptom({
  id: "disk-in-use-by-dom0",
  meaning:
    "dom0 itself has the disk mounted, and two that write to one file system destroy it: the hotplug script refuses.",
  forms: [
    printed("hotplug script", "3.0.2..", "Device {device:word} is mounted in the privileged domain", [
      `${BLOCK}: check_device_sharing`,
      NEWEST,
      'do_ebusy "Device $dev is mounted " "$mode" "${result%% *}"',
    ]),
    printed("hotplug script", "3.0.2..", "Device {device:word} is mounted read-write in the privileged domain", [
      `${BLOCK}: check_device_sharing`,
      NEWEST,
      'do_ebusy "Device $dev is mounted " "$mode" "${result%% *}"',
    ]),
    printed(
      "hotplug script",
      "3.0.2..",
      "File {file} is loopback-mounted through {device:word}, which is mounted in the privileged domain",
      [`${BLOCK}: check_file_sharing`, NEWEST, 'do_ebusy "File $file is loopback-mounted through ${result#* },'],
    ),
    printed(
      "hotplug script",
      "3.0.2..",
      "File {file} is loopback-mounted through {device:word}, which is mounted read-write in the privileged domain",
      [`${BLOCK}: check_file_sharing`, NEWEST, 'do_ebusy "File $file is loopback-mounted through ${result#* },'],
    ),
  ],
  causes: [
    {
      what: "Somebody mounted it in dom0.",
      noPolicy: "What dom0 has mounted is the host's state of the moment: no plan shows it.",
      remedy: "Unmount it in dom0 before the domU starts (findmnt shows where).",
    },
  ],
});

export const imageReadOnly = defineSymptom({
  id: "image-read-only",
  meaning: "The disk is to be writable, and nobody may write to its file.",
  forms: [
    printed(
      "hotplug script",
      "3.0.2..",
      "File {file} is read-only, and so I will not mount it read-write in a guest domain.",
      [BLOCK, NEWEST, '"File $file is read-only, and so I will not'],
    ),
  ],
  causes: [
    {
      what: "The file has no write permission.",
      noPolicy: "The permissions of a file in dom0 no plan shows.",
      remedy: "chmod u+w the file, or declare the disk read-only.",
    },
  ],
});

export const noLoopDevice = defineSymptom({
  id: "no-loop-device",
  meaning: "A disk that is a file needs a loop device of dom0, and none is left.",
  forms: [
    printed(
      "hotplug script",
      "3.0.2..",
      "Failed to find an unused loop device",
      [BLOCK, NEWEST, "fatal 'Failed to find an unused loop device'"],
      publicText("a thread on pfsense.cfg"),
      publicText('Ubuntu forum, "Rise LOOP Devices", 2012-04-29'),
    ),
  ],
  causes: [
    {
      what: "More disks are files than dom0 has loop devices: 8, unless max_loop= says otherwise.",
      policies: ["loop-devices-within-limit"],
      remedy: "Boot dom0 with max_loop=64 on its kernel's line, or use logical volumes.",
    },
    {
      what: "The module loop is not loaded, on kernels that make loop devices as needed.",
      noPolicy: "Which modules dom0 has loaded no plan shows.",
      remedy: "modprobe loop.",
    },
  ],
});

export const diskTargetMissing = defineSymptom({
  id: "disk-target-missing",
  meaning: "What backs a disk is not there.",
  forms: [
    printed(
      "libxl",
      "4.4..",
      "Disk vdev={vdev:word} failed to stat: {target}: No such file or directory",
      [
        "tools/libs/light/libxl_device.c: libxl__device_disk_set_backend",
        NEWEST,
        'LOGE(ERROR, "Disk vdev=%s failed to stat: %s",',
      ],
      thread("https://github.com/mirage/mirage-skeleton/pull/112"),
    ),
  ],
  causes: [
    {
      what: "The logical volume does not exist.",
      policies: ["vbd-targets-exist"],
      remedy: "Declare the volume, and create it before the domU starts.",
    },
    {
      what: "The path is wrong, or its file is not there yet.",
      noPolicy: "Which files dom0 has no plan shows.",
      remedy: "Correct the disk's target, or create the file.",
    },
  ],
});

export const noDiskBackend = defineSymptom({
  id: "no-disk-backend",
  meaning: "None of the backends that a disk may have serves what it is.",
  forms: [
    printed("libxl", "4.2..", "no suitable backend for disk {vdev:word}", [
      "tools/libs/light/libxl_device.c: libxl__device_disk_set_backend",
      NEWEST,
      'LOG(ERROR, "no suitable backend for disk %s", disk->vdev);',
    ]),
  ],
  causes: [
    {
      what: "Its format is not one that its backendtype reads: phy reads raw only.",
      policies: ["disk-format-fits-backend"],
      remedy: "Leave backendtype out: libxl then takes qdisk for an image.",
    },
    {
      what: "Its backendtype is not there: newer releases have no tap, or nothing serves it in dom0.",
      policies: ["disk-backend-exists"],
      remedy: "Leave backendtype out.",
    },
  ],
});

export const diskDefaultsUnset = defineSymptom({
  id: "disk-not-prepared",
  meaning:
    "libxl could not make sense of one of the domain's disks (counted from 0). A line before it says why, unless it is for want of the domain that serves it.",
  forms: [
    printed("libxl", "4.6..", "Unable to set disk defaults for disk {index:number}", [
      "tools/libs/light/libxl_create.c: initiate_domain_create",
      NEWEST,
      'LOGD(ERROR, domid, "Unable to set disk defaults for disk %d", i);',
    ]),
  ],
  causes: [
    {
      what: "A line before it names the cause.",
      noPolicy: "The text alone names no cause.",
      remedy: "Read the lines before it, and diagnose them.",
    },
    {
      what: "There is none: the disk's backend is a domain that does not run.",
      policies: ["backend-domain-exists"],
      remedy: "Start the driver domain first, or leave backend out.",
    },
  ],
});

export const diskSpecificationMalformed = defineSymptom({
  id: "disk-specification-malformed",
  meaning: "A disk's specification can't be read; the text says what was found where.",
  forms: [
    printed(
      "xl",
      "4.2..",
      "config parsing error in disk specification: {problem}",
      ["tools/libs/util/libxlu_disk.c: xlu__disk_err", NEWEST, '"%s: config parsing error in disk specification: %s"'],
      publicText("a user's xlexample.pvlinux with '/dev/vg0/root,xvda,rw'"),
    ),
  ],
  causes: [
    {
      what: "The positional form is target, format, vdev, access: a field left out needs its comma, as in /dev/vg0/root,,xvda,rw.",
      noPolicy: "A specification that can't be read is not a disk: it is refused before policies are asked.",
      remedy: "Name each part: format=raw, vdev=xvda, access=rw, target=/dev/vg0/root, with target last.",
    },
  ],
});

export const volumeSizeSeen = defineSymptom({
  id: "new-size-seen",
  meaning:
    "Good news: the size of a virtual disk changed, and the kernel took note while it ran. The file system on it is still as large as it was.",
  forms: [
    seenText(
      "Linux",
      "Setting capacity to {sectors:number}",
      linux(
        "drivers/block/xen-blkfront.c: blkfront_connect",
        "mainline",
        'printk(KERN_INFO "Setting capacity to %Lu\\n",',
      ),
      publicText("a guide to growing disks"),
    ),
    seenText(
      "Linux",
      "xvd{disk:word}: detected capacity change from {before:number} to {after:number}",
      publicText("a guide to growing disks"),
    ),
    seenText(
      "Linux",
      "VBD Resize: Domid: {domain:number}, Device: ",
      linux(
        "drivers/block/xen-blkback/xenbus.c: xen_vbd_resize",
        "mainline",
        'pr_info("VBD Resize: Domid: %d, Device: (%d, %d)\\n",',
      ),
    ),
  ],
  causes: [
    {
      what: "The volume behind the disk was resized.",
      noPolicy: "It is no failure. volume-grow-has-planned-reboot judges whether a new size will be seen.",
      remedy: "Grow what is on it: the partition if there is one, then xfs_growfs or resize2fs.",
    },
  ],
});

export const lvmReadOnly = defineSymptom({
  id: "lvm-metadata-read-only",
  meaning: "LVM is configured not to change anything on this host.",
  forms: [
    seenText(
      "LVM",
      "Command not permitted while global/metadata_read_only is set",
      thread("https://github.com/xcp-ng/xcp/issues/584"),
    ),
  ],
  causes: [
    {
      what: "metadata_read_only = 1 in lvm.conf, as XenServer and XCP-ng ship it.",
      noPolicy: "The host's lvm.conf no plan shows.",
      remedy: "Give the one command --config 'global{metadata_read_only=0}'.",
    },
  ],
});

export const vdiTooLarge = defineSymptom({
  id: "vdi-too-large",
  meaning:
    "The image format VHD of XenServer and XCP-ng has a largest size. It is no limit of vbds: a logical volume may be larger.",
  forms: [
    seenText(
      "XAPI",
      "VDI_TOO_LARGE",
      thread("https://github.com/xapi-project/xen-api/pull/3788"),
      thread("https://github.com/xapi-project/xen-api/pull/3793"),
    ),
  ],
  causes: [
    {
      what: "A virtual disk was asked for that VHD can't hold.",
      noPolicy: "XAPI's storage is not what xl and plain volumes use.",
      remedy: "Use several disks, or a volume without VHD.",
    },
  ],
});

export const xapiDeviceName = defineSymptom({
  id: "xapi-device-name-invalid",
  meaning: "XAPI numbers no more disks than up to xvdp, and this one comes later.",
  forms: [
    seenText("XAPI", "The device name is invalid", thread("https://github.com/vatesfr/xen-orchestra/issues/241")),
  ],
  causes: [
    {
      what: "A 17th disk or later was attached to one VM.",
      noPolicy: "The limit is XAPI's. vdev-exists-in-release judges what xl can number.",
      remedy: "Use fewer, larger disks.",
    },
  ],
});

export const volumeInUse = defineSymptom({
  id: "volume-in-use",
  meaning: "LVM does not remove or deactivate a logical volume, since something has it open.",
  forms: [
    seenText("LVM", "Logical volume {volume:word} in use.", thread("https://github.com/nextcloud/vm/issues/1986")),
    seenText(
      "LVM",
      "Logical volume {volume:word} contains a filesystem in use.",
      thread("https://github.com/lvmteam/lvm2/issues/49"),
    ),
  ],
  causes: [
    {
      what: "The domU that has it still runs, or its backend was not taken down.",
      noPolicy: "What runs at the moment no plan shows.",
      remedy: "xl list, and xenstore-ls /local/domain/0/backend/vbd, show who has it: shut that domU down first.",
    },
    {
      what: "dom0 has it mounted, or holds partitions of it (kpartx) or a volume group inside it open.",
      noPolicy: "What dom0 has open no plan shows.",
      remedy:
        "dmsetup ls --tree and lsblk show what is on top: umount, kpartx -d, or vgchange -an for the volume group inside.",
    },
  ],
});
