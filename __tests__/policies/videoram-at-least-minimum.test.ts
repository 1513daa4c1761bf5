import { leastVideoMemory } from "../../lib/facts/video-memory";
import { videoramAtLeastMinimum } from "../../policies/videoram-at-least-minimum";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const hvm = (settings: object, release?: string) => ({
  ...(release !== undefined && { host: { xen: { release } } }),
  domU: { type: "hvm", boot: null, settings },
});

policyCases(videoramAtLeastMinimum, {
  valid: [
    { name: "the least of the default card", ...hvm({ videoram: 8 }) },
    { name: "the least of stdvga", ...hvm({ vga: "stdvga", videoram: 16 }) },
    { name: "the least of qxl", ...hvm({ vga: "qxl", videoram: 128 }) },
    { name: "no card, whatever its memory", ...hvm({ vga: "none", videoram: 1 }) },
    {
      name: "stdvga on the traditional device model",
      ...hvm({ vga: "stdvga", videoram: 8, device_model_version: "qemu-xen-traditional" }),
    },
    {
      name: "a fixed amount on the traditional device model",
      ...hvm({ videoram: 4, device_model_version: "qemu-xen-traditional" }),
    },
    {
      name: "a stub domain whose device model is not declared",
      ...hvm({ videoram: 4, device_model_stubdomain_override: 1 }),
    },
    { name: "vga before stdvga, as xl has it", ...hvm({ vga: "cirrus", stdvga: 1, videoram: 8 }) },
    { name: "qxl on 4.5.0, which had no least for it", ...hvm({ vga: "qxl", videoram: 64 }, "4.5.0") },
    { name: "xm's videoram on 3.4.0", ...hvm({ videoram: 4 }, "3.4.0") },
    { name: "a PV domU, where the key means nothing", domU: { settings: { videoram: 1 } } },
  ],
  invalid: [
    {
      name: "stdvga with too little",
      ...hvm({ vga: "stdvga", videoram: 15 }),
      says: ["its videoram is 15 MiB, and stdvga on Xen 4.17.5 takes at least 16"],
    },
    {
      name: "stdvga by its old key",
      ...hvm({ stdvga: 1, videoram: 8 }),
      says: ["stdvga on Xen 4.17.5 takes at least 16"],
    },
    {
      name: "qxl with too little",
      ...hvm({ vga: "qxl", videoram: 127 }),
      says: ["qxl on Xen 4.17.5 takes at least 128"],
    },
    {
      name: "the default card with too little",
      ...hvm({ videoram: 4 }),
      says: ["cirrus on Xen 4.17.5 takes at least 8"],
    },
    {
      name: "any card with too little on 4.3.0",
      ...hvm({ videoram: 4, device_model_version: "qemu-xen-traditional" }, "4.3.0"),
      says: ["cirrus on Xen 4.3.0 takes at least 8"],
    },
  ],
  undecided: [],
});

boundaryCases(videoramAtLeastMinimum, leastVideoMemory, {
  at: (by) => hvm({ vga: "stdvga", videoram: by["qemu-xen"].stdvga ?? 0 }),
  past: (by) => hvm({ vga: "stdvga", videoram: (by["qemu-xen"].stdvga ?? 0) - 1 }),
  before: { passes: "neither xl nor xend has a least there" },
});
