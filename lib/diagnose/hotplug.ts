/** Owns the symptoms of a device that its backend or hotplug script does not bring up, or does not take down. */
import { defineSymptom, printed, publicText, seenText, thread } from "./symptom";

const DOMAIN = "tools/libs/light/libxl_domain.c";
const NEWEST = "RELEASE-4.22.0";
const CLEANUP = "The text is of the cleanup: it names no cause.";
const QUBES_VIF = thread("https://github.com/QubesOS/qubes-issues/issues/3964");

export const vbdNotConnected = defineSymptom({
  id: "vbd-not-connected",
  meaning:
    "xend waited in vain for the script that connects a disk, or the script failed. The text may go on with its error.",
  forms: [
    printed(
      "xend",
      "3.0.2..4.5",
      "Device {device:word} (vbd) could not be connected.",
      [
        "tools/python/xen/xend/server/DevController.py: waitForDevice",
        "RELEASE-4.2.0",
        'raise VmError("Device %s (%s) could not be connected. "',
      ],
      publicText("a report of a logical volume that did not exist"),
    ),
  ],
  causes: [
    {
      what: "The disk's target does not exist.",
      policies: ["vbd-targets-exist"],
      remedy: "Create the volume or file before the domU starts.",
    },
    {
      what: "The disk is in use elsewhere, or the script itself does not work.",
      noPolicy: "The text alone names no cause.",
      remedy: "Read what follows it, and /var/log/xen/xen-hotplug.log, and diagnose them.",
    },
  ],
});

export const vifNotConnected = defineSymptom({
  id: "vif-not-connected",
  meaning:
    "xend waited in vain for the script that connects a vif, or the script failed. The text may go on with its error.",
  forms: [
    printed(
      "xend",
      "3.0.2..4.5",
      "Device {device:word} (vif) could not be connected.",
      [
        "tools/python/xen/xend/server/DevController.py: waitForDevice",
        "RELEASE-4.2.0",
        'raise VmError("Device %s (%s) could not be connected. "',
      ],
      publicText("Ubuntu forum, and others by libvirt and chef"),
    ),
  ],
  causes: [
    {
      what: "The vif's bridge does not exist.",
      policies: ["vif-bridges-exist"],
      remedy: "Create it, or name another: brctl show lists them.",
    },
    {
      what: "udev or the script itself does not work: it was seen with the bridges up.",
      noPolicy: "The text alone names no cause.",
      remedy: "Read /var/log/xen/xen-hotplug.log, and diagnose it.",
    },
  ],
});

export const devicesNotAdded = defineSymptom({
  id: "devices-not-added",
  meaning: "libxl could not attach the domain's devices of one kind, and gave up. A line before it says why.",
  forms: [
    printed(
      "libxl",
      "4.2..",
      "unable to add {kind:word} devices",
      [
        "tools/libs/light/libxl_create.c: domcreate_attach_devices",
        NEWEST,
        'LOGD(ERROR, domid, "unable to add %s devices",',
      ],
      thread("https://github.com/rumpkernel/rumprun/issues/124"),
      thread("https://github.com/sysml/clickos/issues/25"),
    ),
  ],
  causes: [
    {
      what: "A line before it names the cause.",
      noPolicy: "The text alone names no cause.",
      remedy:
        "Read the lines before it, and diagnose them; hotplug scripts also write to /var/log/xen/xen-hotplug.log.",
    },
  ],
});

export const scriptFailed = defineSymptom({
  id: "script-failed",
  meaning: "A program that libxl started, such as a hotplug script, ended with an error.",
  forms: [
    printed(
      "libxl",
      "4.0..",
      "/{program} [{process:number}] exited with error status {status:number}",
      [
        "tools/libs/light/libxl_exec.c: libxl_report_child_exitstatus",
        NEWEST,
        '" with error status %d", what, (unsigned long)pid, st);',
      ],
      thread("https://github.com/sysml/clickos/issues/25"),
    ),
    printed(
      "hotplug script",
      "4.0..",
      "{script:word} failed; error detected.",
      ["tools/hotplug/Linux/xen-hotplug-common.sh.in: sigerr", NEWEST, 'fatal "$0 failed; error detected."'],
      thread("https://github.com/QubesOS/qubes-issues/issues/1659"),
      thread("https://github.com/sysml/clickos/issues/25"),
    ),
    seenText(
      "hotplug script",
      "{device:word}: ERROR while getting interface flags: No such device",
      thread("https://github.com/QubesOS/qubes-issues/issues/4446"),
    ),
    seenText(
      "hotplug script",
      "/etc/xen/scripts/{script:word}: line {line:number}: {program:word}: command not found",
      thread("https://github.com/voidlinux/void-packages/issues/4519"),
    ),
  ],
  causes: [
    {
      what: "The backend's interface was not there yet, or was gone again, when the script came to it.",
      noPolicy: "The order in which things come up no plan shows.",
      remedy:
        "Start the domU again; where it stays so, look with dmesg for what the backend's kernel says of that vif.",
      shownBy: ["ERROR while getting interface flags: No such device"],
    },
    {
      what: "dom0 lacks a program that the script calls: perl in older releases, ip, bridge or brctl, ethtool, losetup.",
      noPolicy: "Which programs dom0 has no plan shows.",
      remedy: "Install it.",
      shownBy: ["/etc/xen/scripts/{script:word}: line {line:number}: {program:word}: command not found"],
    },
    {
      what: "What the program itself wrote names the cause.",
      noPolicy: "The text alone names no cause.",
      remedy: "Read the lines near it and /var/log/xen/xen-hotplug.log, and diagnose them.",
    },
  ],
});

