import { domUNamesUnique } from "../lib/facts/identity";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { repeated, secondOf } from "../lib/questions/repeated";

export const domuNamesAreUnique = definePolicy({
  id: "domu-names-are-unique",
  subject: "host",
  covers: ["M01"],
  judges: "state",
  severity: "fatal",
  summary: "Every domU of a host has a name of its own.",
  rationale:
    "The toolstack knows a domU by its name: the second one of a name does not start, and a script meant for one reaches the other.",
  remedy: "Rename one of the domUs.",
  facts: [domUNamesUnique],
  messages: {
    repeated: message<{ name: string; count: number }>(({ name, count }) => `${count} of its domUs are called ${name}`),
  },
  check({ host }, { cite, report }) {
    for (const [name, domUs] of repeated(host.domUs, (domU) => domU.name)) {
      cite(domUNamesUnique, host.xen.release);
      report("repeated", { name, count: domUs.length }, secondOf(domUs.map((domU) => at(domU, "name"))));
    }
  },
  examples: {
    rejected: { at: "domUs.web#2.name", otherDomU: { name: "web" } },
    accepted: { otherDomU: { name: "mail" } },
  },
});
