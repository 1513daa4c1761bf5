import { tscModes } from "../lib/facts/tsc-mode";
import { at } from "../lib/model/place";
import { numberSetting, textSetting } from "../lib/model/settings";
import { definePolicy, message } from "../lib/policy/policy";

export const tscModeExists = definePolicy({
  id: "tsc-mode-exists",
  subject: "domU",
  covers: ["M18"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "A domU's tsc_mode is one that its release has.",
  rationale:
    "native_paravirt let a guest correct its time stamp counter itself; it was removed in 4.12, and a domU that asks for it is refused. Any other name that xl does not know it refuses too.",
  remedy: "Leave tsc_mode out: the default emulates where it must.",
  facts: [tscModes],
  messages: {
    unknown: message<{ mode: string; modes: readonly string[]; release: string }>(
      ({ mode, modes, release }) => `its tsc_mode is ${mode}, and Xen ${release} has ${modes.join(", ")}`,
    ),
  },
  check({ host, domU }, { need, needed, fact, report }) {
    const text = textSetting(domU.settings, "tsc_mode");
    if (text === undefined) return;
    const mode = needed(text, at(domU.settings, "tsc_mode"));
    const release = need(host.xen, "release");
    const modes = fact(tscModes, release);
    const number = numberSetting(domU.settings, "tsc_mode");
    if (modes.includes(mode) || (typeof number === "number" && modes[number] !== undefined)) return;
    report("unknown", { mode, modes, release: release.toString() }, at(domU.settings, "tsc_mode"));
  },
  examples: {
    rejected: { at: "domUs.web.settings.tsc_mode", domU: { settings: { tsc_mode: "native_paravirt" } } },
    accepted: { domU: { settings: { tsc_mode: "always_emulate" } } },
  },
});
