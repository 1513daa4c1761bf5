import { undeclaredMacIsRandom } from "../lib/facts/mac";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";

export const macIsFixed = definePolicy({
  id: "mac-is-fixed",
  subject: "domU",
  covers: ["M61"],
  judges: "state",
  severity: "info",
  summary: "A vif has the same MAC address at each start.",
  rationale:
    "Without one the toolstack makes up another at each start of the domU: leases of DHCP, firewalls, names of interfaces and licences that hang on the address change with it.",
  remedy: "Declare the vif's mac.",
  facts: [undeclaredMacIsRandom],
  messages: {
    random: message<{ index: number }>(
      ({ index }) => `its vif ${index} has no MAC address, and gets a random one at each start`,
    ),
  },
  check({ host, domU }, { need, fact, report }) {
    domU.vifs.forEach((vif, index) => {
      if (vif.mac === undefined && fact(undeclaredMacIsRandom, need(host.xen, "release")))
        report("random", { index }, at(vif, "mac"));
    });
  },
  examples: {
    rejected: { at: "domUs.web.vifs[0].mac", domU: { vifs: [{ bridge: "xenbr0" }] } },
    accepted: { domU: { vifs: [{ bridge: "xenbr0", mac: "00:16:3e:12:34:56" }] } },
  },
});
