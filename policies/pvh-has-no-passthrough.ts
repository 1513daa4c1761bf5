import { pvhPassthrough } from "../lib/facts/passthrough";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { passthroughFacts, passthroughOf, passthroughPlace } from "../lib/questions/passthrough";

export const pvhHasNoPassthrough = definePolicy({
  id: "pvh-has-no-passthrough",
  subject: "domU",
  covers: ["M23"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "A PVH domU has no devices of its host.",
  rationale:
    "Passthrough is not made for PVH yet. xl create refuses devices of a PVH domU, and passthrough= without any.",
  remedy: "Make the domU HVM or PV, or take the devices (and passthrough=) away.",
  facts: [pvhPassthrough, ...passthroughFacts],
  messages: {
    refused: message<{ passthrough: string; release: string }>(
      ({ passthrough, release }) => `it is PVH and has ${passthrough}, which Xen ${release} has no passthrough for`,
    ),
  },
  check({ host, domU }, bench) {
    const { need, fact, report } = bench;
    if (domU.type !== "pvh") return;
    const release = need(host.xen, "release");
    const passthrough = passthroughOf(domU, release, bench);
    if (passthrough !== undefined && !fact(pvhPassthrough, release))
      report(
        "refused",
        { passthrough, release: release.toString() },
        { at: passthroughPlace(domU), related: [at(domU, "type")] },
      );
  },
  examples: {
    rejected: {
      at: "domUs.web.pci",
      host: { xen: { virtCaps: ["pv", "hvm", "hvm_directio", "pv_directio", "hap", "shadow"] } },
      domU: { type: "pvh", pci: [{ bdf: "0000:03:00.0" }] },
    },
    accepted: {
      host: { xen: { virtCaps: ["pv", "hvm", "hvm_directio", "pv_directio", "hap", "shadow"] } },
      domU: { type: "hvm", boot: null, pci: [{ bdf: "0000:03:00.0" }] },
    },
  },
});
