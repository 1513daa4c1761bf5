import { armKeys } from "../lib/facts/arm";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { architectureOf } from "../lib/questions/architecture";

export const armKeysAreOnArm = definePolicy({
  id: "arm-keys-are-on-arm",
  subject: "domU",
  covers: ["D01"],
  judges: "state",
  severity: "warning",
  family: "x86",
  summary: "A domU of an x86 host sets nothing that is for Arm alone.",
  rationale:
    "xl reads the keys of Arm on every architecture. On x86 they do nothing, and nothing is said: whoever set them meant another host.",
  remedy: "Drop the setting.",
  notReported: "Hosts of which nothing says what they are.",
  facts: [armKeys],
  messages: {
    misplaced: message<{ key: string }>(({ key }) => `it sets ${key}, which is for Arm, and its host is of x86`),
  },
  check({ host, domU }, { need, factOr, report }) {
    if (domU.settings.size === 0 || architectureOf(host) === undefined) return;
    for (const key of factOr(armKeys, need(host.xen, "release"), []))
      if (domU.settings.has(key)) report("misplaced", { key }, at(domU.settings, key));
  },
  examples: {
    rejected: { at: "domUs.web.settings.gic_version", domU: { settings: { gic_version: "v3" } } },
    accepted: { domU: { settings: { vnc: 0 } } },
  },
});
