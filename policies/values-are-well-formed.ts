import { malformedIn } from "../lib/model/declaration";
import type { Fleet } from "../lib/model/fleet";
import { isThing } from "../lib/model/place";
import type { Subject } from "../lib/policy/finding";
import { definePolicy, message } from "../lib/policy/policy";

export const valuesAreWellFormed = definePolicy({
  id: "values-are-well-formed",
  subject: "fleet",
  covers: [],
  judges: "state",
  severity: "fatal",
  summary: "Every value has the form of its field.",
  rationale:
    "A value that can't be read says nothing. Policies that need it are undecided, and nothing is written from it.",
  remedy: "Write the value as the message says.",
  facts: [],
  messages: {
    malformed: message<{ problem: string }>(({ problem }) => problem),
  },
  check({ fleet }, { report }) {
    for (const place of malformedIn(fleet))
      report("malformed", { problem: place.problem }, { at: place, subject: holderOf(place.thing, fleet) });
  },
  examples: {
    rejected: { at: "domUs.web.uuid", domU: { uuid: "web" } },
    accepted: { domU: { uuid: "2147d599-9cc6-c0dc-92ab-4064b5446e9b" } },
  },
});

/** The domU, volume or host that a thing is a part of. */
function holderOf(thing: object, { hosts }: Fleet): Subject {
  for (const host of hosts) {
    const { domUs, volumeGroups, ...own } = host;
    const domU = domUs.find((domU) => holds(domU, thing));
    if (domU !== undefined) return { kind: "domU", host: host.name, name: domU.name };
    for (const group of volumeGroups) {
      const volume = group.logicalVolumes.find((volume) => volume === thing);
      if (volume !== undefined) return { kind: "logicalVolume", host: host.name, name: `${group.name}/${volume.name}` };
      if (group === thing) return { kind: "volumeGroup", host: host.name, name: group.name };
    }
    if (host === thing || holds(own, thing)) return { kind: "host", host: host.name, name: host.name };
  }
  return { kind: "fleet", host: "", name: "" };
}

function holds(owner: object, thing: object): boolean {
  return (
    owner === thing ||
    Object.values(owner as Readonly<Record<string, unknown>>).some((value) => isThing(value) && holds(value, thing))
  );
}
