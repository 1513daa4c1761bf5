import { spiceNeedsPassword, spiceNeedsPort } from "../../lib/facts/spice";
import { spiceIsComplete } from "../../policies/spice-is-complete";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const spice = (settings: object) => ({ domU: { type: "hvm", settings: { spice: 1, ...settings } } });
const complete = spice({ spiceport: 6000, spicedisable_ticketing: 1 });
const withoutPort = spice({ spicedisable_ticketing: 1 });
const withTickets = spice({ spiceport: 6000 });

policyCases(spiceIsComplete, {
  valid: [
    { name: "a port without tickets", ...complete },
    { name: "a TLS port without tickets", ...spice({ spicetls_port: 6001, spicedisable_ticketing: 1 }) },
    { name: "SPICE that is turned off", ...spice({ spice: 0 }) },
    { name: "SPICE of a PV domU, which is not read", domU: { settings: { spice: 1 } } },
  ],
  invalid: [
    { name: "no port", ...withoutPort, says: ["neither spiceport nor spicetls_port, and Xen 4.17.5 refuses it"] },
    {
      name: "port 0",
      ...spice({ spiceport: 0, spicedisable_ticketing: 1 }),
      says: ["neither spiceport nor spicetls_port"],
    },
    {
      name: "tickets, for which no password can be declared",
      ...withTickets,
      says: ["its SPICE display asks its clients for a password"],
    },
    {
      name: "tickets and no port",
      ...spice({ spicedisable_ticketing: 0 }),
      says: ["asks its clients for a password", "neither spiceport"],
    },
  ],
  undecided: [
    {
      name: "SPICE on 4.1.0",
      host: { xen: { release: "4.1.0" } },
      ...complete,
      says: ["no source was found for Xen 4.1.0"],
    },
  ],
});

boundaryCases(spiceIsComplete, spiceNeedsPort, { at: () => complete, past: () => withoutPort });
boundaryCases(spiceIsComplete, spiceNeedsPassword, { at: () => complete, past: () => withTickets });
