import { ignoredSettings } from "../lib/facts/ignored-settings";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";

export const settingsAreNotIgnored = definePolicy({
  id: "settings-are-not-ignored",
  subject: "domU",
  covers: ["D21"],
  judges: "state",
  severity: "warning",
  summary: "No setting of a domU is one that its host's xl reads only to ignore it.",
  rationale:
    "Some keys of xend's time are still known to xl: it prints a warning when the domU is made, which nobody sees under a script, and goes on without them.",
  remedy: "Drop the setting, or use what took its place.",
  notReported: "Settings that the release does not read at all: settings-are-known-to-release reports those.",
  facts: [ignoredSettings],
  messages: {
    ignored: message<{ key: string; release: string; instead: string }>(
      ({ key, release, instead }) =>
        `it sets ${key}, which xl of Xen ${release} reads only to ignore it: what it did is done by ${instead}`,
      { remedy: ({ key, instead }) => `Drop ${key}, or use ${instead}.` },
    ),
  },
  check({ host, domU }, { need, factOr, report }) {
    if (domU.settings.size === 0) return;
    const release = need(host.xen, "release");
    for (const [key, instead] of Object.entries(factOr(ignoredSettings, release, {})))
      if (domU.settings.has(key))
        report("ignored", { key, release: release.toString(), instead }, at(domU.settings, key));
  },
  examples: {
    rejected: {
      at: "domUs.web.settings.device_model",
      domU: { settings: { device_model: "/usr/lib/xen/bin/qemu-dm" } },
    },
    accepted: { domU: { settings: { device_model_override: "/usr/bin/qemu-system-i386" } } },
  },
});
