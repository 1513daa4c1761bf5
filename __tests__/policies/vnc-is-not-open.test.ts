import { vncDefaults, vncWithoutPassword } from "../../lib/facts/vnc";
import { Unknown } from "../../lib/model/planned";
import { vncIsNotOpen } from "../../policies/vnc-is-not-open";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const hvm = (settings: object) => ({ domU: { type: "hvm", settings: { vnc: 1, ...settings } } });
const vfb = (text: string) => ({ domU: { settings: { vfb: [text] } } });

policyCases(vncIsNotOpen, {
  valid: [
    { name: "an HVM domU that says nothing of VNC", domU: { type: "hvm" } },
    { name: "a PV domU that says nothing of VNC", domU: {} },
    { name: "a loopback address with a display", ...hvm({ vnclisten: "127.0.0.1:1" }) },
    { name: "the loopback address of IPv6", ...hvm({ vnclisten: "::1" }) },
    { name: "an address of a display that is turned off", ...hvm({ vnc: 0, vnclisten: "0.0.0.0" }) },
    { name: "a vfb on the loopback address", ...vfb("vnc=1,vnclisten=127.0.0.1") },
    { name: "a vfb without VNC", ...vfb("vnc=0,vnclisten=0.0.0.0") },
    { name: "a second vfb, which is not looked at", domU: { settings: { vfb: ["vnc=1", "vnc=1,vnclisten=0.0.0.0"] } } },
    {
      name: "vnclisten of a PV domU on 4.3.0, which does not read it",
      host: { xen: { release: "4.3.0" } },
      domU: { settings: { vnc: 1, vnclisten: "0.0.0.0" } },
    },
    {
      name: "an address on 3.0.3, where VNC is off by default",
      host: { xen: { release: "3.0.3" } },
      domU: { type: "hvm", settings: { vnclisten: "0.0.0.0" } },
    },
  ],
  invalid: [
    {
      name: "every address",
      ...hvm({ vnclisten: "0.0.0.0" }),
      says: ["its VNC display listens on 0.0.0.0, and without a password anybody may use it on Xen 4.17.5"],
    },
    {
      name: "every address, where VNC is on by default",
      domU: { type: "hvm", settings: { vnclisten: "0.0.0.0:5" } },
      says: ["its VNC display listens on 0.0.0.0"],
    },
    {
      name: "an address of the host's, with a display",
      ...hvm({ vnclisten: "10.0.0.1:1" }),
      says: ["listens on 10.0.0.1"],
    },
    { name: "no address before the display", ...hvm({ vnclisten: ":1" }), says: ["listens on every address of dom0"] },
    {
      name: "a vfb on every address",
      ...vfb("type=vnc, vnclisten=0.0.0.0, vncunused=1"),
      says: ["the VNC display of its vfb listens on 0.0.0.0"],
    },
    {
      name: "vnclisten of a PV domU that turns VNC on",
      domU: { settings: { vnc: 1, vnclisten: "0.0.0.0" } },
      says: ["its VNC display listens on 0.0.0.0"],
    },
  ],
  undecided: [
    {
      name: "every address on 3.1.0, whose host may have a password for all",
      host: { xen: { release: "3.1.0" } },
      ...hvm({ vnclisten: "0.0.0.0" }),
      says: ["whether the host's xend-config.sxp gives it a vncpasswd is not declared"],
    },
    {
      name: "an address that is not known",
      ...hvm({ vnclisten: new Unknown() }),
      says: ["vnclisten is not known until apply"],
    },
  ],
});

boundaryCases(vncIsNotOpen, vncDefaults, {
  at: () => hvm({ vnclisten: "127.0.0.1" }),
  past: ({ ofHvm }) =>
    ofHvm ? { domU: { type: "hvm", settings: { vnclisten: "0.0.0.0" } } } : hvm({ vnclisten: "0.0.0.0" }),
});
boundaryCases(vncIsNotOpen, vncWithoutPassword, {
  at: () => hvm({ vnclisten: "127.0.0.1" }),
  past: (value) => (value === "open" ? hvm({ vnclisten: "0.0.0.0" }) : undefined),
});