export const deviceNotConnected = defineSymptom({
  id: "device-not-connected",
  meaning:
    "A backend or its hotplug script did not bring a device up within the time that libxl allows. The path names backend, kind and domain.",
  forms: [
    printed(
      "libxl",
      "4.3..",
      "unable to add device with path {path:word}",
      [
        "tools/libs/light/libxl_device.c: device_backend_callback, whose %s is add",
        NEWEST,
        '"unable to %s device with path %s - rc %d",',
      ],
      thread("https://github.com/QubesOS/qubes-issues/issues/10786"),
      thread("https://github.com/CERT-Polska/drakvuf-sandbox/issues/490"),
    ),
    printed(
      "libxl",
      "4.0..",
      "Backend {path:word} not ready",
      [
        "tools/libs/light/libxl_device.c: libxl__wait_for_backend",
        NEWEST,
        'LOG(ERROR, "Backend %s not ready", be_path);',
      ],
      thread("https://github.com/QubesOS/qubes-issues/issues/1675"),
      thread("https://github.com/QubesOS/qubes-issues/issues/324"),
    ),
  ],
  causes: [
    {
      what: "The hotplug script failed.",
      policies: ["vif-bridges-exist", "vbd-targets-exist", "hotplug-scripts-are-of-release"],
      remedy: "Read /var/log/xen/xen-hotplug.log in the domain that serves the device.",
      shownBy: ["failed; error detected."],
    },
    {
      what: "The domain that serves the device is not up, or is no driver domain.",
      policies: ["backend-domain-exists"],
      remedy: "Start it first; xl devd must run in it.",
    },
    {
      what: "The kernel of the serving domain lacks the backend (xen-blkback, xen-netback, xen-pciback), or it hangs.",
      noPolicy: "What a kernel has loaded no plan shows.",
      remedy: "Look for the module with lsmod and for its errors with dmesg, in that domain.",
    },
  ],
});

export const deviceNotRemoved = defineSymptom({
  id: "device-not-removed",
  meaning:
    "A device of a domain that ends was not given back in time: its backend did not answer, or its script failed.",
  forms: [
    printed(
      "libxl",
      "4.3..",
      "unable to remove device with path {path:word}",
      [
        "tools/libs/light/libxl_device.c: device_backend_callback, whose %s is remove",
        NEWEST,
        '"unable to %s device with path %s - rc %d",',
      ],
      QUBES_VIF,
    ),
    printed("libxl", "4.2..4.3", "unable to disconnect device with path {path:word}", [
      "tools/libxl/libxl_device.c: device_backend_callback",
      "RELEASE-4.2.0",
      'LOG(ERROR, "unable to disconnect device with path %s",',
    ]),
    printed(
      "libxl",
      "4.2..",
      "libxl__devices_destroy failed",
      [`${DOMAIN}: devices_destroy_cb`, NEWEST, 'LOGD(ERROR, domid, "libxl__devices_destroy failed");'],
      QUBES_VIF,
    ),
  ],
  causes: [
    {
      what: "The domain that serves the device is gone or hangs, which the number behind /local/domain/ names.",
      policies: ["backend-domain-exists"],
      remedy: "Look whether that domain runs (xl list), and what its kernel says of the device.",
    },
    {
      what: "The domain failed before the device was connected, so that there was nothing to remove.",
      noPolicy: CLEANUP,
      remedy:
        "Diagnose the lines above. What stays under backend/ in xenstore goes with xenstore-rm, when nobody uses it.",
    },
  ],
});
