/** Owns the facts on the disks that a device model emulates for an HVM domU. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

export interface EmulatedDisks {
  /** How many disks and CD-ROM drives the IDE controller takes: hda, hdb, and so on. */
  readonly ide: number;
  /** How many disks the controller of hdtype=ahci takes in its place. Absent: there is none. */
  readonly ahci?: number;
  /** How many of sda, sdb, and so on are handed to the SCSI controller. */
  readonly scsi: number;
  /** What becomes of xvda, xvdb, and so on: as hd disks, as hd disks in a domU that has none of those, the same but unknown beside them, … */
  readonly xvd: "as-hd" | "unless-hd" | "where-alone" | "never" | "unknown";
}

const XVD: Record<EmulatedDisks["xvd"], string> = {
  "as-hd": "xvd disks as hd disks",
  "unless-hd": "xvd disks as hd disks where there are none of those",
  "where-alone": "xvd disks as hd disks where there are none of those, and beside them unknown",
  never: "no xvd disks",
  unknown: "xvd disks unknown",
};

export const emulatedDisks = defineFact<EmulatedDisks>({
  id: "emulated-disks",
  statement: "The disks of an HVM domU that its device model emulates; all others need PV drivers.",
  basis: "source-code",
  scope:
    "From 4.3 on qemu-xen, before it the device model of the time; 3.4 and 4.0 had theirs in a repository of its own, which was not looked at.",
  show: ({ ide, ahci, scsi, xvd }) =>
    [`${ide} on IDE`, ...(ahci === undefined ? [] : [`${ahci} on AHCI`]), `${scsi} on SCSI`, XVD[xvd]].join(", "),
  measured: measured("no-emulated-disk"),
  spans: [
    {
      since: "4.6",
      value: { ide: 4, ahci: 6, scsi: 16, xvd: "as-hd" },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_dm.c: libxl__build_device_model_args_new",
        release: "RELEASE-4.6.0",
        quote: "else if (disk < 6 && b_info->u.hvm.hdtype == LIBXL_HDTYPE_AHCI) {",
      },
    },
    {
      since: "4.3",
      until: "4.6",
      value: { ide: 4, scsi: 16, xvd: "as-hd" },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_dm.c: libxl__build_device_model_args_new",
        release: "RELEASE-4.3.0",
        quote: "For other disks we translate devices 0..3 into",
      },
    },
    {
      since: "4.2",
      until: "4.3",
      value: { ide: 4, scsi: 16, xvd: "where-alone" },
      basis: "documented",
      citation: {
        source: "xen.git",
        locator: "tools/examples/xlexample.hvm",
        release: "RELEASE-4.2.0",
        quote: "disk = [ '/dev/vg/guest-volume,raw,xvda,rw' ]",
      },
    },
    {
      since: "4.1",
      until: "4.2",
      value: { ide: 4, scsi: 16, xvd: "unknown" },
      basis: "documented",
      citation: {
        source: "xen.git",
        locator: "docs/misc/vbd-interface.txt",
        release: "RELEASE-4.1.0",
        quote: "For HVM guests, each whole-disk hd* and and sd* device is made",
      },
    },
    {
      since: "3.3",
      until: "3.4",
      value: { ide: 4, scsi: 7, xvd: "unless-hd" },
      citation: {
        source: "xen.git",
        locator: "tools/ioemu/xenstore.c: xenstore_parse_domain_config",
        release: "3.3.0-branched",
        quote: 'if (!is_hdN && !strncmp(dev, "xvd", 3)) {',
      },
    },
    {
      since: "3.1",
      until: "3.3",
      value: { ide: 4, scsi: 7, xvd: "never" },
      citation: {
        source: "xen.git",
        locator: "tools/ioemu/vl.h",
        release: "3.1.0-branched",
        quote: "#define MAX_SCSI_DISKS 7",
      },
    },
    {
      since: "3.0.3",
      until: "3.1",
      value: { ide: 4, scsi: 0, xvd: "never" },
      citation: {
        source: "xen.git",
        locator: "tools/ioemu/vl.h",
        release: "3.0.3-branched",
        quote: "#define MAX_DISKS 4",
      },
    },
  ],
});

