import { securitySupport } from "../lib/facts/support";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";

export const xenReleaseIsSupported = definePolicy({
  id: "xen-release-is-supported",
  subject: "host",
  covers: [],
  judges: "state",
  severity: "info",
  summary: "A host runs a release that still has security support.",
  rationale:
    "Advisories come with patches for the branches that have security support. A branch whose support had ended before Xen's newest known release came out gets none, unless a distribution makes them.",
  remedy: "Upgrade to a branch with security support, or make sure that the distribution patches this one.",
  notReported:
    "Support that ends later than the newest release which these facts know: no clock is asked. Releases before 4.10, which have no SUPPORT.md.",
  facts: [securitySupport],
  messages: {
    ended: message<{ release: string; until: string }>(
      ({ release, until }) => `it runs Xen ${release}, which had security support until ${until}`,
    ),
  },
  check({ host }, { need, factOr, report }) {
    const release = need(host.xen, "release");
    const support = factOr(securitySupport, release, undefined);
    if (support?.ended === true)
      report("ended", { release: release.toString(), until: support.until }, at(host.xen, "release"));
  },
  examples: {
    rejected: {
      at: "xen.release",
      host: { xen: { release: "4.14.6" }, dom0: { kernelCompression: "xz" } },
      domU: { kernelCompression: "xz" },
    },
    accepted: { host: { xen: { release: "4.17.5" } } },
  },
});
