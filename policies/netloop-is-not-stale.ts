import { netloopNeeded } from "../lib/facts/netloop";
import { oldXen } from "../lib/model/sample";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";

export const netloopIsNotStale = definePolicy({
  id: "netloop-is-not-stale",
  subject: "host",
  covers: ["H04"],
  judges: "state",
  severity: "info",
  summary: "netloop is declared only where there is such a thing.",
  rationale:
    "3.2 took netloop out of its network scripts, and later dom0 kernels have no such driver. A declaration that still has it was written for another release, and so may be what stands beside it.",
  remedy:
    "Remove dom0.netloop and dom0.nloopbacks, and netloop.nloopbacks= or loopback.nloopbacks= from dom0's kernel command line.",
  facts: [netloopNeeded],
  messages: {
    stale: message<{ what: string; release: string }>(
      ({ what, release }) => `it declares ${what}, which Xen ${release} neither has nor needs`,
      {
        remedy: ({ what }) =>
          what === "netloop" || what === "nloopbacks"
            ? `Remove dom0.${what}.`
            : `Remove ${what}= from dom0's kernel command line.`,
      },
    ),
  },
  check({ host }, { need, fact, report }) {
    const { netloop, nloopbacks, commandLine } = host.dom0;
    const declared = netloop === undefined ? false : need(host.dom0, "netloop");
    const option =
      typeof commandLine === "string"
        ? /(?:^|\s)((?:netloop|loopback)\.nloopbacks)=/.exec(commandLine)?.[1]
        : undefined;
    const what = declared ? "netloop" : nloopbacks !== undefined ? "nloopbacks" : option;
    if (what === undefined) return;
    const release = need(host.xen, "release");
    if (!fact(netloopNeeded, release))
      report(
        "stale",
        { what, release: release.toString() },
        at(host.dom0, declared ? "netloop" : nloopbacks !== undefined ? "nloopbacks" : "commandLine"),
      );
  },
  examples: {
    rejected: { at: "dom0.netloop", host: oldXen("3.2.0", { dom0: { netloop: true } }), domU: { kernel: "2.6.18" } },
    accepted: { host: oldXen("3.1.0", { dom0: { netloop: true } }), domU: { kernel: "2.6.18" } },
  },
});
