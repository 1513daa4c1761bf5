/** Owns the facts on who may have a vbd's target beside a domU, and on the domain that serves it. */
import { defineFact } from "./fact";
import { fixedBug } from "./fixed-bugs";
import { measured } from "./measurements";

export const oneWriter = defineFact<boolean>({
  id: "one-writer",
  statement: "What a domU writes to is not in use by another one.",
  basis: "source-code",
  scope:
    "The block hotplug script checks it for devices and loop devices, save for a bug of its own; nothing checks what qdisk and tap serve.",
  show: (holds) => (holds ? "yes" : "no"),
  measured: measured("second-writer", "reader-beside-writer", "second-writer-by-qdisk"),
  spans: [
    {
      since: "4.2",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/hotplug/Linux/block: check_sharing",
        release: "RELEASE-4.2.0",
        quote: "not be in use anywhere at all.",
      },
    },
    {
      since: "3.0.2",
      until: "4.2",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/examples/block",
        release: "3.0.3-branched",
        quote: "and so cannot be mounted ${m2}${when}.",
      },
    },
  ],
});

export const blockScriptTakesAllForOne = fixedBug({
  id: "bug-same-vm",
  statement: "the block hotplug script takes any two domUs for one, and so refuses neither",
  scope: "Domains that no other one is the device model of: all but stub domains.",
  since: "4.7",
  fixed: ["4.18.1", "4.17.5"],
  from: "4.19",
  commit: "e8f1bb803fdf",
  quote: "same_vm is broken when the two main domains do not have targets.",
});

export const backendDomainMustExist = defineFact<"refused" | "dom0-instead">({
  id: "backend-domain-must-exist",
  statement: "What becomes of a device whose backend domain does not run.",
  basis: "source-code",
  scope: "backend= of a vbd or a vif. A number is taken for the domain's id.",
  show: (becomes) => (becomes === "refused" ? "the domU does not start" : "dom0 serves it"),
  measured: measured("missing-disk-backend", "missing-vif-backend"),
  spans: [
    {
      since: "4.3",
      value: "refused",
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl.c: libxl__resolve_domid",
        release: "RELEASE-4.3.0",
        quote: "return libxl_domain_qualifier_to_domid(CTX, name, domid);",
      },
    },
    {
      since: "4.2",
      until: "4.3",
      value: "dom0-instead",
      citation: {
        source: "xen.git",
        locator: "tools/libxl/xl_cmdimpl.c: parse_config_data",
        release: "RELEASE-4.2.0",
        quote: "Specified backend domain does not exist, defaulting to Dom0",
      },
    },
    {
      since: "3.0.2",
      until: "4.1",
      value: "refused",
      citation: {
        source: "xen.git",
        locator: "tools/python/xen/xend/server/DevController.py",
        release: "3.0.3-branched",
        quote: "Cannot configure device for unknown backend %s",
      },
    },
  ],
});

export const driverDomainKey = defineFact<boolean>({
  id: "driver-domain-key",
  statement: "A domain that serves devices is told of it by driver_domain=1.",
  basis: "documented",
  scope: "Domains other than dom0.",
  show: (holds) => (holds ? "yes" : "no"),
  spans: [
    {
      since: "4.4",
      value: true,
      citation: {
        source: "xl.cfg(5)",
        locator: "driver_domain",
        release: "RELEASE-4.4.0",
        quote: "Specify that this domain is a driver domain. This enables certain",
      },
    },
  ],
});

export const diskIsFoundWhereItGoes = defineFact<boolean>({
  id: "disk-is-found-where-it-goes",
  statement:
    "A domU that is migrated or restored on another host opens its disks there, by the paths of its configuration.",
  basis: "documented",
  scope: "Nothing of what is on a disk goes along.",
  show: (holds) => (holds ? "yes" : "no"),
  spans: [
    {
      since: "4.2",
      value: true,
      basis: "source-code",
      citation: {
        source: "xen.git",
        locator:
          "tools/libs/light/libxl_device.c: libxl__device_disk_set_backend, which looks at the path when the domU is made",
        release: "RELEASE-4.17.0",
        quote: 'LOGE(ERROR, "Disk vdev=%s failed to stat: %s",',
      },
    },
    {
      since: "3.0.2",
      until: "4.2",
      value: true,
      citation: {
        source: "xen.git",
        locator: "docs/src/user.tex: Migration",
        release: "3.0.2-branched, RELEASE-4.1.0",
        quote: "Currently, there is no support for providing automatic remote access",
      },
    },
  ],
});
