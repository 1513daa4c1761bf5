/** Owns the symptoms of a PCI device on its way into a domU and out of it: reset, assignment, interrupts, stub domain. */
import { defineSymptom, printed, seenText, thread } from "./symptom";

const PCI = "tools/libs/light/libxl_pci.c";
const NEWEST = "RELEASE-4.22.0";
const DEVICE = "What a device can do no plan shows.";
const HVM = thread("https://github.com/QubesOS/qubes-issues/issues/1659");
const ATTACH = thread("https://github.com/QubesOS/qubes-issues/issues/3263");
const DETACH = thread("https://github.com/QubesOS/qubes-issues/issues/1675");

export const pciDeviceNotReset = defineSymptom({
  id: "pci-device-not-reset",
  meaning:
    "A warning in spite of its prefix: dom0's kernel knows no way to reset the device. It goes to the domU as the last user left it.",
  forms: [
    printed(
      "libxl",
      "4.1..",
      "The kernel doesn't support reset from sysfs for PCI device {device:word}",
      [
        `${PCI}: libxl__device_pci_reset`,
        NEWEST,
        '"The kernel doesn\'t support reset from sysfs for PCI device "PCI_BDF,',
      ],
      HVM,
      thread("https://github.com/QubesOS/qubes-issues/issues/3518"),
    ),
    seenText(
      "libvirt",
      "Unable to reset PCI device {device:word}",
      thread("https://github.com/QubesOS/qubes-issues/issues/3518"),
      thread("https://github.com/QubesOS/qubes-issues/issues/7717"),
    ),
  ],
  causes: [
    {
      what: "The device has no function-level reset, and shares its bus with others, so that the bus is not reset either.",
      noPolicy: DEVICE,
      remedy:
        "Look for the error beside it. A device that does not work at its second start needs a reboot of the host, or a kernel with a quirk for it.",
    },
  ],
});

export const pciDeviceNotAdded = defineSymptom({
  id: "pci-device-not-added",
  meaning: "libxl could not give the domU its device. A line before this one says why.",
  forms: [
    printed(
      "libxl",
      "4.15..",
      "libxl__device_pci_add failed for PCI device {device:word} (rc {code:number})",
      [`${PCI}: device_pci_add_done`, NEWEST, '"libxl__device_pci_add failed for " "PCI device %x:%x:%x.%x (rc %d)",'],
      thread("https://github.com/QubesOS/qubes-issues/issues/7717"),
    ),
    printed(
      "libxl",
      "4.5..4.13",
      "libxl_device_pci_add failed: {code:number}",
      [
        "tools/libxl/libxl_pci.c: libxl__add_pcidevs",
        "RELEASE-4.12.0",
        'LOGD(ERROR, domid, "libxl_device_pci_add failed: %d", rc);',
      ],
      HVM,
      ATTACH,
    ),
  ],
  causes: [
    {
      what: "What the line before it names: no IOMMU, a device that is not assignable, a refusal of the hypervisor's or of QEMU's.",
      noPolicy: "The text alone names no cause.",
      remedy: "Diagnose the lines above, and read xl dmesg and /var/log/xen/qemu-dm-NAME.log.",
    },
    {
      what: "It took longer than libxl waits (rc -9), as happens with several devices at once.",
      noPolicy: "How long a device takes no plan shows.",
      remedy: "Start the domU again, or add the second device when it runs.",
      shownBy: ["libxl__device_pci_add failed for PCI device {device:word} (rc -9)"],
    },
  ],
});

export const pciAssignmentRefused = defineSymptom({
  id: "pci-assignment-refused",
  meaning: "The hypervisor refused to give the device to the domU. Its own log says more.",
  forms: [
    printed(
      "libxl",
      "4.0..",
      "xc_assign_device failed",
      [`${PCI}: pci_add_dm_done`, NEWEST, 'LOGED(ERROR, domainid, "xc_assign_device failed");'],
      ATTACH,
    ),
  ],
  causes: [
    {
      what: "The firmware reserves memory for the device (RMRR), and it collides with the domU's, or another device shares it (Operation not permitted).",
      noPolicy: "What firmware says no plan shows.",
      remedy:
        'Read xl dmesg; set rdm_policy=relaxed for the device, rdm="strategy=host" for the domU, or give both devices to one domU.',
    },
    {
      what: "Another domain has the device.",
      policies: ["pci-devices-are-unique"],
      remedy: "xl pci-list shows it; take it from there first.",
    },
    {
      what: "The host has no IOMMU, or memory and maxmem of the domU differ.",
      policies: ["passthrough-needs-iommu", "passthrough-excludes-populate-on-demand"],
      remedy: "Turn the IOMMU on, and set memory equal to maxmem.",
    },
  ],
});

