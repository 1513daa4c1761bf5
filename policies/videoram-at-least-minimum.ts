import {
  DEVICE_MODELS,
  type DeviceModel,
  GRAPHICS_CARDS,
  type GraphicsCard,
  leastVideoMemory,
} from "../lib/facts/video-memory";
import type { DomU } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { flagSetting, numberSetting, textSetting } from "../lib/model/settings";
import { type Bench, definePolicy, message, type Messages } from "../lib/policy/policy";

export const videoramAtLeastMinimum = definePolicy({
  id: "videoram-at-least-minimum",
  subject: "domU",
  covers: ["M31"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "An HVM domU's graphics card has the memory that it needs.",
  rationale:
    "Each emulated graphics card has a least amount of memory, which depends on the device model too. xl create refuses less.",
  remedy: "Raise videoram, or leave it out: the default is the least.",
  notReported: "Releases before 4.3, which have no least; a stub domain whose device model is not declared.",
  facts: [leastVideoMemory],
  messages: {
    tooLittle: message<{ videoram: number; card: GraphicsCard; least: number; release: string }>(
      ({ videoram, card, least, release }) =>
        `its videoram is ${videoram} MiB, and ${card} on Xen ${release} takes at least ${least}`,
    ),
  },
  check({ host, domU }, { need, needed, factOr, report }) {
    const declared = domU.type === "hvm" ? numberSetting(domU.settings, "videoram") : undefined;
    if (declared === undefined) return;
    const release = need(host.xen, "release");
    const byModel = factOr(leastVideoMemory, release, undefined);
    const model = deviceModel(domU, needed);
    const card = graphicsCard(domU, needed);
    const least = byModel === undefined || model === undefined || card === undefined ? undefined : byModel[model][card];
    if (card === undefined || least === undefined) return;
    const videoram = needed(declared, at(domU.settings, "videoram"));
    if (videoram < least)
      report("tooLittle", { videoram, card, least, release: release.toString() }, at(domU.settings, "videoram"));
  },
  examples: {
    rejected: {
      at: "domUs.web.settings.videoram",
      domU: { type: "hvm", boot: null, settings: { vga: "stdvga", videoram: 8 } },
    },
    accepted: { domU: { type: "hvm", boot: null, settings: { vga: "stdvga", videoram: 16 } } },
  },
});

type Need = Bench<Messages>["needed"];

/** Undefined for one that has no least, and for a stub domain's, which depends on more than the declaration. */
function deviceModel({ settings }: DomU, needed: Need): DeviceModel | undefined {
  const declared = textSetting(settings, "device_model_version");
  if (declared !== undefined) {
    const model = needed(declared, at(settings, "device_model_version"));
    return DEVICE_MODELS.find((known) => known === model);
  }
  const stubdomain = flagSetting(settings, "device_model_stubdomain_override");
  return stubdomain !== undefined && needed(stubdomain, at(settings, "device_model_stubdomain_override"))
    ? undefined
    : "qemu-xen";
}

/** xl.cfg(5): vga, and stdvga, which counts where vga is not there. Undefined for none, and for a card that xl does not know. */
function graphicsCard({ settings }: DomU, needed: Need): GraphicsCard | undefined {
  const declared = textSetting(settings, "vga");
  if (declared !== undefined) {
    const card = needed(declared, at(settings, "vga"));
    return GRAPHICS_CARDS.find((known) => known === card);
  }
  const stdvga = flagSetting(settings, "stdvga");
  return stdvga !== undefined && needed(stdvga, at(settings, "stdvga")) ? "stdvga" : "cirrus";
}
