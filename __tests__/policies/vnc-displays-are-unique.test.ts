import { vncDefaults, vncFirstPort } from "../../lib/facts/vnc";
import { vncDisplaysAreUnique } from "../../policies/vnc-displays-are-unique";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const hvm = (settings: object) => ({ type: "hvm", settings: { vnc: 1, vncunused: 0, ...settings } });
const both = (one: object, other: object) => ({ domU: hvm(one), otherDomU: hvm(other) });

policyCases(vncDisplaysAreUnique, {
  valid: [
    { name: "two numbers", ...both({ vncdisplay: 1 }, { vncdisplay: 2 }) },
    {
      name: "one number, one of which is only where the search begins",
      ...both({ vncdisplay: 1 }, { vncdisplay: 1, vncunused: 1 }),
    },
    { name: "one number at two addresses", ...both({ vncdisplay: 1 }, { vncdisplay: 1, vnclisten: "127.0.0.2" }) },
    { name: "one number by default, which is searched for", domU: { type: "hvm" }, otherDomU: { type: "hvm" } },
    {
      name: "displays on 3.0.3 that are numbered by the domain's id",
      host: { xen: { release: "3.0.3" } },
      ...both({}, {}),
    },
  ],
  invalid: [
    {
      name: "one number twice",
      ...both({ vncdisplay: 1 }, { vncdisplay: 1 }),
      says: ["VNC display 1, which is port 5901, is wanted by mail and web"],
    },
    {
      name: "one number in vnclisten and in vncdisplay",
      ...both({ vnclisten: "127.0.0.1:3" }, { vncdisplay: 3 }),
      says: ["VNC display 3"],
    },
    {
      name: "one number at an address and at every address",
      ...both({ vncdisplay: 1, vnclisten: "0.0.0.0" }, { vncdisplay: 1 }),
      says: ["VNC display 1"],
    },
    { name: "display 0 by default, without a search", ...both({}, {}), says: ["VNC display 0, which is port 5900"] },
    {
      name: "one number of an HVM domU and of a vfb",
      domU: hvm({ vncdisplay: 1 }),
      otherDomU: { settings: { vfb: ["vnc=1,vncdisplay=1,vncunused=0"] } },
      says: ["VNC display 1"],
    },
  ],
  undecided: [
    {
      name: "displays on 3.0.2, where nobody looked them up",
      host: { xen: { release: "3.0.2" } },
      ...both({ vncdisplay: 1 }, { vncdisplay: 1 }),
      says: ["no source was found for Xen 3.0.2"],
    },
  ],
});

const apart = both({ vncdisplay: 1 }, { vncdisplay: 2 });
const same = both({ vncdisplay: 1 }, { vncdisplay: 1 });
boundaryCases(vncDisplaysAreUnique, vncDefaults, { at: () => apart, past: () => same });
boundaryCases(vncDisplaysAreUnique, vncFirstPort, { at: () => apart, past: () => same });
