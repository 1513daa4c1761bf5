import { vncDefaults, vncFirstPort } from "../lib/facts/vnc";
import type { Place } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { secondOf } from "../lib/questions/repeated";
import { vncDisplayOf } from "../lib/questions/vnc-displays";
import { isEveryAddress } from "../lib/xen/listen-address";

interface Fixed {
  readonly owner: string;
  readonly address: string;
  readonly number: number;
  readonly place: Place;
}

export const vncDisplaysAreUnique = definePolicy({
  id: "vnc-displays-are-unique",
  subject: "host",
  covers: ["M72"],
  judges: "state",
  severity: "error",
  summary: "No two domUs of a host have one fixed VNC display.",
  rationale:
    "A display is a TCP port of dom0. With vncunused: 0 the device model takes the one that it is given, and the second domU that wants it does not start.",
  remedy: "Give them different numbers, or leave out vncunused, so that each looks for a free display.",
  notReported:
    "Other programs of dom0 that listen on the port; a display that is numbered by the domain's id (xm without vncdisplay).",
  facts: [vncDefaults, vncFirstPort],
  messages: {
    taken: message<{ number: number; port: number; owners: readonly string[] }>(
      ({ number, port, owners }) =>
        `VNC display ${number}, which is port ${port}, is wanted by ${owners.join(" and ")}, and none of them looks for a free one`,
    ),
  },
  check({ host }, bench) {
    const fixed: Fixed[] = [];
    for (const domU of host.domUs) {
      const display = vncDisplayOf(host, domU, bench);
      if (display === undefined || display.searches) continue;
      const release = bench.need(host.xen, "release");
      const number =
        display.displayInListen ?? display.display ?? (bench.fact(vncDefaults, release).ofHvm ? 0 : undefined);
      if (number !== undefined)
        fixed.push({
          owner: domU.name,
          address: display.address,
          number,
          place: display.place("vncdisplay", "vnclisten", "vncunused"),
        });
    }
    for (const number of new Set(fixed.map((one) => one.number))) {
      const rivals = fixed.filter(
        (one) =>
          one.number === number &&
          fixed.some((other) => other !== one && other.number === number && meet(one.address, other.address)),
      );
      if (rivals.length === 0) continue;
      const port = bench.fact(vncFirstPort, bench.need(host.xen, "release")) + number;
      bench.report(
        "taken",
        { number, port, owners: rivals.map(({ owner }) => owner) },
        secondOf(rivals.map(({ place }) => place)),
      );
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.settings.vncdisplay",
      domU: { type: "hvm", settings: { vncdisplay: 1, vncunused: 0 } },
      otherDomU: { type: "hvm", settings: { vncdisplay: 1, vncunused: 0 } },
    },
    accepted: {
      domU: { type: "hvm", settings: { vncdisplay: 1, vncunused: 0 } },
      otherDomU: { type: "hvm", settings: { vncdisplay: 2, vncunused: 0 } },
    },
  },
});

function meet(a: string, b: string): boolean {
  return a === b || isEveryAddress(a) || isEveryAddress(b);
}
