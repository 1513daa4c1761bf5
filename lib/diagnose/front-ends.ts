/** Owns the symptoms of a kernel's front- and backends: xenbus, disks, grants, and the buffers of a device that is passed through. */
import { defineSymptom, printed, seenText, thread } from "./symptom";

const SWIOTLB = thread("https://github.com/QubesOS/qubes-issues/issues/9971");
const SHUTDOWN = thread("https://github.com/QubesOS/qubes-issues/issues/5887");
const PROBE = thread("https://github.com/QubesOS/qubes-issues/issues/199");

export const frontEndNotConnected = defineSymptom({
  id: "front-end-not-connected",
  meaning:
    "The domU's kernel waits for a device whose backend does not connect. The states are those of xenbus: 1 initialising, 2 waiting for the other side, 3 initialised, 4 connected, 6 closed.",
  forms: [
    seenText(
      "Linux",
      "Timeout connecting to device: {device:word} (local state {own:number}, remote state {other:number})",
      thread("https://github.com/xen-troops/meta-xt-prod-devel-rpi5/issues/81"),
      thread("https://github.com/coreos/bugs/issues/208"),
    ),
    seenText(
      "Linux",
      "Waiting for devices to initialise: {seconds}",
      thread("https://github.com/QubesOS/qubes-issues/issues/847"),
      thread("https://github.com/coreos/bugs/issues/208"),
    ),
  ],
  causes: [
    {
      what: "It is a frame buffer or keyboard (vfb, vkbd) that nobody serves: a boot that takes longer, and no more.",
      noPolicy: "It depends on the host's device model, and does no harm.",
      remedy: "Keep xen-fbfront from loading (blacklist=xen_fbfront), or leave it.",
      shownBy: ["connecting to device: device/vfb/"],
    },
    {
      what: "The domain that serves a vbd or a vif was not ready yet, or its hotplug script failed.",
      policies: ["backend-domain-exists", "vif-bridges-exist"],
      remedy: "Read /var/log/xen/xen-hotplug.log and dmesg in the domain that serves it; start that domain first.",
    },
    {
      what: "The backend did not take what the front end offers, or has no room for another ring.",
      policies: ["vifs-fit-grant-frames"],
      remedy:
        "Compare both state keys: xenstore-ls /local/domain/N/device and /local/domain/0/backend. The backend's error key says why.",
    },
  ],
});

export const xenbusProbeFailed = defineSymptom({
  id: "xenbus-probe-failed",
  meaning:
    "A driver's front- or backend gave a device up as it was set up, or while it went away. The number before it is the kernel's error.",
  forms: [
    seenText("Linux", "xenbus_dev_probe on {node:word}", PROBE),
    seenText("Linux", "failed to write error node for {node:word} ({error})", PROBE, SHUTDOWN),
    seenText("Linux", "{error:number} writing feature-sg", PROBE),
    seenText("Linux", "{error:number} starting transaction", SHUTDOWN),
    seenText("Linux", "xenbus_dev_shutdown: {node:word} timeout closing device", SHUTDOWN),
  ],
  causes: [
    {
      what: "The other side is gone: the device's keys in xenstore were removed while the driver worked on them (error 2), or xenstored no longer answers (error 5).",
      noPolicy: "What ends when no plan shows.",
      remedy:
        "While a domain or the host shuts down it does no harm. Else look whether xenstored runs, and start the domU again.",
    },
    {
      what: "Old entries of a domain that had the same number were left in xenstore.",
      noPolicy: "What is left in xenstore no plan shows.",
      remedy: "xenstore-ls /local/domain/N/backend shows them: remove those of domains that xl list does not show.",
    },
  ],
});

export const barrierRefused = defineSymptom({
  id: "barrier-refused",
  meaning:
    "The disk's backend offered write barriers, and the device beneath refused one. The domU's filesystem sees an I/O error, and goes read-only.",
  forms: [
    seenText(
      "Linux",
      "blkfront: barrier: write {device:word} op failed",
      thread("https://serverfault.com/questions/393982/xen-domu-on-drbd-device-barrier-errors"),
    ),
  ],
  causes: [
    {
      what: "The device in dom0 (DRBD, some kinds of device-mapper) has no barriers or flushes.",
      noPolicy: "What a device in dom0 can do no plan shows.",
      remedy:
        "Mount the filesystem in the domU with barrier=0 (ext3, ext4) or nobarrier (XFS of that time), or run newer kernels on both sides.",
    },
  ],
});

