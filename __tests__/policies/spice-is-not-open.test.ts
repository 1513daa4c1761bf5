import { spiceListensEverywhere } from "../../lib/facts/spice";
import { spiceIsNotOpen } from "../../policies/spice-is-not-open";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const spice = (settings: object) => ({
  domU: { type: "hvm", settings: { spice: 1, spiceport: 6000, spicedisable_ticketing: 1, ...settings } },
});

policyCases(spiceIsNotOpen, {
  valid: [
    { name: "a display on the loopback address", ...spice({ spicehost: "127.0.0.1" }) },
    { name: "a display with tickets", ...spice({ spicedisable_ticketing: 0 }) },
    { name: "SPICE that is turned off", ...spice({ spice: 0 }) },
  ],
  invalid: [
    {
      name: "a display without an address",
      ...spice({}),
      says: ["its SPICE display asks for no password and listens on every address of dom0"],
    },
    {
      name: "a display on an address of the host's",
      ...spice({ spicehost: "10.0.0.1" }),
      says: ["listens on 10.0.0.1"],
    },
  ],
  undecided: [
    {
      name: "a display on 4.1.0",
      host: { xen: { release: "4.1.0" } },
      ...spice({}),
      says: ["no source was found for Xen 4.1.0"],
    },
  ],
});

boundaryCases(spiceIsNotOpen, spiceListensEverywhere, {
  at: () => spice({ spicehost: "127.0.0.1" }),
  past: () => spice({}),
  before: () => spice({}),
});
