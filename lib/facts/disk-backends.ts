/** Owns the facts on the backends that serve vbds: which a release has, what they read, and how many devices they have. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

type Backend = "phy" | "qdisk" | "tap" | "standalone";
type Format = "raw" | "qcow" | "qcow2" | "vhd" | "qed";

export interface DiskBackend {
  readonly formats: readonly Format[];
  /** Takes a target that a script of its own makes a device of. */
  readonly scripts: boolean;
}

/** A backend that is absent is one that the toolstack refuses. */
export type DiskBackends = Readonly<Partial<Record<Backend, DiskBackend>>>;

const served = (...formats: readonly Format[]): DiskBackend => ({ formats, scripts: false });
const RAW: DiskBackend = served("raw");
const PHY: DiskBackend = { formats: ["raw"], scripts: true };
const TAP: DiskBackend = served("raw", "vhd");
const QDISK: DiskBackend = served("raw", "qcow", "qcow2", "vhd", "qed");

export const diskBackends = defineFact<DiskBackends>({
  id: "disk-backends",
  statement:
    "The backends of vbds, the formats that each reads, and whether it works with a hotplug script of the vbd's own.",
  basis: "source-code",
  scope:
    "As the toolstack lets them through; whether dom0 runs what a backend needs is another matter. Up to 4.0 phy stands for loop devices too (file:), and a script is named by a prefix of its own.",
  show: (backends) =>
    Object.entries(backends)
      .map(([name, { formats, scripts }]) => `${name} (${[...formats, ...(scripts ? ["scripts"] : [])].join(", ")})`)
      .join("; "),
  measured: measured("qcow2-through-phy", "tap-backend"),
  spans: [
    {
      since: "4.19",
      value: { phy: PHY, qdisk: QDISK, tap: { ...TAP, scripts: true }, standalone: RAW },
      citation: {
        source: "xen.git",
        locator: "tools/libs/light/libxl_device.c: disk_try_backend",
        release: "RELEASE-4.19.0",
        quote: 'LOG(DEBUG, "Disk vdev=%s, returning blktap", a->disk->vdev);',
      },
    },
    {
      since: "4.17",
      until: "4.19",
      value: { phy: PHY, qdisk: QDISK, standalone: RAW },
      citation: {
        source: "xen.git",
        locator: "tools/libs/light/libxl_device.c: disk_try_backend",
        release: "RELEASE-4.17.0",
        quote: "case LIBXL_DISK_BACKEND_STANDALONE:",
      },
    },
    {
      since: "4.13",
      until: "4.17",
      value: { phy: PHY, qdisk: QDISK },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_device.c: disk_try_backend",
        release: "RELEASE-4.13.0",
        quote: "backend tap unsuitable because blktap",
      },
    },
    {
      since: "4.9",
      until: "4.13",
      value: { phy: PHY, qdisk: QDISK, tap: TAP },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxlu_disk_l.l: setformat",
        release: "RELEASE-4.9.0",
        quote: 'else if (!strcmp(str,"qed"))    DSET(dpc,format,FORMAT,str,QED);',
      },
    },
    {
      since: "4.2",
      until: "4.9",
      value: { phy: PHY, qdisk: served("raw", "qcow", "qcow2", "vhd"), tap: TAP },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_device.c: disk_try_backend",
        release: "RELEASE-4.2.0",
        quote: "if (!(a->disk->format == LIBXL_DISK_FORMAT_RAW ||",
      },
    },
    {
      since: "4.1",
      until: "4.2",
      value: { phy: RAW, qdisk: served("qcow", "qcow2"), tap: TAP },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/xl_cmdimpl.c: parse_disk_config",
        release: "RELEASE-4.1.0",
        quote: "disk->backend = DISK_BACKEND_QDISK;",
      },
    },
    {
      since: "4.0",
      until: "4.1",
      value: { phy: PHY, tap: served("raw", "qcow", "qcow2", "vhd") },
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/server/BlktapController.py",
        release: "4.0.0-branched",
        quote: "blktap_disk_types = blktap1_disk_types + blktap2_disk_types",
      },
    },
    {
      since: "3.3",
      until: "4.0",
      value: { phy: PHY, tap: served("raw", "qcow", "qcow2") },
      citation: {
        source: "xen.git",
        locator: "tools/blktap/drivers/tapdisk.h",
        release: "3.3.0-branched",
        quote: "#define DISK_TYPE_QCOW2    5",
      },
    },
    {
      since: "3.0.3",
      until: "3.3",
      value: { phy: PHY, tap: served("raw", "qcow") },
      citation: {
        source: "xen.git",
        locator: "tools/blktap/drivers/tapdisk.h",
        release: "3.0.3-branched",
        quote: "#define DISK_TYPE_QCOW  4",
      },
    },
    {
      since: "3.0.2",
      until: "3.0.3",
      value: { phy: PHY },
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/server/blkif.py: getDeviceDetails",
        release: "3.0.2-branched",
        quote: "(typ, params) = string.split(sxp.child_value(config, 'uname'), ':', 1)",
      },
    },
  ],
});

