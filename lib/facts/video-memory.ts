/** Owns the facts on the memory of emulated graphics cards. */
import { defineFact } from "./fact";
import { measured } from "./measurements";

export const GRAPHICS_CARDS = ["cirrus", "stdvga", "qxl"] as const;
export type GraphicsCard = (typeof GRAPHICS_CARDS)[number];

export const DEVICE_MODELS = ["qemu-xen", "qemu-xen-traditional"] as const;
export type DeviceModel = (typeof DEVICE_MODELS)[number];

/** The least MiB by device model and card; a card without an entry has no least. */
export type VideoMemory = Readonly<Record<DeviceModel, Readonly<Partial<Record<GraphicsCard, number>>>>>;

export const leastVideoMemory = defineFact<VideoMemory>({
  id: "least-video-memory",
  statement: "The least videoram, in MiB, of each emulated graphics card by device model.",
  basis: "source-code",
  scope: "HVM. qemu-xen-traditional is gone from 4.21 on, and has its own fixed amount for cirrus before.",
  show: (value) =>
    Object.entries(value)
      .filter(([, cards]) => Object.keys(cards).length > 0)
      .map(
        ([model, cards]) =>
          `${model}: ${Object.entries(cards)
            .map(([card, least]) => `${card} ${least}`)
            .join(", ")}`,
      )
      .join("; "),
  measured: measured("small-videoram"),
  spans: [
    {
      since: "4.21",
      value: { "qemu-xen": { cirrus: 8, stdvga: 16, qxl: 128 }, "qemu-xen-traditional": {} },
      citation: {
        source: "xen.git",
        locator: "tools/libs/light/libxl_create.c: libxl__domain_build_info_setdefault",
        release: "RELEASE-4.21.0",
        quote: "videoram must be at least 16 MB for STDVGA on QEMU_XEN",
      },
    },
    {
      since: "4.6",
      until: "4.21",
      value: { "qemu-xen": { cirrus: 8, stdvga: 16, qxl: 128 }, "qemu-xen-traditional": { stdvga: 8 } },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_create.c: libxl__domain_build_info_setdefault",
        release: "RELEASE-4.6.0",
        quote: "128 Mib videoram is the minimum for qxl default",
      },
    },
    {
      since: "4.4",
      until: "4.6",
      value: { "qemu-xen": { cirrus: 8, stdvga: 16 }, "qemu-xen-traditional": { stdvga: 8 } },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_create.c: libxl__domain_build_info_setdefault",
        release: "RELEASE-4.4.0",
        quote: "videoram must be at least 8 MB for STDVGA on QEMU_XEN_TRADITIONAL",
      },
    },
    {
      since: "4.3",
      until: "4.4",
      value: { "qemu-xen": { cirrus: 8, stdvga: 16 }, "qemu-xen-traditional": { cirrus: 8, stdvga: 8 } },
      citation: {
        source: "xen.git",
        locator: "tools/libxl/libxl_create.c: libxl__domain_build_info_setdefault",
        release: "RELEASE-4.3.0",
        quote: "videoram must be at least 8 mb",
      },
    },
  ],
});
