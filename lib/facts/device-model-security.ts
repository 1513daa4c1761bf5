/** Owns the facts on how a device model is kept from the host that it runs on. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

/** A setting that takes the device model out of dom0, or its privileges from it. */
export type IsolationKey = "device_model_stubdomain_override" | "dm_restrict";

export const deviceModelIsolation = defineFact<readonly IsolationKey[]>({
  id: "device-model-isolation",
  statement: "The settings that keep a domU that has taken over its device model from taking over dom0 too.",
  basis: "documented",
  scope:
    "HVM domUs. Neither is on by itself; which of them has security support, and with which device model, is SUPPORT.md's matter.",
  show: (keys) => keys.join(", "),
  spans: [
    {
      since: "4.12",
      value: ["device_model_stubdomain_override", "dm_restrict"],
      citation: {
        source: "xen.git",
        locator: "docs/features/qemu-deprivilege.pandoc: Overview",
        release: "RELEASE-4.12.0",
        quote: "can gain control of a QEMU process, it could easily take control of a",
      },
    },
    {
      since: "4.10",
      until: "4.12",
      value: ["device_model_stubdomain_override", "dm_restrict"],
      basis: "source-code",
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_dm.c",
        release: "RELEASE-4.10.0",
        quote: "dm_restrict disabled, starting QEMU as root",
      },
    },
    {
      since: "4.2",
      until: "4.10",
      value: ["device_model_stubdomain_override"],
      citation: {
        source: "xl.cfg(5)",
        locator: "device_model_stubdomain_override",
        release: "RELEASE-4.2.0",
        quote: "Override the use of stubdomain based device-model.",
      },
    },
  ],
});

export const restrictNeedsUpstreamQemu = defineFact<boolean>({
  id: "dm-restrict-needs-upstream-qemu",
  statement: "dm_restrict is refused with qemu-xen-traditional.",
  basis: "source-code",
  scope: "HVM domUs. From 4.21 on there is no other device model than QEMU's own.",
  spans: [
    {
      since: "4.15",
      until: "4.21",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libs/light/libxl_dm.c",
        release: "RELEASE-4.17.0",
        quote: "dm_restrict not supported by qemu-xen-traditional",
      },
    },
    {
      since: "4.10",
      until: "4.15",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_dm.c",
        release: "RELEASE-4.10.0",
        quote: "dm_restrict not supported by qemu-xen-traditional",
      },
    },
  ],
});

export const deviceModelUserNotRoot = defineFact<boolean>({
  id: "device-model-user-not-root",
  statement: "A device_model_user with the uid of root is refused.",
  basis: "source-code",
  scope: "Which other names have that uid is dom0's own matter.",
  measured: measured("device-model-as-root"),
  spans: [
    {
      since: "4.15",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libs/light/libxl_dm.c: libxl__domain_get_device_model_uid",
        release: "RELEASE-4.17.0",
        quote: "intended_uid is 0 (root)!",
      },
    },
    {
      since: "4.12",
      until: "4.15",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_dm.c: libxl__domain_get_device_model_uid",
        release: "RELEASE-4.12.0",
        quote: "intended_uid is 0 (root)!",
      },
    },
  ],
});

export const deviceModelUsersApart = defineFact<boolean>({
  id: "device-model-users-apart",
  statement: "Each domU has a device_model_user of its own.",
  basis: "documented",
  scope: "Nothing refuses two domUs of one user: their device models can reach each other, and are killed together.",
  spans: [
    {
      since: "4.12",
      value: true,
      citation: {
        source: "xen.git",
        locator: "docs/features/qemu-deprivilege.pandoc",
        release: "RELEASE-4.12.0",
        quote: "A SEPARATE UID, and that none of these UIDs map to root.  xl will",
      },
    },
  ],
});

export const restrictExcludesQdisk = defineFact<boolean>({
  id: "dm-restrict-excludes-qdisk",
  statement: "A restricted device model does not serve disks (backendtype qdisk).",
  basis: "documented",
  scope: "HVM domUs.",
  spans: [
    {
      since: "4.12",
      value: true,
      citation: {
        source: "xen.git",
        locator: "docs/features/qemu-deprivilege.pandoc: Limitations",
        release: "RELEASE-4.12.0",
        quote: "* Support for qdisk backends",
      },
    },
  ],
});

export const restrictExcludesPassthrough = defineFact<boolean>({
  id: "dm-restrict-excludes-passthrough",
  statement: "PCI passthrough undoes what dm_restrict is for.",
  basis: "documented",
  scope: "HVM domUs.",
  spans: [
    {
      since: "4.12",
      value: true,
      citation: {
        source: "xen.git",
        locator: "docs/features/qemu-deprivilege.pandoc: Limitations",
        release: "RELEASE-4.12.0",
        quote: "Additionally, getting PCI passthrough to work securely would require a",
      },
    },
  ],
});
