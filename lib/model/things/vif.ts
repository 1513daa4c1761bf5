/** Owns the table of a vif. */
import { type Of, thing } from "../thing";
import { count, flag, number, oneOf, parsed, text } from "./fields";
import { MAC, VIF_BRIDGE } from "./grammars";

export const vif = thing("A virtual network interface (xl-network-configuration(5)).", {
  bridge: parsed(
    VIF_BRIDGE,
    "The bridge in dom0 that it is attached to; under vif-openvswitch with its VLANs, ovsbr0.TAG:TRUNK:….",
    {
      xl: "bridge",
      default: "the release's default bridge",
    },
  ),
  mac: parsed(MAC, "Its MAC address.", { xl: "mac", default: "libxl makes one up at each start" }),
  model: text("The emulated card of an ioemu vif: e1000, rtl8139, …", { xl: "model" }),
  type: oneOf(["vif", "ioemu"], "Whether a card is emulated beside the paravirtual interface (HVM only).", {
    xl: "type",
  }),
  script: text("The hotplug script.", { xl: "script", default: "vif-bridge" }),
  vifname: text("The interface's name in dom0.", { xl: "vifname" }),
  ip: text("Address that the hotplug script gets to see.", { xl: "ip" }),
  rate: text("Limit of the outgoing rate: 10Mb/s, 1MB/s@20ms.", { xl: "rate" }),
  backend: text("The name of the domain that serves it.", { xl: "backend", default: "dom0" }),
  devid: number("Its number in the domU.", { xl: "devid", default: "its place in the order" }),
  mtu: count("Its MTU.", { xl: "mtu", default: "the bridge's" }),
  vlan: text("The VLANs that the hotplug script sets: 10p/20-25.", { xl: "vlan" }),
  gatewaydev: text("The interface in dom0 that vif-route and vif-nat take for the gateway.", { xl: "gatewaydev" }),
  trusted: flag("Whether the domU may trust the backend.", { xl: "trusted", default: "libxl chooses" }),
});
export type Vif = Of<typeof vif>;
