import { oxenstoredDeprecated, oxenstoredLiveUpdate, oxenstoredWithDriverDomains } from "../lib/facts/xenstored";
import type { Host } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { flagSetting } from "../lib/model/settings";
import { definePolicy, message, messageOf } from "../lib/policy/policy";

export const xenstoredIsMaintained = definePolicy({
  id: "xenstored-is-maintained",
  subject: "host",
  covers: ["M87"],
  judges: "state",
  severity: "info",
  summary: "The daemon that serves xenstore is one that its host can stay with.",
  rationale:
    "oxenstored of Xen's own tree is deprecated from 4.21 on, can't be updated while domUs run, and has no security support beside driver domains that are not trusted. The daemon in C has none of these limits.",
  remedy: "Take the daemon in C (xenstored), or oxenstored of the XAPI project.",
  notReported: "Hosts that don't say which daemon they run.",
  facts: [oxenstoredDeprecated, oxenstoredLiveUpdate, oxenstoredWithDriverDomains],
  messages: {
    deprecated: message<{ release: string }>(
      ({ release }) => `it runs oxenstored, which is deprecated in Xen ${release}`,
    ),
    noLiveUpdate: message<{ release: string }>(
      ({ release }) => `it runs oxenstored, which can't be updated on Xen ${release} while domUs run`,
    ),
    driverDomains: messageOf<{ domains: readonly string[]; release: string }>(
      "warning",
      ({ domains, release }) =>
        `it runs oxenstored, which on Xen ${release} has no security support beside driver domains that are not trusted: ${domains.join(", ")}`,
    ),
  },
  check({ host }, { need, fact, factOr, report }) {
    if (host.dom0.xenstored === undefined || need(host.dom0, "xenstored") !== "oxenstored") return;
    const xen = need(host.xen, "release");
    const release = xen.toString();
    const domains = untrustedDriverDomains(host);
    if (domains.length > 0 && !factOr(oxenstoredWithDriverDomains, xen, true))
      report("driverDomains", { domains, release }, at(host.dom0, "xenstored"));
    if (factOr(oxenstoredLiveUpdate, xen, undefined) === "not functional")
      report("noLiveUpdate", { release }, at(host.dom0, "xenstored"));
    if (fact(oxenstoredDeprecated, xen)) report("deprecated", { release }, at(host.dom0, "xenstored"));
  },
  examples: {
    rejected: { at: "dom0.xenstored", host: { dom0: { xenstored: "oxenstored" } } },
    accepted: { host: { dom0: { xenstored: "xenstored" } } },
  },
});

function untrustedDriverDomains({ domUs }: Host): readonly string[] {
  return domUs
    .filter(({ trusted, settings }) => {
      const flag = flagSetting(settings, "driver_domain");
      return trusted === false && isKnown(flag) && flag;
    })
    .map(({ name }) => name);
}
