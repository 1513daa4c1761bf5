import { hostNamesUnique } from "../lib/facts/identity";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { repeated, secondOf } from "../lib/questions/repeated";

export const hostNamesAreUnique = definePolicy({
  id: "host-names-are-unique",
  subject: "fleet",
  covers: ["M01"],
  judges: "state",
  severity: "fatal",
  summary: "Every host of the fleet has a name of its own.",
  rationale: "Volumes, domUs and scripts belong to a host by its name. Two hosts of one name get each other's.",
  remedy: "Rename one of the hosts, or remove the second declaration of it.",
  facts: [hostNamesUnique],
  messages: {
    repeated: message<{ name: string; count: number }>(({ name, count }) => `${count} hosts are called ${name}`),
  },
  check({ fleet }, { cite, report }) {
    for (const [name, hosts] of repeated(fleet.hosts, (host) => host.name)) {
      cite(hostNamesUnique, hosts[0]?.xen.release);
      report("repeated", { name, count: hosts.length }, secondOf(hosts.map((host) => at(host, "name"))));
    }
  },
  examples: {
    rejected: { at: "hosts.alpha#2.name", otherHost: { name: "alpha", volumeGroups: [] } },
    accepted: { otherHost: { name: "beta" } },
  },
});
