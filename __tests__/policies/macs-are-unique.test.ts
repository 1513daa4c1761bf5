import { macsAreUnique } from "../../policies/macs-are-unique";
import { policyCases } from "../support/policy-cases";

const MAC = "00:16:3e:12:34:56";
const two = (first: string, second: string, modes: Record<string, string>) => ({
  host: {
    networks: Object.entries(modes).map(([bridge, mode]) => ({
      bridge,
      mode,
      ...(mode === "bridged" && bridge !== "closed" && { uplink: `eth-${bridge}` }),
    })),
  },
  domU: {
    vifs: [
      { bridge: first, mac: MAC },
      { bridge: second, mac: MAC.toUpperCase() },
    ],
  },
});

policyCases(macsAreUnique, {
  valid: [
    { name: "vifs that have no address of their own", domU: { vifs: [{ bridge: "xenbr0" }, { bridge: "xenbr0" }] } },
    { name: "one address behind two networks that dom0 keeps apart", ...two("a", "b", { a: "nat", b: "routed" }) },
    { name: "one address on the wire and one behind dom0", ...two("a", "b", { a: "bridged", b: "nat" }) },
    {
      name: "one address on the wire and one on a bridge that leads nowhere",
      ...two("a", "closed", { a: "bridged", closed: "bridged" }),
    },
  ],
  invalid: [
    {
      name: "one address twice on a bridge, in two spellings",
      ...two("a", "a", { a: "bridged" }),
      says: ["00:16:3e:12:34:56 is the MAC address of 2 vifs: web on alpha, web on alpha"],
    },
    {
      name: "nothing, but warns of one address on two bridges that may be one wire",
      ...two("a", "b", { a: "bridged", b: "bridged" }),
      severity: "warning",
      says: ["is the MAC address of vifs on several bridges with an uplink, which meet where these lead to one switch"],
    },
    {
      name: "nothing, but warns of two VLANs of Open vSwitch, which a router may join",
      ...two("ovs.1", "ovs.2", { ovs: "bridged" }),
      severity: "warning",
      says: ["on several bridges"],
    },
    {
      name: "one address twice on a bridge that leads nowhere",
      ...two("closed", "closed", { closed: "bridged" }),
      says: ["is the MAC address of 2 vifs"],
    },
    {
      name: "one address on the bridges of one name of two hosts",
      otherHost: { domUs: [{ name: "mail", type: "pv", memory: "1GiB", vifs: [{ bridge: "xenbr0", mac: MAC }] }] },
      says: ["is the MAC address of 2 vifs: web on alpha, mail on beta"],
    },
    {
      name: "one address twice behind one nat network",
      ...two("a", "a", { a: "nat" }),
      says: ["is the MAC address of 2 vifs"],
    },
    { name: "one address on two domUs", twice: "domU", says: ["is the MAC address of 2 vifs"] },
  ],
  undecided: [],
});
