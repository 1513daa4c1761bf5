import { spiceListensEverywhere } from "../lib/facts/spice";
import { at } from "../lib/model/place";
import { flagSetting, textSetting } from "../lib/model/settings";
import { definePolicy, message } from "../lib/policy/policy";
import { isLocal } from "../lib/xen/listen-address";

export const spiceIsNotOpen = definePolicy({
  id: "spice-is-not-open",
  subject: "domU",
  covers: ["M73"],
  judges: "state",
  family: "x86",
  severity: "warning",
  summary: "A SPICE display that asks for no password is reached from dom0 only.",
  rationale:
    "A SPICE display is the domU's console: who reaches it can reboot the domU, and is at its keyboard. Other than VNC it listens on every address of dom0 where spicehost is not set.",
  remedy: "Declare spicehost: 127.0.0.1, and reach it through ssh.",
  notReported: "A firewall in dom0, which can't be seen. A display with tickets on: spice-is-complete reports that.",
  facts: [spiceListensEverywhere],
  messages: {
    open: message<{ address: string | undefined }>(
      ({ address }) =>
        `its SPICE display asks for no password and listens on ${address === undefined || address === "" ? "every address of dom0" : address}`,
    ),
  },
  check({ host, domU: { type, settings } }, { need, needed, fact, report }) {
    const [spice, open, listen] = [
      flagSetting(settings, "spice"),
      flagSetting(settings, "spicedisable_ticketing"),
      textSetting(settings, "spicehost"),
    ];
    if (type !== "hvm" || spice === undefined || !needed(spice, at(settings, "spice"))) return;
    if (open === undefined || !needed(open, at(settings, "spicedisable_ticketing"))) return;
    const address = listen === undefined ? undefined : needed(listen, at(settings, "spicehost"));
    if (address !== undefined && isLocal(address)) return;
    if (fact(spiceListensEverywhere, need(host.xen, "release")))
      report("open", { address }, { at: at(settings, "spicehost"), related: [at(settings, "spicedisable_ticketing")] });
  },
  examples: {
    rejected: {
      at: "domUs.web.settings.spicehost",
      domU: { type: "hvm", settings: { spice: 1, spiceport: 6000, spicedisable_ticketing: 1 } },
    },
    accepted: {
      domU: { type: "hvm", settings: { spice: 1, spicehost: "127.0.0.1", spiceport: 6000, spicedisable_ticketing: 1 } },
    },
  },
});
