import { emulatedInterfaceSuffix, interfaceNameLength } from "../lib/facts/interface-name";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { bridgeNameOf } from "../lib/questions/vif-bridge";

export const vifNameFits = definePolicy({
  id: "vif-name-fits",
  subject: "domU",
  covers: ["M63"],
  judges: "state",
  severity: "error",
  summary: "The names of a vif's interface and of its bridge are no longer than dom0's kernel allows.",
  rationale:
    "The hotplug script renames the vif's interface in dom0. Linux refuses a name above 15 characters, and the domU does not start. From 4.2 on libxl puts -emu behind it for the emulated card, so that 11 are left.",
  remedy: "Shorten the name.",
  notReported: "Hosts whose dom0 is not Linux; vifs that a driver domain serves.",
  facts: [interfaceNameLength, emulatedInterfaceSuffix],
  messages: {
    tooLong: message<{ what: string; name: string; limit: number }>(
      ({ what, name, limit }) =>
        `${what} is ${name}, of ${byteLength(name)} characters, and an interface of dom0 has at most ${limit}`,
    ),
    tooLongWithSuffix: message<{ index: number; name: string; suffix: string; limit: number }>(
      ({ index, name, suffix, limit }) =>
        `the vifname of its vif ${index} is ${name}, which with ${suffix} behind it for the emulated card has ${byteLength(name + suffix)} characters, and an interface of dom0 has at most ${limit}`,
    ),
  },
  check({ host, domU }, { need, needed, fact, report }) {
    domU.vifs.forEach((vif, index) => {
      if (vif.backend !== undefined || (vif.vifname === undefined && vif.bridge === undefined)) return;
      const release = need(host.xen, "release");
      const limit = fact(interfaceNameLength, release);
      const bridge = (vif.bridge === undefined ? undefined : bridgeNameOf(host, vif, { need, needed })) ?? "";
      if (byteLength(bridge) > limit)
        report("tooLong", { what: `the bridge of its vif ${index}`, name: bridge, limit }, at(vif, "bridge"));
      if (vif.vifname === undefined) return;
      const name = need(vif, "vifname");
      if (byteLength(name) > limit)
        return report("tooLong", { what: `the vifname of its vif ${index}`, name, limit }, at(vif, "vifname"));
      const isEmulated = domU.type === "hvm" && (vif.type === undefined || need(vif, "type") === "ioemu");
      const suffix = isEmulated ? fact(emulatedInterfaceSuffix, release) : "";
      if (byteLength(name + suffix) > limit)
        report("tooLongWithSuffix", { index, name, suffix, limit }, at(vif, "vifname"));
    });
  },
  examples: {
    rejected: {
      at: "domUs.web.vifs[0].vifname",
      domU: { vifs: [{ bridge: "xenbr0", mac: "00:16:3e:12:34:56", vifname: "web-frontend-lan" }] },
    },
    accepted: { domU: { vifs: [{ bridge: "xenbr0", mac: "00:16:3e:12:34:56", vifname: "web-front-lan" }] } },
  },
});

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
