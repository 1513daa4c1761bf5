import { macIsUnicast, macOfXen, zeroMacIsNone } from "../lib/facts/mac";
import { at } from "../lib/model/place";
import { isUnknown } from "../lib/model/planned";
import { definePolicy, message, messageOf } from "../lib/policy/policy";
import type { Mac } from "../lib/xen/mac";

export const macIsUsable = definePolicy({
  id: "mac-is-usable",
  subject: "domU",
  covers: ["M60"],
  judges: "state",
  severity: "error",
  summary: "A vif's MAC address is one that an interface can have.",
  rationale:
    "An address whose first octet is odd is that of a group: no interface can have it, and the domU's driver refuses it. One of zeros is taken for none. Nothing in the toolstack says so: the domU starts, and its network is dead or has another address than the one declared.",
  remedy:
    "Choose an address of 00:16:3e, of your own organization, or one whose first octet has the form xxxxxx10: 02, 06, 0a, 0e, …",
  notReported: "Which organization an address belongs to, beyond that it is not Xen's.",
  facts: [macIsUnicast, zeroMacIsNone, macOfXen],
  messages: {
    multicast: message<{ index: number; mac: Mac }>(
      ({ index, mac }) => `its vif ${index} has the MAC address ${mac}, which is a multicast address`,
      { facts: [macIsUnicast] },
    ),
    zero: messageOf<{ index: number; release: string }>(
      "warning",
      ({ index, release }) =>
        `its vif ${index} has a MAC address of zeros, which Xen ${release} takes for none: it makes up another one at each start`,
      { remedy: "Choose another address, or leave mac out.", facts: [zeroMacIsNone] },
    ),
    foreign: messageOf<{ index: number; mac: Mac; own: string }>(
      "info",
      ({ index, mac, own }) =>
        `its vif ${index} has the MAC address ${mac}, which is neither of ${own} nor marked as locally administered: is it your organization's own?`,
      {
        remedy: ({ own }) =>
          `Choose an address of ${own}, or waive this finding if the address is your organization's own.`,
        facts: [macOfXen],
      },
    ),
  },
  check({ host, domU }, { need, fact, factOr, cite, report, undecided }) {
    domU.vifs.forEach((vif, index) => {
      const { mac } = vif;
      const place = at(vif, "mac");
      if (mac === undefined) return;
      if (isUnknown(mac)) return undecided(mac, place);
      const release = need(host.xen, "release");
      const first = parseInt(mac.toString().slice(0, 2), 16);
      if (/^[0:]+$/.test(mac.toString())) {
        if (fact(zeroMacIsNone, release)) report("zero", { index, release: release.toString() }, place);
      } else if (first % 2 === 1) {
        cite(macIsUnicast, release);
        report("multicast", { index, mac }, place);
      } else {
        const own = factOr(macOfXen, release, undefined);
        const isLocal = (first & 2) !== 0;
        if (own !== undefined && !isLocal && !mac.toString().startsWith(own))
          report("foreign", { index, mac, own }, place);
      }
    });
  },
  examples: {
    rejected: { at: "domUs.web.vifs[0].mac", domU: { vifs: [{ bridge: "xenbr0", mac: "01:16:3e:12:34:56" }] } },
    accepted: { domU: { vifs: [{ bridge: "xenbr0", mac: "02:16:3e:12:34:56" }] } },
  },
});