export const tapNeedsTapback = defineFact<boolean>({
  id: "tap-needs-tapback",
  statement: "backendtype=tap needs a program in dom0 that is no part of Xen.",
  basis: "documented",
  scope: "tapback, of blktap.",
  show: (needs) => (needs ? "yes" : "no"),
  spans: [
    {
      since: "4.19",
      value: true,
      citation: {
        source: "xl-disk-configuration(5)",
        locator: "backendtype",
        release: "RELEASE-4.19.0",
        quote: '"tap" needs blktap\'s tapback to be running.',
      },
    },
  ],
});

export const tapDevices = defineFact<number>({
  id: "tap-devices",
  statement: "How many tap: devices a host has.",
  basis: "source-code",
  scope:
    "blktap. Its kernel driver has room for 256 from 3.0.4 on, but blktapctrl in dom0 refuses every one beyond this number.",
  spans: [
    {
      since: "3.0.3",
      until: "4.0",
      value: 100,
      citation: {
        source: "xen.git",
        locator: "tools/blktap/lib/blktaplib.h; tools/blktap/drivers/blktapctrl.c",
        release: "3.0.4-branched",
        quote: "#define MAX_TAP_DEV 100",
      },
    },
  ],
});

export const loopDevices = defineFact<number>({
  id: "loop-devices",
  statement: "How many files a host serves through loop devices, unless max_loop= says otherwise.",
  basis: "documented",
  scope: "dom0 kernels of Xen's own tree, which ends with 3.1; later ones make loop devices as they are needed.",
  spans: [
    {
      since: "3.0.3",
      until: "3.2",
      value: 8,
      citation: {
        source: "Xen user manual",
        locator: "Loopback-mounted file-backed VBDs (deprecated)",
        release: "3.0.3-branched",
        quote: "Additionally, Linux supports a maximum of eight loopback file-backed",
      },
    },
    {
      since: "3.0.2",
      until: "3.0.3",
      value: 8,
      citation: {
        source: "Xen user manual",
        locator: "Using File-backed VBDs",
        release: "3.0.2-branched",
        quote: "Linux supports a maximum of eight file-backed VBDs across all domains",
      },
    },
  ],
});

/** What a vbd of specification=virtio takes. */
export interface VirtioDisk {
  readonly backend: Backend;
  /** The guests that find it are x86 or Arm. */
  readonly guests: string;
}

export const virtioDisks = defineFact<VirtioDisk | "unknown-parameter">({
  id: "virtio-disks",
  statement: "What a vbd of specification=virtio takes.",
  basis: "source-code",
  scope: "A virtio disk is found through the device tree, which libxl makes for Arm guests alone.",
  show: (disk) =>
    disk === "unknown-parameter" ? "the toolstack does not know it" : `backendtype=${disk.backend}, on ${disk.guests}`,
  spans: [
    {
      since: "4.17",
      value: { backend: "standalone", guests: "Arm" },
      citation: {
        source: "CHANGELOG.md",
        locator: "4.17.0",
        release: "RELEASE-4.17.0",
        quote: "Support VirtIO-MMIO devices device-tree binding creation in toolstack on Arm.",
      },
    },
    {
      since: "4.2",
      until: "4.17",
      value: "unknown-parameter",
      citation: {
        source: "xen.git",
        locator: "tools/libs/util/libxlu_disk_l.l",
        release: "RELEASE-4.16.0",
        quote: 'xlu__disk_err(DPC,yytext,"unknown parameter");',
      },
    },
  ],
});

export const directIoOnNetworkStorage = defineFact<boolean>({
  id: "direct-io-on-network-storage",
  statement: "direct-io-safe is not safe where what backs the vbd is network storage.",
  basis: "documented",
  scope: "qdisk alone, which otherwise does without O_DIRECT.",
  show: (holds) => (holds ? "yes" : "no"),
  spans: [
    {
      since: "4.5",
      value: true,
      citation: {
        source: "xl-disk-configuration(5)",
        locator: "direct-io-safe",
        release: "RELEASE-4.5.0",
        quote: "network filesystem or a network block device (NFS or ISCSI) it might",
      },
    },
  ],
});

export const formatIsNotProbed = defineFact<boolean>({
  id: "image-format-is-not-probed",
  statement: "A vbd whose format nobody says is raw, whatever its image is.",
  basis: "documented",
  scope: "xl. Under xend a raw image is file:, and every other format has a prefix of its own.",
  show: (holds) => (holds ? "yes" : "no"),
  spans: [
    {
      since: "4.2",
      value: true,
      citation: {
        source: "xl-disk-configuration(5)",
        locator: "format: default value raw",
        release: "RELEASE-4.2.0",
        quote: "Default value:         raw",
      },
    },
  ],
});
