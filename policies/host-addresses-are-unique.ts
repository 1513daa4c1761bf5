import { hostAddressesUnique } from "../lib/facts/identity";
import type { Host } from "../lib/model/fleet";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { definePolicy, message } from "../lib/policy/policy";
import { repeated, secondOf } from "../lib/questions/repeated";
import { canonicalAddress } from "../lib/xen/network-address";

export const hostAddressesAreUnique = definePolicy({
  id: "host-addresses-are-unique",
  subject: "fleet",
  covers: [],
  judges: "state",
  severity: "fatal",
  summary: "Every host of the fleet has an address of its own.",
  rationale:
    "Two hosts of one address are one host that is declared twice: each declaration counts its memory, its volumes and its domUs without the other, and the scripts of both reach the same machine.",
  remedy: "Declare the host once, with all that is on it, or correct one of the addresses.",
  notReported:
    "Addresses that are not known until apply, and two names that DNS leads to one machine: nobody is asked.",
  facts: [hostAddressesUnique],
  messages: {
    repeated: message<{ address: string; hosts: readonly string[] }>(
      ({ address, hosts }) => `the hosts ${hosts.join(" and ")} have one address, ${address}`,
    ),
  },
  check({ fleet }, { cite, report }) {
    const addressed = fleet.hosts.flatMap((host: Host) =>
      isKnown(host.address) ? [{ host, address: canonicalAddress(host.address) }] : [],
    );
    for (const [address, found] of repeated(addressed, ({ address: own }) => own)) {
      const hosts = found.map(({ host }) => host);
      cite(hostAddressesUnique, hosts[0]?.xen.release);
      report(
        "repeated",
        { address, hosts: hosts.map(({ name }) => name) },
        { ...secondOf(hosts.map((host) => at(host, "address"))), about: address },
      );
    }
  },
  examples: {
    rejected: { at: "hosts.beta.address", otherHost: { address: "ALPHA.example.net" } },
    accepted: { otherHost: { address: "beta.example.net" } },
  },
});
