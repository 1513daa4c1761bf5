import { hvmOnlySettings, pvTimerModeRefused } from "../lib/facts/guest-settings";
import { nestedVirtualization } from "../lib/facts/nested";
import type { DomU } from "../lib/model/fleet";
import { at, type Place } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { flagSetting } from "../lib/model/settings";
import { definePolicy, message, messageOf } from "../lib/policy/policy";

export const settingsFitGuestType = definePolicy({
  id: "settings-fit-guest-type",
  subject: "domU",
  covers: ["M05"],
  judges: "state",
  family: "x86",
  severity: "warning",
  summary: "A domU has no settings that its guest type makes nothing of.",
  rationale:
    "The toolstack reads much of a configuration in the branch of HVM only. In a PV or PVH domU such a key is ignored silently: a firmware, a boot order, a sound card that " +
    "nobody gets. One it refuses: timer_mode in a PV domU, from 4.10 on.",
  remedy: "Remove the settings, or make the domU HVM if they are meant.",
  notReported: "Settings that are turned off, or empty: nothing is lost with them.",
  facts: [hvmOnlySettings, pvTimerModeRefused, nestedVirtualization],
  messages: {
    ignored: message<{ keys: readonly string[]; type: string; release: string }>(
      ({ keys, type, release }) => `it is of type ${type}, and Xen ${release} makes nothing of its ${keys.join(", ")}`,
      {
        remedy: ({ keys }) => `Remove ${keys.join(", ")}, or make the domU HVM.`,
        facts: [hvmOnlySettings, nestedVirtualization],
      },
    ),
    refused: messageOf<{ release: string }>(
      "error",
      ({ release }) => `it is PV, and the toolstack of Xen ${release} refuses timer_mode in a PV domU`,
      { remedy: "Remove timer_mode.", facts: [pvTimerModeRefused] },
    ),
  },
  check({ host, domU }, { need, fact, factOr, report }) {
    if (domU.type === "hvm") return;
    const declared = declaredKeys(domU);
    if (declared.length === 0) return;
    const xen = need(host.xen, "release");
    const release = xen.toString();
    const ofHvm = fact(hvmOnlySettings, xen);
    const nested = factOr(nestedVirtualization, xen, undefined);
    const keys = declared.filter(
      (key) =>
        ofHvm.includes(key) || (key === nested?.setting && !(nested.types as readonly string[]).includes(domU.type)),
    );
    if (keys.length > 0)
      report(
        "ignored",
        { keys, type: domU.type, release },
        { at: placeOf(domU, keys[0] ?? ""), related: keys.slice(1).map((key) => placeOf(domU, key)) },
      );
    if (domU.type === "pv" && declared.includes("timer_mode") && factOr(pvTimerModeRefused, xen, false))
      report("refused", { release }, at(domU.settings, "timer_mode"));
  },
  examples: {
    rejected: { at: "domUs.web.settings.soundhw", domU: { type: "pv", settings: { soundhw: "es1370" } } },
    accepted: { domU: { type: "hvm", boot: null, settings: { soundhw: "es1370" } } },
  },
});

/** The field or the setting that sets a key. */
function placeOf({ boot, settings }: DomU, key: string): Place {
  if (key === "boot") return at(boot, "order");
  return key === "bios" ? at(boot, "bios") : at(settings, key);
}

/** In the words of xl.cfg. */
function declaredKeys({ boot, settings }: DomU): readonly string[] {
  const on = [...settings]
    .filter(
      ([key, value]) =>
        flagSetting(settings, key) !== false && !(isKnown(value) && typeof value === "object" && value.length === 0),
    )
    .map(([key]) => key);
  return [...(boot.order === undefined ? [] : ["boot"]), ...(boot.bios === undefined ? [] : ["bios"]), ...on];
}