export const pciRefusedByQemu = defineSymptom({
  id: "pci-device-refused-by-qemu",
  meaning: "The device model did not take the device, or did not answer.",
  forms: [
    printed(
      "libxl",
      "4.1..4.21",
      "qemu refused to add device: {device:word}",
      [
        `${PCI}: qemu_pci_add_xenstore`,
        "RELEASE-4.20.0",
        'LOGD(ERROR, domid, "qemu refused to add device: %s", vdevfn);',
      ],
      HVM,
      thread("https://github.com/QubesOS/qubes-issues/issues/3518"),
    ),
    printed(
      "libxl",
      "4.0..4.13",
      "Device Model not ready",
      [
        "tools/libxl/libxl_exec.c: libxl__xenstore_child_wait_deprecated, whose %s is Device Model",
        "RELEASE-4.12.0",
        '"Device Model", path, state, spawning, … LOG(ERROR, "%s not ready", what);',
      ],
      HVM,
    ),
    seenText(
      "QEMU",
      "Binding of interrupt {line:number} failed: {reason}",
      thread("https://github.com/QubesOS/qubes-issues/issues/5445"),
    ),
  ],
  causes: [
    {
      what: "QEMU can't reach the device, or bind its interrupt: another domain or dom0 still has it.",
      policies: ["pci-devices-are-unique"],
      remedy: "Read /var/log/xen/qemu-dm-NAME.log; in dom0 lspci -k must show pciback for the device.",
    },
    {
      what: "It runs in a stub domain whose kernel has not got the device yet.",
      noPolicy: "How long a domain takes no plan shows.",
      remedy: "Start the domU again; upgrade to a toolstack that waits for it, or do without the stub domain.",
    },
  ],
});

export const pciIrqNotReleased = defineSymptom({
  id: "pci-irq-not-released",
  meaning:
    "When the device was taken from the domU, its interrupt was gone already. libxl's source says of it that it may be spurious.",
  forms: [
    printed(
      "libxl",
      "4.1..",
      "xc_physdev_unmap_pirq irq={line:number}",
      [`${PCI}: pci_remove_detached`, NEWEST, 'LOGED(ERROR, domid, "xc_physdev_unmap_pirq irq=%d", irq);'],
      DETACH,
      ATTACH,
    ),
    printed(
      "libxl",
      "4.0..",
      "xc_domain_irq_permission irq={line:number}",
      [`${PCI}: pci_remove_detached`, NEWEST, 'LOGED(ERROR, domid, "xc_domain_irq_permission irq=%d", irq);'],
      DETACH,
      ATTACH,
    ),
  ],
  causes: [
    {
      what: "The device model or the domU's end gave it back before.",
      noPolicy: "It does no harm: there is nothing to reject.",
      remedy: "None. If the start of a domU failed, look for the error above it.",
    },
  ],
});

export const pciDeviceInUse = defineSymptom({
  id: "pci-device-in-use",
  meaning: "libvirt holds that another domain, or an earlier run of this one, has the device.",
  forms: [
    seenText(
      "libvirt",
      "PCI device {device:word} is in use by driver xenlight, domain {name:word}",
      thread("https://github.com/QubesOS/qubes-issues/issues/1544"),
    ),
  ],
  causes: [
    {
      what: "Two domUs have it.",
      policies: ["pci-devices-are-unique"],
      remedy: "Give each a device of its own, or shut one down first.",
    },
    {
      what: "libvirt's book is wrong after a start that failed.",
      noPolicy: "What libvirt remembers no plan shows.",
      remedy: "Shut the domain down, and xl pci-assignable-list must show the device; restart libvirtd.",
    },
  ],
});

export const stubDomainNotStarted = defineSymptom({
  id: "stub-domain-not-started",
  meaning: "The device model's stub domain did not say in time that it runs.",
  forms: [
    printed(
      "libxl",
      "4.6..",
      "{domain:number} startup: startup timed out",
      [
        "tools/libs/light/libxl_dm.c: stubdom_xswait_cb",
        NEWEST,
        'sdss->xswait.what = GCSPRINTF("Stubdom %u for %u startup", … "%s: startup timed out", xswait->what);',
      ],
      thread("https://github.com/QubesOS/qubes-issues/issues/9440"),
      thread("https://github.com/QubesOS/qubes-issues/issues/7717"),
    ),
  ],
  causes: [
    {
      what: "It has too little memory, no free contiguous memory for a PCI device, or waits for a device's backend.",
      policies: ["host-memory-holds-domus", "passthrough-needs-iommu"],
      remedy: "Read its console (/var/log/xen/console/guest-NAME-dm.log) and xl dmesg.",
    },
    {
      what: "The host's clock was set back, or the host is slow.",
      noPolicy: "How a host's clock runs no plan shows.",
      remedy: "Set the clock, and start the domU again.",
    },
  ],
});
