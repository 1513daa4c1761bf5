/** Owns the facts on the two families of USB settings that a device model has. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

export const usbFamiliesApart = defineFact<boolean>({
  id: "usb-families-apart",
  statement: "usbversion and spiceusbredirection don't stand beside usb and usbdevice.",
  basis: "source-code",
  scope: "HVM domUs.",
  measured: measured("usb-of-two-kinds"),
  spans: [
    {
      since: "4.15",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libs/light/libxl_create.c: libxl__domain_build_info_setdefault",
        release: "RELEASE-4.17.0",
        quote: "enabled with usb and/or usbdevice parameters.",
      },
    },
    {
      since: "4.4",
      until: "4.15",
      value: true,
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_create.c: libxl__domain_build_info_setdefault",
        release: "RELEASE-4.4.0",
        quote: "enabled with usb and/or usbdevice parameters.",
      },
    },
  ],
});

export const usbVersions = defineFact<readonly [least: number, most: number]>({
  id: "usb-versions",
  statement: "The versions of USB whose controller usbversion asks for.",
  basis: "source-code",
  scope: "HVM domUs.",
  show: ([least, most]) => `${least} to ${most}`,
  measured: measured("usb-4"),
  spans: [
    {
      since: "4.4",
      value: [1, 3],
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_dm.c: libxl__build_device_model_args_new",
        release: "RELEASE-4.4.0",
        quote: "must be between 1 and 3",
      },
    },
  ],
});

export const usbRedirections = defineFact<readonly [least: number, most: number]>({
  id: "usb-redirections",
  statement: "How many USB devices spiceusbredirection passes on.",
  basis: "source-code",
  scope: "HVM domUs. 0 is none.",
  show: ([least, most]) => `${least} to ${most}`,
  spans: [
    {
      since: "4.4",
      value: [1, 4],
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_dm.c: libxl__build_device_model_args_new",
        release: "RELEASE-4.4.0",
        quote: "it must be between 1 and 4",
      },
    },
  ],
});
