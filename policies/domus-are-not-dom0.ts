import { digitsNameDomainNumber } from "../lib/facts/identity";
import { at, type Place } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { isDom0Name, isDomainNumber } from "../lib/xen/dom0-name";

export const domusAreNotDom0 = definePolicy({
  id: "domus-are-not-dom0",
  subject: "host",
  covers: ["M01"],
  judges: "state",
  severity: "fatal",
  summary:
    "Neither a domU nor what is to be removed has a name by which the toolstack finds dom0, or a domain by its number.",
  rationale:
    "xl shutdown Domain-0 is taken by dom0's kernel for a power-off, and with it every domU of the host goes. Digits alone are a domain's number, which another domain may have by the time the script runs.",
  remedy: "Give the domU a name of its own, that is no number and not dom0's, and remove it by that name.",
  facts: [digitsNameDomainNumber],
  messages: {
    dom0: message<{ name: string }>(({ name }) => `a domU is called ${name}, which is dom0 to the toolstack`),
    removesDom0: message<{ name: string }>(
      ({ name }) => `${name} is declared to be removed, which is dom0 to the toolstack`,
      {
        remedy: "Take the removal back.",
      },
    ),
    number: message<{ name: string }>(
      ({ name }) => `a domU is called ${name}, which is the domain of that number to the toolstack`,
    ),
    removesNumber: message<{ name: string }>(
      ({ name }) => `${name} is declared to be removed, which is the domain of that number to the toolstack`,
      { remedy: "Remove it by hand, by its number, once xl list shows which domain that is." },
    ),
  },
  check({ host }, { cite, report }) {
    const named: readonly { readonly name: string; readonly place: Place; readonly goes: boolean }[] = [
      ...host.domUs.map((domU) => ({ name: domU.name, place: at(domU, "name"), goes: false })),
      ...host.removals.flatMap((removal, index) =>
        removal.kind === "domU" ? [{ name: removal.name, place: at(host.removals, index), goes: true }] : [],
      ),
    ];
    for (const { name, place, goes } of named) {
      if (!isDomainNumber(name) && !isDom0Name(name)) continue;
      cite(digitsNameDomainNumber, host.xen.release);
      if (isDom0Name(name)) report(goes ? "removesDom0" : "dom0", { name }, place);
      else report(goes ? "removesNumber" : "number", { name }, place);
    }
  },
  examples: {
    rejected: { at: "removals[0]", host: { removals: [{ domU: "Domain-0" }] } },
    accepted: { host: { removals: [{ domU: "old" }] } },
  },
});
