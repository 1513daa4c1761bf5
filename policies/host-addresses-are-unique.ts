import { hostNamesUnique } from "../lib/facts/identity";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { definePolicy, message } from "../lib/policy/policy";
import { repeated, secondOf } from "../lib/questions/repeated";
import { canonicalAddress } from "../lib/xen/host-address";

export const hostAddressesAreUnique = definePolicy({
  id: "host-addresses-are-unique",
  subject: "fleet",
  covers: [],
  judges: "state",
  severity: "fatal",
  summary: "Every host of the fleet has an address of its own.",
  rationale:
    "Two hosts of one address are one machine that is declared twice: each declaration counts its memory, its volumes and its domUs without the other's, and scripts of both run on it.",
  remedy: "Correct one of the addresses, or declare the host once, with all that is on it.",
  facts: [hostNamesUnique],
  messages: {
    repeated: message<{ address: string; names: readonly string[] }>(
      ({ address, names }) => `${names.join(" and ")} have one address, ${address}: they are one machine`,
    ),
  },
  check({ fleet }, { cite, report }) {
    const reached = fleet.hosts.filter(({ address }) => isKnown(address));
    for (const [address, hosts] of repeated(reached, ({ address }) => canonicalAddress(String(address)))) {
      // One name twice is told by host-names-are-unique.
      if (new Set(hosts.map(({ name }) => name)).size === 1) continue;
      cite(hostNamesUnique, hosts[0]?.xen.release);
      report(
        "repeated",
        { address, names: hosts.map(({ name }) => name) },
        secondOf(hosts.map((host) => at(host, "address"))),
      );
    }
  },
  examples: {
    rejected: { at: "hosts.beta.address", otherHost: { address: "ALPHA.example.net." } },
    accepted: { otherHost: { address: "beta.example.net" } },
  },
});
