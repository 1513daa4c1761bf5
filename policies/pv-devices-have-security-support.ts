import { pvDeviceStanding } from "../lib/facts/device-standing";
import { at } from "../lib/model/place";
import { listSetting } from "../lib/model/settings";
import { definePolicy, message } from "../lib/policy/policy";
import { p9Pairs } from "../lib/xlcfg/pairs";

/** The type of 9pfs share that a daemon of Xen's own serves. */
const XEN_9PFSD = "xen_9pfsd";

interface Device {
  readonly key: "p9" | "vtpm";
  readonly device: string;
  /** Served by xen-9pfsd. */
  readonly isXens: boolean;
}

export const pvDevicesHaveSecuritySupport = definePolicy({
  id: "pv-devices-have-security-support",
  subject: "domU",
  covers: ["D20"],
  judges: "state",
  severity: "info",
  summary: "A domU has no 9pfs share and no vTPM, which have no security support.",
  rationale:
    "The backend is a program in dom0, or in a domain that others trust, and the domU talks to it. For what has security support the project issues advisories and mends what is wrong; here it promises neither.",
  remedy: "Share files over the network, or trust the domU as you trust who serves it.",
  notReported: "Releases before 4.10, which have no statement on support.",
  facts: [pvDeviceStanding],
  messages: {
    below: message<{ device: string; standing: string; release: string }>(
      ({ device, standing, release }) => `it has a ${device}, which on Xen ${release} is: ${standing}`,
    ),
  },
  check({ host, domU: { settings } }, { need, needed, factOr, report }) {
    if (settings.size === 0) return;
    const itemsOf = (key: string): readonly string[] => {
      const list = listSetting(settings, key);
      return list === undefined ? [] : needed(list, at(settings, key));
    };
    const found: readonly Device[] = [
      ...itemsOf("p9").map((share): Device => {
        const isXens = p9Pairs(share).pairs.get("type") === XEN_9PFSD;
        return { key: "p9", device: isXens ? "9pfs share of xen-9pfsd" : "9pfs share", isXens };
      }),
      ...itemsOf("vtpm").map((): Device => ({ key: "vtpm", device: "vTPM", isXens: false })),
    ];
    if (found.length === 0) return;
    const release = need(host.xen, "release");
    const standing = factOr(pvDeviceStanding, release, undefined);
    if (standing === undefined) return;
    found.forEach(({ key, device, isXens }, index) => {
      const own = isXens ? standing.xen9pfsd : undefined;
      report(
        "below",
        { device, standing: own ?? standing.devices[key], release: release.toString() },
        { at: at(settings, key), about: String(index) },
      );
    });
  },
  examples: {
    rejected: {
      at: "domUs.web.settings.p9",
      domU: { settings: { p9: ["tag=share,path=/srv,security_model=none"] } },
    },
    accepted: { domU: { settings: {} } },
  },
});
