import { vncDefaults, vncDisplayNamedTwice } from "../lib/facts/vnc";
import { definePolicy, message, messageOf } from "../lib/policy/policy";
import { vncDisplayOf } from "../lib/questions/vnc-displays";

interface Details {
  readonly what: string;
  readonly listen: string;
  readonly display: number;
  readonly release: string;
}

export const vncDisplayAgrees = definePolicy({
  id: "vnc-display-agrees",
  subject: "domU",
  covers: ["M71"],
  judges: "state",
  severity: "error",
  summary: "The number of a VNC display stands in vnclisten or in vncdisplay, not in both.",
  rationale:
    "libxl refuses a display that is numbered twice, and the domU does not start. Before 4.3 it ignores vnclisten, the address with it.",
  remedy: "Leave the number in one of the two.",
  facts: [vncDefaults, vncDisplayNamedTwice],
  messages: {
    refused: message<Details>(
      ({ what, listen, display, release }) =>
        `${what} has vnclisten ${listen} and vncdisplay ${display}, and Xen ${release} refuses a display that is numbered twice`,
    ),
    ignored: messageOf<Details>(
      "warning",
      ({ what, listen, display, release }) =>
        `${what} has vnclisten ${listen} and vncdisplay ${display}, and Xen ${release} ignores the former`,
    ),
  },
  check({ host, domU }, bench) {
    const found = vncDisplayOf(host, domU, bench);
    if (
      found?.listen === undefined ||
      !found.listen.includes(":") ||
      found.display === undefined ||
      found.display === 0
    )
      return;
    const release = bench.need(host.xen, "release");
    const details = { what: found.what, listen: found.listen, display: found.display, release: release.toString() };
    bench.report(bench.fact(vncDisplayNamedTwice, release) === "refused" ? "refused" : "ignored", details, {
      at: found.place("vnclisten"),
      related: [found.place("vncdisplay")],
    });
  },
  examples: {
    rejected: {
      at: "domUs.web.settings.vnclisten",
      domU: { type: "hvm", settings: { vnclisten: "127.0.0.1:1", vncdisplay: 1 } },
    },
    accepted: { domU: { type: "hvm", settings: { vnclisten: "127.0.0.1:1" } } },
  },
});
