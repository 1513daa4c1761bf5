/** Owns the facts on the network cards that a device model emulates. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

/** What becomes of a vif of type ioemu where there is no device model for it. */
export type IoemuWithoutDeviceModel = "refused" | "documented for HVM only";

export const ioemuOutsideHvm = defineFact<IoemuWithoutDeviceModel>({
  id: "ioemu-outside-hvm",
  statement: "What becomes of a vif of type ioemu in a domU that is not HVM.",
  basis: "source-code",
  scope: "PV, and PVH where there is one.",
  measured: measured("emulated-vif-of-pv", "emulated-vif-of-pvh"),
  spans: [
    {
      since: "4.10",
      value: "refused",
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_nic.c: libxl__device_nic_setdefault",
        release: "RELEASE-4.10.0",
        quote: "trying to create PV or PVH guest with an emulated interface",
      },
    },
    {
      since: "4.2",
      until: "4.10",
      value: "refused",
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl.c: libxl__device_nic_setdefault",
        release: "RELEASE-4.2.0",
        quote: "trying to create PV guest with an emulated interface",
      },
    },
    {
      since: "3.0.2",
      until: "4.2",
      value: "documented for HVM only",
      basis: "documented",
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xm/create.py: vif",
        release: "3.0.3-branched",
        quote: "If type is not specified, default is netfront not ioemu device.",
      },
    },
  ],
});

export const supportedEmulatedModels = defineFact<readonly string[]>({
  id: "supported-emulated-models",
  statement: "The emulated network cards that have security support.",
  basis: "documented",
  scope:
    "QEMU as device model. SUPPORT.md writes rtl8193 for the rtl8139, and virtio-net where xl's model may also be virtio or virtio-net-pci.",
  show: (models) => models.join(", "),
  spans: [
    {
      since: "4.10",
      value: ["e1000", "rtl8139", "virtio", "virtio-net", "virtio-net-pci"],
      citation: {
        source: "SUPPORT.md",
        locator: "x86/Emulated network (QEMU)",
        release: "RELEASE-4.10.0",
        quote: "Status, virtio-net: Supported",
      },
    },
  ],
});

export const emulatedVifLimit = defineFact<number | "none in xl">({
  id: "emulated-vif-limit",
  statement: "How many network cards the device model emulates for one domU.",
  basis: "source-code",
  scope:
    "Of 3.4 to 4.1 the device model lies outside Xen's repository. From 4.2 on QEMU gets each card as a device of its own, which its count of cards doesn't bind.",
  spans: [
    {
      since: "4.2",
      value: "none in xl",
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_dm.c: libxl__build_device_model_args_new",
        release: "RELEASE-4.2.0",
        quote: "%s,id=nic%d,netdev=net%d,mac=%s",
      },
    },
    {
      since: "3.3",
      until: "3.4",
      value: 8,
      citation: {
        source: "xen.git",
        locator: "tools/ioemu/vl.h",
        release: "3.3.0-branched",
        quote: "#define MAX_NICS 8",
      },
    },
    {
      since: "3.0.2",
      until: "3.3",
      value: 8,
      citation: {
        source: "xen.git",
        locator: "tools/ioemu/vl.h",
        release: "3.0.2-branched",
        quote: "#define MAX_NICS 8",
      },
    },
  ],
});
