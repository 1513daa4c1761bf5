/** Owns the facts on the device models of HVM domUs, and which firmware each of them starts. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

export interface DeviceModel {
  /** As in device_model_version. */
  readonly name: string;
  /** The firmwares that the toolstack takes with it. */
  readonly firmwares: readonly string[];
  /** Xen's own build makes it only if asked to. */
  readonly onRequest: boolean;
}

const QEMU_XEN: DeviceModel = { name: "qemu-xen", firmwares: ["seabios", "ovmf"], onRequest: false };
const NONE: DeviceModel = { name: "none", firmwares: ["seabios", "ovmf", "rombios"], onRequest: false };
const TRADITIONAL: DeviceModel = { name: "qemu-xen-traditional", firmwares: ["rombios"], onRequest: false };

export const deviceModels = defineFact<readonly DeviceModel[]>({
  id: "device-models",
  statement:
    "The device models that an HVM domU can have, each with its firmwares; the first is what it gets if it is unset.",
  basis: "source-code",
  scope: "xl on a Linux dom0. none was for an experiment that came to nothing.",
  show: (models) =>
    models
      .map(
        ({ name, firmwares, onRequest }) =>
          `${name} (${firmwares.join(", ")}${onRequest ? "; only if built on request" : ""})`,
      )
      .join(", "),
  measured: measured("rombios-of-qemu", "qemu-traditional", "unknown-device-model", "ovmf-of-traditional"),
  spans: [
    {
      since: "4.21",
      value: [QEMU_XEN],
      basis: "documented",
      citation: {
        source: "CHANGELOG.md",
        locator: "4.21.0, Removed",
        release: "RELEASE-4.21.0",
        quote: "- Support of qemu-traditional has been removed.",
      },
    },
    {
      since: "4.16",
      until: "4.21",
      value: [QEMU_XEN, { ...TRADITIONAL, onRequest: true }],
      basis: "documented",
      citation: {
        source: "CHANGELOG.md",
        locator: "4.16.0, Changed",
        release: "RELEASE-4.16.0",
        quote: "qemu-traditional based device models (both, qemu-traditional and ioemu-stubdom) will",
      },
    },
    {
      since: "4.10",
      until: "4.16",
      value: [QEMU_XEN, TRADITIONAL],
      citation: {
        source: "xen.git",
        locator: "tools/xl/xl_parse.c: parse_config_data",
        release: "RELEASE-4.10.0",
        quote: 'if (!strcmp(buf, "qemu-xen-traditional")) {',
      },
    },
    {
      since: "4.7",
      until: "4.10",
      value: [QEMU_XEN, TRADITIONAL, NONE],
      citation: {
        source: "xen.git",
        locator: "tools/libxl/xl_cmdimpl.c: parse_config_data",
        release: "RELEASE-4.7.0",
        quote: '} else if (!strcmp(buf, "none")) {',
      },
    },
    {
      since: "4.3",
      until: "4.7",
      value: [QEMU_XEN, TRADITIONAL],
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_linux.c: libxl__default_device_model",
        release: "RELEASE-4.3.0",
        quote: "return LIBXL_DEVICE_MODEL_VERSION_QEMU_XEN;",
      },
    },
    {
      since: "4.2",
      until: "4.3",
      value: [TRADITIONAL, QEMU_XEN],
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_create.c: libxl__domain_build_info_setdefault",
        release: "RELEASE-4.2.0",
        quote: "if (b_info->u.hvm.bios != LIBXL_BIOS_TYPE_ROMBIOS)",
      },
    },
  ],
});

export const stubdomModelByDefault = defineFact<string>({
  id: "stub-domain-device-model-by-default",
  statement: "The device model of an HVM domU that asks for it in a stub domain and does not say which.",
  basis: "source-code",
  scope: "device_model_stubdomain_override=1 without device_model_version.",
  spans: [
    {
      since: "4.21",
      value: "qemu-xen",
      citation: {
        source: "xen.git",
        locator: "tools/libs/light/libxl_create.c: libxl__domain_build_info_setdefault",
        release: "RELEASE-4.21.0",
        quote: "b_info->device_model_version = LIBXL_DEVICE_MODEL_VERSION_QEMU_XEN;",
      },
    },
    {
      since: "4.2",
      until: "4.21",
      value: "qemu-xen-traditional",
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_create.c: libxl__domain_build_info_setdefault",
        release: "RELEASE-4.3.0",
        quote: "if (libxl_defbool_val(b_info->device_model_stubdomain)) {",
      },
    },
  ],
});

export interface StubDomainModels {
  /** The device models that can run in a stub domain; the toolstack refuses every other. */
  readonly models: readonly string[];
  /** The one of them whose standing is below security support. */
  readonly preview?: string;
}

export const stubDomainModels = defineFact<StubDomainModels>({
  id: "stub-domain-device-models",
  statement: "The device models that can run in a stub domain of their own.",
  basis: "source-code",
  scope:
    "device_model_stubdomain_override=1. qemu-xen needs a Linux stub domain there, which Xen's own build does not make.",
  show: ({ models, preview }) =>
    models.map((model) => `${model}${model === preview ? " (Tech Preview)" : ""}`).join(", "),
  spans: [
    {
      since: "4.21",
      value: { models: ["qemu-xen"] },
      basis: "documented",
      citation: {
        source: "SUPPORT.md",
        locator: "Linux device model stubdomains",
        release: "RELEASE-4.21.0",
        quote: "Any issue in the stubdomain affecting only the guest it is servicing",
      },
    },
    {
      since: "4.14",
      until: "4.21",
      value: { models: ["qemu-xen-traditional", "qemu-xen"], preview: "qemu-xen" },
      basis: "documented",
      citation: {
        source: "SUPPORT.md",
        locator: "Linux device model stubdomains; before 4.15 libxl_create.c alone, which takes both",
        release: "RELEASE-4.15.0",
        quote: "Support for running qemu-xen device model in a linux stubdomain.",
      },
    },
    {
      since: "4.2",
      until: "4.14",
      value: { models: ["qemu-xen-traditional"] },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_create.c: libxl__domain_build_info_setdefault",
        release: "RELEASE-4.13.0",
        quote: '"device model stubdomains require \\"qemu-xen-traditional\\"");',
      },
    },
  ],
});

export const traditionalInDom0Supported = defineFact<boolean>({
  id: "qemu-traditional-in-dom0-supported",
  statement: "Whether qemu-xen-traditional has security support as a process in dom0.",
  basis: "documented",
  scope: "In a stub domain of its own it is supported, with caveats.",
  show: (supported) => (supported ? "supported" : "not security supported"),
  spans: [
    {
      since: "4.15",
      until: "4.21",
      value: false,
      citation: {
        source: "SUPPORT.md",
        locator: "qemu-xen-traditional",
        release: "RELEASE-4.15.0",
        quote: "Status, as host process device model: No security support, not recommended",
      },
    },
  ],
});