export const cdromPlacesHandedToQemu = defineFact<number>({
  id: "cdrom-places-handed-to-qemu",
  statement:
    "How many places, counted from hda, libxl hands a CD-ROM to QEMU on; where QEMU has no such place, the domU does not start.",
  basis: "source-code",
  scope: "qemu-xen. It means to leave out what is beyond the four of IDE, with a warning, and counts one too many.",
  measured: measured("cdrom-in-fifth-place", "cdrom-in-sixth-place"),
  spans: [
    {
      since: "4.14",
      value: 5,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_dm.c: libxl__build_device_model_args_new, the same up to 4.22",
        release: "RELEASE-4.14.0",
        quote: "if (disk > 4) {",
      },
    },
  ],
});

export const scsiPlacesOfQemu = defineFact<number>({
  id: "scsi-places-of-qemu",
  statement:
    "How many sd disks, counted from sda, QEMU's SCSI controller takes; with one beyond, the domU does not start.",
  basis: "source-code",
  scope: "qemu-xen, which is handed more: each with its number for its id on the bus, 7 being the last.",
  measured: measured("ninth-scsi-disk"),
  spans: [
    {
      since: "4.11",
      value: 8,
      citation: {
        source: "qemu.git",
        locator: "hw/scsi/lsi53c895a.c: lsi_scsi_info",
        release: "commit 0436c55edf",
        quote: ".max_target = LSI_MAX_DEVS,",
      },
    },
  ],
});

export const oneDriveAPlace = defineFact<boolean>({
  id: "one-drive-a-place",
  statement: "QEMU refuses a second drive on a place of a controller that is taken, and the domU does not start.",
  basis: "source-code",
  scope: "qemu-xen. libxl takes the place from the disk's number alone, so that hda, xvda and hda1 have one.",
  show: (holds) => (holds ? "yes" : "no"),
  measured: measured("two-drives-in-one-place"),
  spans: [
    {
      since: "4.3",
      value: true,
      citation: {
        source: "qemu.git",
        locator: "blockdev.c: drive_init",
        release: "commit 0006383e15",
        quote: 'error_report("drive with bus=%d, unit=%d (index=%d) exists",',
      },
    },
  ],
});

/** What becomes of a read-only hard disk: refused, or handed to QEMU as one that can be written. */
export type ReadOnlyDisks = "emulated-refused" | "all-refused" | "written";

const READ_ONLY: Record<ReadOnlyDisks, string> = {
  "emulated-refused": "those on IDE or AHCI are refused",
  "all-refused": "all are refused",
  written: "those that are emulated can be written all the same",
};

export const readOnlyHvmDisks = defineFact<ReadOnlyDisks>({
  id: "read-only-hvm-disks",
  statement: "What becomes of the read-only hard disks of an HVM domU.",
  basis: "source-code",
  scope: "qemu-xen. CD-ROMs are read-only by nature.",
  show: (becomes) => READ_ONLY[becomes],
  measured: measured("read-only-ide", "read-only-ahci"),
  spans: [
    {
      since: "4.7",
      value: "emulated-refused",
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_dm.c: libxl__build_device_model_args_new",
        release: "RELEASE-4.7.0",
        quote: "qemu-xen doesn't support read-only IDE disk drivers",
      },
    },
    {
      since: "4.5.2",
      until: "4.7",
      value: "all-refused",
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_dm.c: libxl__build_device_model_args_new",
        release: "RELEASE-4.5.2",
        quote: "qemu-xen doesn't support read-only disk drivers",
      },
    },
    {
      since: "4.5",
      until: "4.5.2",
      value: "written",
      citation: {
        source: "xen.git",
        locator: "commit fa30003c13, XSA-142",
        release: "RELEASE-4.6.0",
        quote: "The current libxl code doesn't deal with read-only drives at all.",
      },
    },
    {
      since: "4.4.4",
      until: "4.5",
      value: "all-refused",
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_dm.c: libxl__build_device_model_args_new",
        release: "RELEASE-4.4.4",
        quote: "qemu-xen doesn't support read-only disk drivers",
      },
    },
    {
      since: "4.3",
      until: "4.4.4",
      value: "written",
      citation: {
        source: "xen.git",
        locator: "commit fa30003c13, XSA-142",
        release: "RELEASE-4.6.0",
        quote: "The current libxl code doesn't deal with read-only drives at all.",
      },
    },
  ],
});

