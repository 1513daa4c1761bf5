import { altp2mCount, type Altp2mCount, altp2mExcludesNested, altp2mExcludesPod, altp2mKeys, altp2mNeedsHap } from "../lib/facts/altp2m";
import type { DomU } from "../lib/model/fleet";
import type { Planned } from "../lib/model/planned";
import { flagSetting, numberSetting, textSetting } from "../lib/model/settings";
import { definePolicy, message } from "../lib/policy/policy";
import type { Size } from "../lib/units/size";

export const altp2mExcludesNestedAndPod = definePolicy({
  id: "altp2m-excludes-nested-and-pod",
  subject: "domU",
  covers: ["M29"],
  judges: "state",
  severity: "error",
  summary: "A domU with altp2m has hardware-assisted paging and all of its memory at start, and no virtualization of its own.",
  rationale:
    "altp2m gives a domU several views of its memory, each a page table of its own that the CPU walks. It is not made to go with nested virtualization or with populate-on-demand. " +
    "xl create refuses the combinations, and the hypervisor refuses altp2m without hardware-assisted paging.",
  remedy: "Leave out altp2m, or nestedhvm=1; make memory and maxmem the same; leave out hap=0.",
  notReported: "Whether the CPU has altp2m, and values of altp2m that xl doesn't know.",
  facts: [altp2mKeys, altp2mExcludesNested, altp2mExcludesPod, altp2mNeedsHap, altp2mCount],
  messages: {
    nested: message<{ key: string; release: string }>(({ key, release }) => `it has ${key} and nestedhvm=1, which Xen ${release} refuses together`),
    populatedOnDemand: message<{ key: string; memory: Size; maxmem: Size; release: string }>(
      ({ key, memory, maxmem, release }) => `it has ${key}, and starts with ${memory} of ${maxmem}: Xen ${release} has no altp2m with populate-on-demand`,
    ),
    paging: message<{ key: string }>(({ key }) => `it has ${key} and hap=0, and altp2m is only for domUs with hardware-assisted paging`),
    count: message<{ count: number; range: Altp2mCount; release: string }>(
      ({ count, range, release }) => `its altp2m_count is ${count}, and Xen ${release} takes ${range.least} to ${range.most}`,
    ),
  },
  check({ host, domU }, { need, needed, fact, factOr, report }) {
    if (domU.type === "pv" || !(domU.settings.has("altp2m") || domU.settings.has("altp2mhvm"))) return;
    const xen = need(host.xen, "release");
    const release = xen.toString();
    const key = altp2mKey(domU, factOr(altp2mKeys, xen, []), needed);
    if (key === undefined) return;
    const nested = flagSetting(domU.settings, "nestedhvm");
    if (nested !== undefined && needed(nested, "its nestedhvm=") && fact(altp2mExcludesNested, xen)) report("nested", { key, release });
    if (domU.maxmem !== undefined) {
      const memory = need(domU, "memory");
      const maxmem = need(domU, "maxmem");
      if (maxmem.isLargerThan(memory) && fact(altp2mExcludesPod, xen)) report("populatedOnDemand", { key, memory, maxmem, release });
    }
    const hap = flagSetting(domU.settings, "hap");
    if (hap !== undefined && !needed(hap, "its hap=") && factOr(altp2mNeedsHap, xen, false)) report("paging", { key });
    const declared = numberSetting(domU.settings, "altp2m_count");
    const range = factOr(altp2mCount, xen, undefined);
    if (declared === undefined || range === undefined) return;
    const count = needed(declared, "its altp2m_count=");
    if (count < range.least || count > range.most) report("count", { count, range, release });
  },
  examples: {
    rejected: { domU: { type: "hvm", boot: null, settings: { altp2m: "mixed", nestedhvm: 1 } } },
    accepted: { domU: { type: "hvm", boot: null, settings: { altp2m: "mixed" } } },
  },
});

/** The key, of those that the release knows, that turns altp2m on (xl.cfg(5): altp2m, altp2mhvm). */
function altp2mKey({ type, settings }: DomU, keys: readonly string[], needed: <T>(value: Planned<T> | undefined, what: string) => T): string | undefined {
  const mode = keys.includes("altp2m") ? textSetting(settings, "altp2m") : undefined;
  if (mode !== undefined) {
    const text = needed(mode, "its altp2m=");
    if (!["disabled", "0"].includes(text)) return `altp2m="${text}"`;
  }
  const old = type === "hvm" && keys.includes("altp2mhvm") ? flagSetting(settings, "altp2mhvm") : undefined;
  return old !== undefined && needed(old, "its altp2mhvm=") ? "altp2mhvm=1" : undefined;
}