export const swiotlbUnavailable = defineSymptom({
  id: "swiotlb-unavailable",
  meaning:
    "A PV domain with a PCI device found no contiguous memory that the device can reach, and the device does not come up.",
  forms: [
    seenText("Linux", "Failed to get contiguous memory for DMA from Xen!", SWIOTLB),
    seenText("Linux", "Could not setup SWIOTLB!", SWIOTLB),
    seenText("Linux", "{error:number} Error setting up PCI Frontend", SWIOTLB),
  ],
  causes: [
    {
      what: "The domain has too little memory, or the host's memory below four gigabytes is used up or in pieces.",
      policies: ["dom0-memory-is-fixed", "host-memory-holds-domus"],
      remedy:
        "Start the domU early after the host's boot, give it more memory, or set swiotlb= to a smaller number on its kernel's command line; an HVM domU needs none.",
    },
  ],
});

export const swiotlbFull = defineSymptom({
  id: "swiotlb-full",
  meaning: "A driver asked for more bounce buffers than the kernel has set aside: its transfer failed.",
  forms: [
    seenText(
      "Linux",
      "swiotlb buffer is full (sz: {bytes:number} bytes)",
      thread("https://github.com/patjak/facetimehd/issues/87"),
      thread("https://github.com/QubesOS/qubes-issues/issues/5670"),
    ),
  ],
  causes: [
    {
      what: "A PV domain has a device that moves much data, and all of it passes through those buffers.",
      noPolicy: "What a driver asks for no plan shows.",
      remedy: "Raise swiotlb= on the command line of that domain's kernel, or give the device to an HVM domU.",
    },
    {
      what: "The driver asks for one piece that is larger than any such buffer, or never gives its buffers back.",
      noPolicy: "A driver's bug no plan shows.",
      remedy: "A larger swiotlb= does not help: look for a fixed driver or kernel.",
    },
  ],
});

export const grantStillInUse = defineSymptom({
  id: "grant-still-in-use",
  meaning:
    "A front end took a page back that its backend still maps. The kernel keeps the page until the backend lets go of it.",
  forms: [
    seenText(
      "Linux",
      "WARNING: g.e. {grant:word} still in use!",
      thread("https://github.com/OpenXT/xenclient-oe/pull/1422"),
    ),
  ],
  causes: [
    {
      what: "The backend, or a program that maps the domU's pages (a display), ends later than the domU's device does.",
      noPolicy: "The order in which programs end no plan shows.",
      remedy: "A few while a device goes away do no harm. Where they never end, look for the backend that hangs.",
    },
  ],
});

export const grantNotMapped = defineSymptom({
  id: "grant-not-mapped",
  meaning:
    "A Mini-OS domain (a unikernel, a stub domain) could not map a page that another domain grants it. Status -2 is a domain that is not there, -3 a grant that is not, -8 a lack of privilege.",
  forms: [
    printed(
      "Mini-OS",
      "4.0..4.6",
      "GNTTABOP_map_grant_ref failed: returned {code:number}, status {status:number}",
      ["extras/mini-os/gntmap.c: _gntmap_map_grant_ref", "RELEASE-4.5.0", 'printk("GNTTABOP_map_grant_ref failed: "'],
      thread("https://github.com/mirage/qubes-mirage-firewall/issues/8"),
    ),
  ],
  causes: [
    {
      what: "The other domain ended in between, and took its grants with it.",
      noPolicy: "What ends when no plan shows.",
      remedy: "Restart the domain that printed it if it stopped over that; a newer build of it bears it.",
    },
    {
      what: "The number of grants that the other domain may have is used up.",
      policies: ["vifs-fit-grant-frames"],
      remedy: "Raise max_grant_frames of the domain that grants.",
    },
  ],
});
