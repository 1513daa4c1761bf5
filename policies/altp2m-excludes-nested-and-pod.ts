import {
  altp2mCount,
  type Altp2mCount,
  altp2mExcludesNested,
  altp2mExcludesPod,
  altp2mKeys,
  altp2mNeedsHap,
} from "../lib/facts/altp2m";
import { at } from "../lib/model/place";
import { flagSetting, numberSetting } from "../lib/model/settings";
import { definePolicy, message } from "../lib/policy/policy";
import { altp2mAsked } from "../lib/questions/altp2m";
import type { Size } from "../lib/units/size";

export const altp2mExcludesNestedAndPod = definePolicy({
  id: "altp2m-excludes-nested-and-pod",
  subject: "domU",
  covers: ["M29"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary:
    "A domU with altp2m has hardware-assisted paging and all of its memory at start, and no virtualization of its own.",
  rationale:
    "altp2m gives a domU several views of its memory, each a page table of its own that the CPU walks. It is not made to go with nested virtualization or with populate-on-demand. " +
    "xl create refuses the combinations, and the hypervisor refuses altp2m without hardware-assisted paging.",
  remedy: "Leave out altp2m, or nestedhvm=1; make memory and maxmem the same; leave out hap=0.",
  notReported: "Whether the CPU has altp2m, and values of altp2m that xl doesn't know.",
  facts: [altp2mKeys, altp2mExcludesNested, altp2mExcludesPod, altp2mNeedsHap, altp2mCount],
  messages: {
    nested: message<{ key: string; release: string }>(
      ({ key, release }) => `it has ${key} and nestedhvm=1, which Xen ${release} refuses together`,
      { remedy: "Keep one of the two.", facts: [altp2mExcludesNested] },
    ),
    populatedOnDemand: message<{ key: string; memory: Size; maxmem: Size; release: string }>(
      ({ key, memory, maxmem, release }) =>
        `it has ${key}, and starts with ${memory} of ${maxmem}: Xen ${release} has no altp2m with populate-on-demand`,
      { remedy: "Make memory and maxmem the same, or leave altp2m out.", facts: [altp2mExcludesPod] },
    ),
    paging: message<{ key: string }>(
      ({ key }) => `it has ${key} and hap=0, and altp2m is only for domUs with hardware-assisted paging`,
      { remedy: "Leave hap out, or altp2m.", facts: [altp2mNeedsHap] },
    ),
    count: message<{ count: number; range: Altp2mCount; release: string }>(
      ({ count, range, release }) =>
        `its altp2m_count is ${count}, and Xen ${release} takes ${range.least} to ${range.most}`,
      { remedy: ({ range }) => `Set altp2m_count from ${range.least} to ${range.most}.`, facts: [altp2mCount] },
    ),
  },
  check({ host, domU }, { need, needed, fact, factOr, report }) {
    if (domU.type === "pv" || !(domU.settings.has("altp2m") || domU.settings.has("altp2mhvm"))) return;
    const xen = need(host.xen, "release");
    const release = xen.toString();
    const asked = altp2mAsked(domU, factOr(altp2mKeys, xen, []), { needed });
    if (asked === undefined) return;
    const { says: key, place } = asked;
    const nested = flagSetting(domU.settings, "nestedhvm");
    if (nested !== undefined && needed(nested, at(domU.settings, "nestedhvm")) && fact(altp2mExcludesNested, xen))
      report("nested", { key, release }, { at: place, related: [at(domU.settings, "nestedhvm")] });
    if (domU.maxmem !== undefined) {
      const memory = need(domU, "memory");
      const maxmem = need(domU, "maxmem");
      if (maxmem.isLargerThan(memory) && fact(altp2mExcludesPod, xen))
        report(
          "populatedOnDemand",
          { key, memory, maxmem, release },
          { at: place, related: [at(domU, "memory"), at(domU, "maxmem")] },
        );
    }
    const hap = flagSetting(domU.settings, "hap");
    if (hap !== undefined && !needed(hap, at(domU.settings, "hap")) && factOr(altp2mNeedsHap, xen, false))
      report("paging", { key }, { at: place, related: [at(domU.settings, "hap")] });
    const declared = numberSetting(domU.settings, "altp2m_count");
    const range = factOr(altp2mCount, xen, undefined);
    if (declared === undefined || range === undefined) return;
    const count = needed(declared, at(domU.settings, "altp2m_count"));
    if (count < range.least || count > range.most)
      report("count", { count, range, release }, at(domU.settings, "altp2m_count"));
  },
  examples: {
    rejected: {
      at: "domUs.web.settings.altp2m",
      domU: {
        type: "hvm",
        boot: null,
        memory: "1GiB",
        maxmem: "2GiB",
        balloonDriver: true,
        settings: { altp2m: "mixed" },
      },
    },
    accepted: { domU: { type: "hvm", boot: null, memory: "2GiB", maxmem: "2GiB", settings: { altp2m: "mixed" } } },
  },
});