const XSA_266 = {
  source: "xen.git",
  locator: "commit dd64d3c41a, XSA-266",
  release: "RELEASE-4.12.0",
  quote: "quite likely due to improper re-basing.",
} as const;
const restored = (release: string, options = "cache=writeback,readonly=%s") => ({
  source: "xen.git",
  locator: "tools/libxl/libxl_dm.c: qemu_disk_scsi_drive_string",
  release: `RELEASE-${release}`,
  quote: `char *common = GCSPRINTF("${options}",`,
});

export const scsiReadOnlyHolds = defineFact<boolean>({
  id: "scsi-read-only-holds",
  statement: "Whether a read-only sd disk of an HVM domU is handed to QEMU as read-only.",
  basis: "source-code",
  scope: "qemu-xen. Before 4.7 read-only disks are refused or not looked at, whatever their controller.",
  show: (holds) => (holds ? "yes" : "no"),
  spans: [
    { since: "4.11", value: true, citation: restored("4.11.0", "if=none,readonly=%s,cache=writeback") },
    { since: "4.10.2", until: "4.11", value: true, citation: restored("4.10.2") },
    { since: "4.10", until: "4.10.2", value: false, citation: XSA_266 },
    { since: "4.9.3", until: "4.10", value: true, citation: restored("4.9.3") },
    { since: "4.9", until: "4.9.3", value: false, citation: XSA_266 },
    { since: "4.8.4", until: "4.9", value: true, citation: restored("4.8.4") },
    { since: "4.8", until: "4.8.4", value: false, citation: XSA_266 },
    { since: "4.7.6", until: "4.8", value: true, citation: restored("4.7.6") },
    { since: "4.7", until: "4.7.6", value: false, citation: XSA_266 },
  ],
});

export const cdromBackends = defineFact<readonly ("phy" | "qdisk" | "tap")[]>({
  id: "hvm-cdrom-backends",
  statement: "The backends that serve a CD-ROM of an HVM domU.",
  basis: "source-code",
  scope: "A backend that is named; without one the toolstack takes qdisk.",
  show: (backends) => backends.join(", "),
  measured: measured("cdrom-through-tap"),
  spans: [
    {
      since: "4.19",
      value: ["qdisk", "phy"],
      citation: {
        source: "xen.git",
        locator: "tools/libs/light/libxl_disk.c: libxl__device_disk_setdefault",
        release: "RELEASE-4.19.0",
        quote: "Backend for CD devices on HVM guests must be Qdisk or Phy",
      },
    },
    {
      since: "4.7",
      until: "4.19",
      value: ["qdisk"],
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl.c: libxl__device_disk_setdefault",
        release: "RELEASE-4.7.0",
        quote: "Backend for CD devices on HVM guests must be Qdisk",
      },
    },
    {
      since: "4.3",
      until: "4.7",
      value: ["qdisk", "phy"],
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_device.c: disk_try_backend",
        release: "RELEASE-4.3.0",
        quote: "unsuitable for cdroms",
      },
    },
    {
      since: "4.2",
      until: "4.3",
      value: ["qdisk", "phy", "tap"],
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_device.c: disk_try_backend",
        release: "RELEASE-4.2.0",
        quote: "case LIBXL_DISK_BACKEND_TAP:",
      },
    },
  ],
});
