import { spiceNeedsPassword, spiceNeedsPort } from "../lib/facts/spice";
import { at } from "../lib/model/place";
import { flagSetting, numberSetting } from "../lib/model/settings";
import { definePolicy, message } from "../lib/policy/policy";

export const spiceIsComplete = definePolicy({
  id: "spice-is-complete",
  subject: "domU",
  covers: ["M73"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "A SPICE display has a port, and does without a password only if it says so.",
  rationale:
    "libxl refuses a SPICE display without a port, and one whose clients need a ticket while there is no spicepasswd. A program can't declare one, because everybody could read it in plans, states and scripts; a file that has one is judged by that it does (passwords-are-kept-out).",
  remedy:
    "Declare spiceport, and spicedisable_ticketing: 1 together with spicehost: 127.0.0.1, so that only dom0 reaches it.",
  notReported: "A spicepasswd that is set elsewhere, such as in the arguments of xl create: who has one waives this.",
  facts: [spiceNeedsPort, spiceNeedsPassword],
  messages: {
    noPort: message<{ release: string }>(
      ({ release }) => `its SPICE display has neither spiceport nor spicetls_port, and Xen ${release} refuses it`,
      { remedy: "Declare spiceport.", facts: [spiceNeedsPort] },
    ),
    noPassword: message<{ release: string }>(
      ({ release }) =>
        `its SPICE display asks its clients for a password (spicedisable_ticketing is off), and as none can be declared, Xen ${release} refuses it`,
      {
        remedy: "Declare spicedisable_ticketing: 1 together with spicehost: 127.0.0.1, so that only dom0 reaches it.",
        facts: [spiceNeedsPassword],
      },
    ),
  },
  check({ host, domU: { type, settings } }, { need, needed, fact, report }) {
    const spice = flagSetting(settings, "spice");
    if (type !== "hvm" || spice === undefined || !needed(spice, at(settings, "spice"))) return;
    const release = need(host.xen, "release");
    const ports = (["spiceport", "spicetls_port"] as const).map((key) => {
      const port = numberSetting(settings, key);
      return port === undefined ? 0 : needed(port, at(settings, key));
    });
    if (fact(spiceNeedsPort, release) && ports.every((port) => port === 0))
      report(
        "noPort",
        { release: release.toString() },
        { at: at(settings, "spiceport"), related: [at(settings, "spice")] },
      );
    const open = flagSetting(settings, "spicedisable_ticketing");
    const isOpen = open !== undefined && needed(open, at(settings, "spicedisable_ticketing"));
    if (fact(spiceNeedsPassword, release) && !isOpen && !settings.has("spicepasswd"))
      report(
        "noPassword",
        { release: release.toString() },
        { at: at(settings, "spicedisable_ticketing"), related: [at(settings, "spice")] },
      );
  },
  examples: {
    rejected: {
      at: "domUs.web.settings.spiceport",
      domU: { type: "hvm", settings: { spice: 1, spicehost: "127.0.0.1", spicedisable_ticketing: 1 } },
    },
    accepted: {
      domU: { type: "hvm", settings: { spice: 1, spicehost: "127.0.0.1", spiceport: 6000, spicedisable_ticketing: 1 } },
    },
  },
});
