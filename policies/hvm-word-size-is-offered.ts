import { hvmIsFreeOfWordSize, hvmWordSizesByHypervisor } from "../lib/facts/hvm";
import { xenCapsTell } from "../lib/facts/pv-word-size";
import { oldXen } from "../lib/model/sample";
import type { Host } from "../lib/model/fleet";
import { at, type Place } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import type { Asks } from "../lib/questions/asks";
import { hvmWordSizes, type WordSize } from "../lib/xen/word-size";

interface Offer {
  readonly sizes: readonly WordSize[];
  /** Who says so, as a clause without its end: `Xen 3.0.3 on x86_32p offers`. */
  readonly by: string;
  readonly place: Place;
}

export const hvmWordSizeIsOffered = definePolicy({
  id: "hvm-word-size-is-offered",
  subject: "domU",
  covers: ["H01c"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "An HVM domU's word size is one that its hypervisor offers.",
  rationale:
    "HVM is not bound to the hypervisor's own word size, and a smaller one runs under every hypervisor. A larger one does not: a 32-bit hypervisor has no 64-bit HVM, and one without PAE none with it. xen_caps name what there is.",
  remedy: "Run the domU on a host with a 64-bit hypervisor, or install a guest of a smaller word size in it.",
  notReported:
    "HVM domUs whose word size nobody declares; hosts that offer no HVM at all (hvm-needs-hardware-virtualization); PVH.",
  facts: [hvmWordSizesByHypervisor, xenCapsTell, hvmIsFreeOfWordSize],
  messages: {
    missing: message<{ guest: WordSize; offer: Offer }>(
      ({ guest, offer: { sizes, by } }) => `it is HVM of ${guest}, and ${by} HVM of ${sizes.join(" and ")} only`,
    ),
  },
  check({ host, domU }, bench) {
    if (domU.type !== "hvm" || domU.wordSize === undefined) return;
    const guest = bench.need(domU, "wordSize");
    const offer = offerOf(host, bench);
    if (offer.sizes.length === 0 || offer.sizes.includes(guest)) return;
    bench.cite(hvmIsFreeOfWordSize, host.xen.release);
    bench.report("missing", { guest, offer }, { at: at(domU, "wordSize"), related: [offer.place] });
  },
  examples: {
    rejected: {
      at: "domUs.web.wordSize",
      host: { ...oldXen("3.2.0", { xen: { wordSize: "x86_32p" }, memory: "16GiB", dom0: { wordSize: "x86_32p" } }) },
      domU: { type: "hvm", boot: null, kernel: null, vbds: [{ vdev: "hda", target: "vg0/web-root" }] },
    },
    accepted: {
      host: oldXen("3.2.0"),
      domU: {
        type: "hvm",
        boot: null,
        kernel: null,
        wordSize: "x86_32p",
        vbds: [{ vdev: "hda", target: "vg0/web-root" }],
      },
    },
  },
});

/** Declared xen_caps win over what the release implies. */
function offerOf(host: Host, { need, fact, cite }: Pick<Asks, "need" | "fact" | "cite">): Offer {
  const { xen } = host;
  const release = need(xen, "release");
  if (xen.capabilities !== undefined) {
    cite(xenCapsTell, release);
    const sizes = hvmWordSizes(need(xen, "capabilities"));
    return { sizes, by: `the declared xen_caps of Xen ${release} name`, place: at(xen, "capabilities") };
  }
  const byHypervisor = fact(hvmWordSizesByHypervisor, release);
  const builds = Object.keys(byHypervisor) as WordSize[];
  const hypervisor =
    xen.wordSize === undefined && builds.length === 1 ? (builds[0] as WordSize) : need(xen, "wordSize");
  return {
    sizes: byHypervisor[hypervisor] ?? [],
    by: `Xen ${release} on ${hypervisor} offers`,
    place: at(xen, "wordSize"),
  };
}
