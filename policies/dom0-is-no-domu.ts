import { dom0Name } from "../lib/facts/identity";
import { newest } from "../lib/facts/fact";
import { at, type Place } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";

export const dom0IsNoDomu = definePolicy({
  id: "dom0-is-no-domu",
  subject: "host",
  covers: [],
  judges: "state",
  severity: "fatal",
  summary: "No domU and no removal has the name of dom0.",
  rationale:
    "The toolstack takes a domain's name or its number. What is meant for a domU of dom0's name, or of a number, reaches dom0 or another domain: its removal would shut the host down.",
  remedy: "Give the domU another name, or take the removal away.",
  facts: [dom0Name],
  messages: {
    declared: message<{ name: string }>(({ name }) => `${name} is dom0's name, and no domU's`),
    removed: message<{ name: string }>(({ name }) => `${name} is dom0's name: its removal would shut the host down`, {
      remedy: "Take the removal away.",
    }),
    number: message<{ name: string }>(
      ({ name }) => `${name} is read as a domain's number by the toolstack, and may be another domain's`,
      { severity: "error" },
    ),
  },
  check({ host }, { need, factOr, report }) {
    if (host.domUs.length === 0 && host.removals.length === 0) return;
    // Of a release that no source speaks of, the name is the same: what is at stake is the host.
    const reserved = factOr(dom0Name, need(host.xen, "release"), newest(dom0Name));
    const tell = (name: string, isRemoval: boolean, place: Place): void => {
      if (/^\d+$/.test(name)) report("number", { name }, { at: place, about: name });
      else if (reserved.some((one) => one.toLowerCase() === name.toLowerCase()))
        report(isRemoval ? "removed" : "declared", { name }, { at: place, about: name });
    };
    for (const domU of host.domUs) tell(domU.name, false, at(domU, "name"));
    for (const removal of host.removals) if (removal.kind === "domU") tell(removal.name, true, at(host, "removals"));
  },
  examples: {
    rejected: { at: "removals", host: { removals: [{ domU: "Domain-0" }] } },
    accepted: { host: { removals: [{ domU: "old" }] } },
  },
});
