import { defaultEventChannels, eventChannelArithmetic, eventChannels } from "../lib/facts/event-channels";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { numberSetting } from "../lib/model/settings";
import { definePolicy, message } from "../lib/policy/policy";

export const eventChannelsSuffice = definePolicy({
  id: "event-channels-suffice",
  subject: "domU",
  covers: ["M34"],
  judges: "state",
  family: "x86",
  severity: "warning",
  summary: "A domU's event channels suffice for its vCPUs, vifs and vbds.",
  rationale:
    "Every interrupt that a domU gets takes an event channel: several a vCPU, and one or two for each queue of a device. When there are none left, the next vCPU or queue does not come up.",
  remedy: "Set max_event_channels higher in the domU's settings, or use fewer vCPUs or queues.",
  notReported:
    "DomUs that declare another operating system than Linux; releases before 4.10, whose domUs have a queue for each device; fewer queues that dom0's drivers may allow: the figure is the peak of default drivers.",
  facts: [defaultEventChannels, eventChannelArithmetic],
  messages: {
    tooFew: message<{ vcpus: number; vifs: number; vbds: number; taken: number; limit: number }>(
      ({ vcpus, vifs, vbds, taken, limit }) =>
        `its ${vcpus} vCPUs, ${vifs} vifs and ${vbds} vbds take up to ${taken} event channels, and it may have ${limit}`,
    ),
  },
  check({ host, domU }, { need, needed, factOr, report }) {
    if (isKnown(domU.os) && domU.os !== "linux") return;
    const release = need(host.xen, "release");
    const arithmetic = factOr(eventChannelArithmetic, release, undefined);
    const usual = factOr(defaultEventChannels, release, undefined);
    if (arithmetic === undefined || usual === undefined) return;
    const setting = numberSetting(domU.settings, "max_event_channels");
    const limit = setting === undefined ? usual : needed(setting, at(domU.settings, "max_event_channels"));
    const demand = {
      type: domU.type,
      vcpus: need(domU, "vcpus"),
      vifs: domU.vifs.length,
      vbds: domU.vbds.filter(({ cdrom }) => !cdrom).length,
    };
    const taken = eventChannels(arithmetic, demand);
    if (taken > limit)
      report(
        "tooFew",
        { ...demand, taken, limit },
        { at: at(domU, "vcpus"), related: [at(domU.settings, "max_event_channels")] },
      );
  },
  examples: {
    rejected: { at: "domUs.web.vcpus", host: { cpus: 256 }, domU: { vcpus: 256 } },
    accepted: { host: { cpus: 256 }, domU: { vcpus: 256, settings: { max_event_channels: 2047 } } },
  },
});
