/** Owns the symptoms of what a domU sees of its disks: names, emulation, media. */
import { defineSymptom, printed, publicText, seenText, thread } from "./symptom";

const NEWEST = "RELEASE-4.22.0";
const DM = "tools/libs/light/libxl_dm.c: libxl__build_device_model_args_new";

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
