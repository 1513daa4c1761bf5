/** Owns the symptoms of what a disk is served from: targets that are missing, shared or read-only, and who serves them. */
import { defineSymptom, printed, publicText, seenText, thread } from "./symptom";

const NEWEST = "RELEASE-4.22.0";
const BLOCK = "tools/hotplug/Linux/block";

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

export const diskOfAnother = defineSymptom({
  id: "disk-of-another-domain",
  meaning: "xend takes the disk for one that another domain has.",
  forms: [
    seenText(
      "xend",
      'The uname "{name}" is already used by another domain',
      thread("https://github.com/ganeti/ganeti/issues/180"),
    ),
  ],
  causes: [
    {
      what: "Two domUs have the disk, and one of them writes to it.",
      policies: ["volume-has-one-writer"],
      remedy: "Give each a disk of its own, or make both read-only.",
    },
    {
      what: "The path holds a colon, and xend compares what stands behind it.",
      policies: ["xend-targets-have-no-colon"],
      remedy: "Name the disk by a link without a colon.",
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
