import { vpmuCapability, vpmuSecuritySupported } from "../lib/facts/vpmu";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { flagSetting } from "../lib/model/settings";
import { definePolicy, message, messageOf } from "../lib/policy/policy";
import { xenOption, xenSwitch } from "../lib/questions/xen-option";

export const vpmuIsSecuritySupported = definePolicy({
  id: "vpmu-is-security-supported",
  subject: "host",
  covers: ["M80"],
  judges: "state",
  family: "x86",
  severity: "warning",
  summary: "A host does not give its domUs the CPUs' performance counters.",
  rationale:
    "vpmu on Xen's command line lets every HVM domU use the CPUs' performance counters. That is not security supported (XSA-163). " +
    "The key vpmu of xl.cfg is for Arm; on x86 it does nothing but make xl create fail where Xen has no vPMU.",
  remedy: "Take vpmu off Xen's command line, and vpmu=1 out of the domUs.",
  notReported: "What dom0 turns on while it runs.",
  facts: [vpmuSecuritySupported, vpmuCapability],
  messages: {
    on: message<{ option: string; release: string }>(
      ({ option, release }) =>
        `vpmu=${option} on its command line turns on vPMU, which Xen ${release} has no security support for`,
    ),
    refused: messageOf<{ domU: string; capability: string; release: string }>(
      "error",
      ({ domU, capability, release }) =>
        `its domU ${domU} says vpmu=1, and Xen ${release} runs without vPMU there: virt_caps would show ${capability}`,
    ),
  },
  check({ host }, { need, needed, fact, factOr, report }) {
    const option = xenOption(host, "vpmu", { needed });
    const on = option !== undefined && xenSwitch(host, "vpmu", undefined, { needed }) !== false;
    const asking = host.domUs.filter(({ settings }) => settings.has("vpmu"));
    if (!on && asking.length === 0) return;
    const xen = need(host.xen, "release");
    const release = xen.toString();
    if (on && !fact(vpmuSecuritySupported, xen)) report("on", { option, release }, at(host.xen, "commandLine"));
    const capability = factOr(vpmuCapability, xen, undefined);
    const { virtCaps } = host.xen;
    if (capability === undefined || !isKnown(virtCaps) || virtCaps.includes(capability)) return;
    for (const { name, settings } of asking) {
      if (needed(flagSetting(settings, "vpmu") ?? false, at(settings, "vpmu")))
        report(
          "refused",
          { domU: name, capability, release },
          { at: at(settings, "vpmu"), related: [at(host.xen, "virtCaps")] },
        );
    }
  },
  examples: {
    rejected: { at: "xen.commandLine", host: { xen: { commandLine: "dom0_mem=2048M,max:2048M vpmu=bts" } } },
    accepted: { host: { xen: { commandLine: "dom0_mem=2048M,max:2048M vpmu=off" } } },
  },
});
