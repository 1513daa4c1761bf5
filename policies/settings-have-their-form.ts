import { toolstackKeys } from "../lib/facts/toolstack-keys";
import type { SettingValue } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { isUnknown } from "../lib/model/planned";
import { numberSetting } from "../lib/model/settings";
import { definePolicy, message } from "../lib/policy/policy";

const FORMS = [
  ["s", "a string"],
  ["n", "a number"],
  ["l", "a list"],
] as const;

export const settingsHaveTheirForm = definePolicy({
  id: "settings-have-their-form",
  subject: "domU",
  covers: ["M89"],
  judges: "state",
  severity: "warning",
  summary: "Every setting of a domU has the form that xl reads it in.",
  rationale:
    'xl takes a number, a string or a list, as each key has it. Of a value of another form it says so on its standard error, ignores it, and goes on with the default: vnc="no" leaves the display on.',
  remedy: "Write the setting in the form that is named: switches as 0 and 1.",
  notReported:
    "Values that are of the right form and wrong nevertheless; keys that the release does not read; xm, whose configuration is Python.",
  facts: [toolstackKeys],
  messages: {
    otherForm: message<{ key: string; found: string; forms: string; release: string }>(
      ({ key, found, forms, release }) =>
        `${key}=${found} is ignored: xl of Xen ${release} expects ${FORMS.filter(([form]) => forms.includes(form))
          .map(([, words]) => words)
          .join(" or ")}`,
    ),
  },
  check({ host, domU: { settings } }, { need, fact, report, undecided }) {
    if (settings.size === 0) return;
    const release = need(host.xen, "release");
    const { toolstack, keys } = fact(toolstackKeys, release);
    if (toolstack !== "xl") return;
    for (const [key, value] of settings) {
      const forms = keys.get(key);
      if (forms === undefined) continue;
      // Of a secret it is not kept what form it has.
      if (isUnknown(value) && value.why === "secret") continue;
      if (isUnknown(value)) undecided(value, at(settings, key));
      else if (!isOfForm(value, forms, numberSetting(settings, key) !== undefined))
        report("otherForm", { key, found: describe(value), forms, release: release.toString() }, at(settings, key));
    }
  },
  examples: {
    rejected: { at: "domUs.web.settings.vnc", domU: { settings: { vnc: "no" } } },
    accepted: { domU: { settings: { vnc: 0 } } },
  },
});

/** A number is a string too. */
function isOfForm(value: SettingValue, forms: string, isNumber: boolean): boolean {
  if (typeof value === "object") return forms.includes("l");
  return forms.includes("s") || (forms.includes("n") && isNumber);
}

function describe(value: SettingValue): string {
  return typeof value === "object" ? "[…]" : JSON.stringify(value);
}
