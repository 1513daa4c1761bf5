/** Owns the facts on ways of xend's own, which xl does not have. */
import { defineFact } from "./fact";

export const ioemuHasNoPvSide = defineFact<boolean>({
  id: "ioemu-has-no-pv-side",
  statement: "Whether a vif of type ioemu is the emulated card alone, without the paravirtual interface beside it.",
  basis: "source-code",
  scope:
    "HVM domUs under xend. Linux unplugs the emulated card as soon as it finds Xen's platform device (2.6.36 and later).",
  show: (alone) => (alone ? "alone" : "both"),
  spans: [
    {
      since: "3.1",
      until: "4.1",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/server/netif.py: getDeviceDetails",
        release: "3.1.0-branched",
        quote: "if typ != 'ioemu':",
      },
    },
    {
      since: "3.0.2",
      until: "3.1",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/server/netif.py: getDeviceDetails",
        release: "3.0.3-branched",
        quote: "back['type'] = 'ioemu'",
      },
    },
  ],
});

export const unsetVifType = defineFact<"both" | "paravirtual">({
  id: "unset-vif-type",
  statement: "What a vif of an HVM domU is whose type is not set.",
  basis: "source-code",
  scope: "When the domU is made; one that is attached later is paravirtual.",
  show: (is) => (is === "both" ? "an emulated card with a paravirtual interface beside it" : "paravirtual alone"),
  spans: [
    {
      since: "4.2",
      value: "both",
      citation: {
        source: "xen.git",
        locator: "tools/libs/light/libxl_nic.c: libxl__device_nic_setdefault",
        release: "RELEASE-4.17.0",
        quote: "nic->nictype = LIBXL_NIC_TYPE_VIF_IOEMU;",
      },
    },
    {
      since: "4.1",
      until: "4.2",
      value: "both",
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl.c: libxl_device_nic_init",
        release: "RELEASE-4.1.0",
        quote: "nic_info->nictype = NICTYPE_IOEMU;",
      },
    },
    {
      since: "3.0.4",
      until: "4.1",
      value: "both",
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/image.py: parseDeviceModelArgs",
        release: "3.0.4-branched",
        quote: "dtype = devinfo.get('type', 'ioemu')",
      },
    },
    {
      since: "3.0.2",
      until: "3.0.4",
      value: "paravirtual",
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xm/create.py: vif",
        release: "3.0.3-branched",
        quote: "If type is not specified, default is netfront not ioemu device.",
      },
    },
  ],
});

export const linuxUnplugsEmulated = defineFact<boolean>({
  id: "linux-unplugs-emulated-devices",
  statement: "Whether Linux as an HVM domU unplugs its emulated disks and cards for the paravirtual ones.",
  basis: "documented",
  scope: "Mainline, on a host with Xen's platform device (xen_platform_pci), unless xen_emul_unplug= says otherwise.",
  axis: "linux",
  show: (unplugs) => (unplugs ? "yes" : "no"),
  spans: [
    {
      since: "2.6.36",
      value: true,
      citation: {
        source: "Linux",
        locator:
          "arch/x86/xen/platform-pci-unplug.c, from 2.6.36 on; a report of its effect under xend is ganeti/ganeti#303",
        release: "6.12.117",
        quote: "xen_unplug_emulated_devices",
      },
    },
  ],
});

export const targetEndsAtColon = defineFact<boolean>({
  id: "target-ends-at-colon",
  statement: "Whether a colon in the path of a disk may be taken for the end of a prefix.",
  basis: "documented",
  scope:
    "xend, whose disks are PREFIX:PATH; upstream splits at the first colon, and the xend of CentOS 5.5 took what stands behind the last for the whole name, so that two disks were one.",
  show: (holds) => (holds ? "yes" : "no"),
  spans: [
    {
      since: "3.0.2",
      until: "4.1",
      value: true,
      citation: {
        source: "ganeti/ganeti#180",
        locator: "the report and its fix, a link without a colon",
        release: "CentOS 5.5, Xen 3.1.2",
        quote: 'The uname "0" is already used by another domain',
      },
    },
  ],
});
