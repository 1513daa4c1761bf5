import { vncDefaults, vncDisplayNamedTwice } from "../../lib/facts/vnc";
import { vncDisplayAgrees } from "../../policies/vnc-display-agrees";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";
import { withoutBoundary } from "../support/versioned-facts";

const hvm = (settings: object) => ({ domU: { type: "hvm", settings: { vnc: 1, ...settings } } });
const once = hvm({ vnclisten: "127.0.0.1", vncdisplay: 2 });
const twice = hvm({ vnclisten: "127.0.0.1:1", vncdisplay: 2 });

policyCases(vncDisplayAgrees, {
  valid: [
    { name: "a number in vncdisplay", ...once },
    { name: "a number in vnclisten", ...hvm({ vnclisten: "127.0.0.1:1" }) },
    {
      name: "a number in vnclisten beside vncdisplay 0, which is none",
      ...hvm({ vnclisten: "127.0.0.1:1", vncdisplay: 0 }),
    },
  ],
  invalid: [
    {
      name: "a number in both, though it be the same",
      ...hvm({ vnclisten: "127.0.0.1:1", vncdisplay: 1 }),
      says: ["its VNC display has vnclisten 127.0.0.1:1 and vncdisplay 1, and Xen 4.17.5 refuses"],
    },
    {
      name: "a number in both of a vfb",
      domU: { settings: { vfb: ["vnc=1,vnclisten=127.0.0.1:1,vncdisplay=2"] } },
      says: ["the VNC display of its vfb"],
    },
    {
      name: "nothing, but warns of a number in both on 4.2.0",
      host: { xen: { release: "4.2.0" } },
      ...twice,
      severity: "warning",
      says: ["Xen 4.2.0 ignores the former"],
    },
  ],
  undecided: [
    {
      name: "a number in both on 4.0.4",
      host: { xen: { release: "4.0.4" } },
      ...twice,
      says: ["no source was found for Xen 4.0.4"],
    },
  ],
});

boundaryCases(vncDisplayAgrees, vncDisplayNamedTwice, { at: () => once, past: () => twice, before: () => twice });
withoutBoundary(vncDisplayAgrees, vncDefaults, "It says whether there is a display at all, which the cases declare.");
