import { Unknown } from "../../lib/model/planned";
import { hostAddressesAreUnique } from "../../policies/host-addresses-are-unique";
import { policyCases } from "../support/policy-cases";

const pair = (first: string, second: string) => ({ host: { address: first }, otherHost: { address: second } });

policyCases(hostAddressesAreUnique, {
  valid: [
    { name: "two hosts with addresses of their own", ...pair("10.0.0.1", "10.0.0.2") },
    { name: "two hosts without an address", host: { address: null }, otherHost: { address: null } },
    {
      name: "two addresses that are not known until apply",
      host: { address: new Unknown() },
      otherHost: { address: new Unknown() },
    },
  ],
  invalid: [
    ...[
      ["10.0.0.1", "10.0.0.1"],
      ["10.0.0.1", "10.1"],
      ["10.0.0.1", "0x0a000001"],
      ["alpha.example.net", "Alpha.Example.net."],
      ["2001:db8::1", "[2001:DB8:0:0::1]"],
      ["::ffff:10.0.0.1", "::ffff:a00:1"],
    ].map(([first = "", second = ""]) => ({
      name: `two hosts at ${first} and ${second}`,
      ...pair(first, second),
      says: ["the hosts alpha and beta have one address"],
    })),
  ],
  undecided: [],
});
