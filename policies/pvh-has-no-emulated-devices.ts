import { pvhHasNoDeviceModel } from "../lib/facts/guest-settings";
import { at } from "../lib/model/place";
import { flagSetting } from "../lib/model/settings";
import { definePolicy, message } from "../lib/policy/policy";

export const pvhHasNoEmulatedDevices = definePolicy({
  id: "pvh-has-no-emulated-devices",
  subject: "domU",
  covers: ["M06"],
  judges: "state",
  family: "x86",
  severity: "warning",
  summary: "A PVH domU asks for no screen of a device model, for it has none.",
  rationale:
    "PVH is HVM without a device model. xl reads vnc and sdl in its configuration and makes nothing of them: there is no graphics adapter whose screen they could show.",
  remedy:
    "Remove the setting and use the console (xl console), or a paravirtual framebuffer (vfb), or make the domU HVM.",
  notReported:
    "Emulated interfaces (emulated-vif-is-hvm), and other settings that are read of HVM domUs only (settings-fit-guest-type).",
  facts: [pvhHasNoDeviceModel],
  messages: {
    noScreen: message<{ keys: readonly string[] }>(
      ({ keys }) => `it is PVH and has no emulated screen for its ${keys.join(" and ")}`,
    ),
  },
  check({ host, domU }, { need, needed, factOr, report }) {
    if (domU.type !== "pvh") return;
    const screens = factOr(pvhHasNoDeviceModel, need(host.xen, "release"), []);
    const keys = screens.filter((key) => {
      const on = flagSetting(domU.settings, key);
      return on !== undefined && needed(on, at(domU.settings, key));
    });
    if (keys.length > 0)
      report(
        "noScreen",
        { keys },
        { at: at(domU.settings, keys[0] ?? ""), related: keys.slice(1).map((key) => at(domU.settings, key)) },
      );
  },
  examples: {
    rejected: { at: "domUs.web.settings.vnc", domU: { type: "pvh", settings: { vnc: 1 } } },
    accepted: { domU: { type: "hvm", boot: null, settings: { vnc: 1 } } },
  },
});
