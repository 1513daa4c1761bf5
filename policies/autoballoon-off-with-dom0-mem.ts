import { autoballoonOn } from "../lib/facts/ballooning";
import { at } from "../lib/model/place";
import { textSetting } from "../lib/model/settings";
import { definePolicy, message } from "../lib/policy/policy";
import { xenOption } from "../lib/questions/xen-option";

const NONE: readonly string[] = [];

export const autoballoonOffWithDom0Mem = definePolicy({
  id: "autoballoon-off-with-dom0-mem",
  subject: "host",
  covers: ["M33"],
  judges: "state",
  severity: "warning",
  summary: "xl does not take memory from a dom0 that dom0_mem gave a fixed share.",
  rationale:
    "With autoballoon on, xl shrinks dom0 whenever a domU finds too little free memory, whatever dom0_mem on Xen's command line was meant to keep for it. xl.conf(5) strongly recommends off or auto there.",
  remedy: 'Set autoballoon="off" in /etc/xen/xl.conf.',
  notReported: "Hosts that don't declare Xen's command line, or autoballoon itself.",
  facts: [autoballoonOn],
  messages: {
    on: message<{ value: string; dom0Mem: string }>(
      ({ value, dom0Mem }) => `its xl.conf says autoballoon=${value}, and dom0_mem=${dom0Mem} is on Xen's command line`,
    ),
  },
  check({ host }, { need, needed, factOr, report }) {
    const setting = textSetting(host.xlConf, "autoballoon");
    if (setting === undefined) return;
    const dom0Mem = xenOption(host, "dom0_mem", { needed });
    if (dom0Mem === undefined) return;
    const value = needed(setting, at(host.xlConf, "autoballoon"));
    if (factOr(autoballoonOn, need(host.xen, "release"), NONE).includes(value))
      report("on", { value, dom0Mem }, { at: at(host.xlConf, "autoballoon"), related: [at(host.xen, "commandLine")] });
  },
  examples: {
    rejected: {
      at: "xlConf.autoballoon",
      host: { xen: { commandLine: "dom0_mem=2048M,max:2048M" }, xlConf: { autoballoon: "on" } },
    },
    accepted: { host: { xen: { commandLine: "dom0_mem=2048M,max:2048M" }, xlConf: { autoballoon: "auto" } } },
  },
});
