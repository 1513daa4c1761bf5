import { hostAddressesAreUnique } from "../../policies/host-addresses-are-unique";
import { policyCases } from "../support/policy-cases";

policyCases(hostAddressesAreUnique, {
  valid: [
    { name: "one host" },
    { name: "hosts that nothing reaches", host: { address: null }, otherHost: { address: null } },
    { name: "one host twice, which host-names-are-unique tells", twice: "host" },
  ],
  invalid: [
    {
      name: "two hosts of one name in DNS",
      otherHost: { address: "Alpha.Example.NET" },
      says: ["alpha and beta have one address, alpha.example.net"],
    },
    {
      name: "two hosts of one IPv6 address",
      host: { address: "2001:db8::1" },
      otherHost: { address: "[2001:DB8:0:0::1]" },
      says: ["alpha and beta have one address, 2001:db8::1"],
    },
  ],
  undecided: [],
});
