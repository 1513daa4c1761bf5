import { grantVersionsInCaps, pagingNeedsCapability } from "../lib/facts/virt-caps";
import { at, type Place } from "../lib/model/place";
import type { Settings } from "../lib/model/settings";
import { flagSetting, numberSetting } from "../lib/model/settings";
import { definePolicy, message } from "../lib/policy/policy";

export const virtCapsCoverDomu = definePolicy({
  id: "virt-caps-cover-domu",
  subject: "domU",
  covers: ["D13", "D14"],
  judges: "state",
  severity: "error",
  family: "x86",
  summary: "What a domU asks for of paging and of grant tables is in its host's virt_caps.",
  rationale:
    "An HVM or PVH domU is paged by hardware (hap) or by shadow page tables, and a hypervisor may lack either. It refuses what it lacks as an invalid argument, as it does a version of grant tables above its own.",
  remedy: "Leave the setting out: the toolstack takes what is there.",
  notReported: "Hosts that don't declare virtCaps.",
  facts: [pagingNeedsCapability, grantVersionsInCaps],
  messages: {
    none: message<{ type: string; hap: string; shadow: string }>(
      ({ type, hap, shadow }) =>
        `it is of type ${type}, and its host's virt_caps name neither ${hap} nor ${shadow}, by one of which it is paged`,
      { remedy: "Turn EPT or NPT on in the host's firmware, or make the domU PV.", facts: [pagingNeedsCapability] },
    ),
    hap: message<{ value: number; token: string }>(
      ({ value, token }) => `it sets hap=${value}, and its host's virt_caps don't name ${token}`,
      { remedy: "Leave hap out.", facts: [pagingNeedsCapability] },
    ),
    grantVersion: message<{ version: number; token: string }>(
      ({ version, token }) => `its max_grant_version is ${version}, and its host's virt_caps don't name ${token}`,
      { remedy: "Leave max_grant_version out.", facts: [grantVersionsInCaps] },
    ),
  },
  check({ host, domU }, { need, needed, factOr, report }) {
    if (host.xen.virtCaps === undefined) return;
    const caps = need(host.xen, "virtCaps");
    const release = need(host.xen, "release");
    const related = [at(host.xen, "virtCaps")];
    const paging = domU.type === "pv" ? undefined : factOr(pagingNeedsCapability, release, undefined);
    // A list that names neither PV nor HVM is of a release before these tokens, or of another tool.
    if (paging !== undefined && caps.includes("hvm")) {
      const hap = flagSetting(domU.settings, "hap");
      if (![paging.hap, paging.shadow].some((token) => caps.includes(token)))
        report("none", { type: domU.type, ...paging }, { at: at(domU, "type"), related });
      else if (hap !== undefined) {
        const asked = needed(hap, at(domU.settings, "hap"));
        const token = asked ? paging.hap : paging.shadow;
        if (!caps.includes(token))
          report("hap", { value: Number(asked), token }, { at: at(domU.settings, "hap"), related });
      }
    }
    const prefix = factOr(grantVersionsInCaps, release, undefined);
    if (prefix === undefined || !caps.some((token) => token.startsWith(prefix))) return;
    const declared = [domU.settings, host.xlConf].find((settings) => settings.has("max_grant_version"));
    const version = declared && numberSetting(declared, "max_grant_version");
    if (declared === undefined || version === undefined) return;
    const place = placeOf(declared);
    const number = needed(version, place);
    if (!caps.includes(`${prefix}${number}`))
      report("grantVersion", { version: number, token: `${prefix}${number}` }, { at: place, related });
  },
  examples: {
    rejected: {
      at: "domUs.web.settings.max_grant_version",
      host: { xen: { virtCaps: ["pv", "hvm", "hap", "shadow", "gnttab-v1"] } },
      domU: { settings: { max_grant_version: 2 } },
    },
    accepted: {
      host: { xen: { virtCaps: ["pv", "hvm", "hap", "shadow", "gnttab-v1", "gnttab-v2"] } },
      domU: { settings: { max_grant_version: 2 } },
    },
  },
});

function placeOf(settings: Settings): Place {
  return at(settings, "max_grant_version");
}
