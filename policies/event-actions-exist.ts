import { eventActions, softResetNeedsHvm } from "../lib/facts/event-actions";
import type { DomU } from "../lib/model/fleet";
import { at, type Place } from "../lib/model/place";
import type { Planned } from "../lib/model/planned";
import { textSetting } from "../lib/model/settings";
import { definePolicy, message, messageOf } from "../lib/policy/policy";

export const eventActionsExist = definePolicy({
  id: "event-actions-exist",
  subject: "domU",
  covers: ["M85"],
  judges: "state",
  severity: "error",
  summary: "What is to be done when a domU ends is something that its toolstack can do.",
  rationale:
    "on_poweroff, on_reboot, on_crash and their like take one of a few words. Another is refused, and the domU does not start. soft-reset is for HVM domUs that know of Xen.",
  remedy: "Take one of the words of the host's release.",
  notReported:
    "on_watchdog and on_soft_reset on releases that don't read them: settings-are-known-to-release reports that.",
  facts: [eventActions, softResetNeedsHvm],
  messages: {
    unknown: message<{ key: string; action: string; actions: readonly string[]; release: string }>(
      ({ key, action, actions, release }) => `its ${key} is ${action}, and Xen ${release} takes ${actions.join(", ")}`,
    ),
    softReset: messageOf<{ key: string; type: string }>(
      "warning",
      ({ key, type }) => `its ${key} is soft-reset, which a domU of type ${type} does not come back from`,
    ),
  },
  check({ host, domU }, { need, needed, fact, factOr, report }) {
    for (const [key, planned, place] of eventsOf(domU)) {
      if (planned === undefined) continue;
      const release = need(host.xen, "release");
      const actions = fact(eventActions, release);
      const action = needed(planned, place);
      if (!actions.includes(action)) report("unknown", { key, action, actions, release: release.toString() }, place);
      else if (action === "soft-reset" && domU.type !== "hvm" && factOr(softResetNeedsHvm, release, false))
        report("softReset", { key, type: domU.type }, place);
    }
  },
  examples: {
    rejected: { at: "domUs.web.onCrash", domU: { onCrash: "reboot" } },
    accepted: { domU: { onCrash: "restart" } },
  },
});

function eventsOf(domU: DomU): readonly (readonly [key: string, action: Planned<string> | undefined, place: Place])[] {
  const { onPoweroff, onReboot, onCrash, settings } = domU;
  return [
    ["on_poweroff", onPoweroff, at(domU, "onPoweroff")],
    ["on_reboot", onReboot, at(domU, "onReboot")],
    ["on_crash", onCrash, at(domU, "onCrash")],
    ["on_watchdog", textSetting(settings, "on_watchdog"), at(settings, "on_watchdog")],
    ["on_soft_reset", textSetting(settings, "on_soft_reset"), at(settings, "on_soft_reset")],
  ];
}
