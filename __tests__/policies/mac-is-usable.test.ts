import { macIsUnicast, macOfXen, zeroMacIsNone } from "../../lib/facts/mac";
import { macIsUsable } from "../../policies/mac-is-usable";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const vif = (mac: string) => ({ domU: { vifs: [{ bridge: "xenbr0", mac }] } });

policyCases(macIsUsable, {
  valid: [
    { name: "an address of Xen's", ...vif("00:16:3e:00:00:00") },
    { name: "an address that is marked as locally administered", ...vif("0a:00:00:00:00:01") },
    { name: "a vif without an address", domU: { vifs: [{ bridge: "xenbr0" }] } },
  ],
  invalid: [
    {
      name: "a multicast address",
      ...vif("01:00:5e:00:00:01"),
      says: ["its vif 0 has the MAC address 01:00:5e:00:00:01, which is a multicast address"],
    },
    {
      name: "a multicast address that is marked as locally administered",
      ...vif("03:16:3e:00:00:01"),
      says: ["multicast"],
    },
    {
      name: "the broadcast address, on 3.0.3",
      host: { xen: { release: "3.0.3" } },
      ...vif("ff:ff:ff:ff:ff:ff"),
      says: ["multicast"],
    },
    {
      name: "nothing, but warns of zeros",
      ...vif("00:00:00:00:00:00"),
      severity: "warning",
      says: ["which Xen 4.17.5 takes for none"],
    },
    {
      name: "nothing, but tells of another organization's address",
      ...vif("00:1b:21:00:00:01"),
      severity: "info",
      says: ["neither of 00:16:3e nor marked as locally administered"],
    },
  ],
  undecided: [
    {
      name: "zeros on 4.1.6, which nobody looked up",
      host: { xen: { release: "4.1.6" } },
      ...vif("00:00:00:00:00:00"),
      says: ["no source was found for Xen 4.1.6"],
    },
  ],
});

boundaryCases(macIsUsable, macIsUnicast, { at: () => vif("02:00:00:00:00:01"), past: () => vif("01:00:00:00:00:01") });
boundaryCases(macIsUsable, zeroMacIsNone, {
  at: () => vif("00:16:3e:00:00:01"),
  past: () => vif("00:00:00:00:00:00"),
  before: () => vif("00:00:00:00:00:00"),
});
boundaryCases(macIsUsable, macOfXen, {
  at: (octets) => vif(`${octets}:00:00:01`),
  past: () => vif("00:1b:21:00:00:01"),
  before: { passes: "nobody looked up whose addresses Xen took then" },
});
