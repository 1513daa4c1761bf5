import { Past } from "../lib/change/past";
import { removalLeavesHostAlone } from "../lib/facts/life";
import { changedSettings } from "../lib/model/changed-settings";
import type { Fleet, Host } from "../lib/model/fleet";
import { at, type Place } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { definePolicy, message } from "../lib/policy/policy";

export const baseAgreesWithState = definePolicy({
  id: "base-agrees-with-state",
  subject: "fleet",
  covers: [],
  judges: "change",
  severity: "warning",
  summary: "A base says the same of what was before as the plan's own state.",
  rationale:
    "A plan brings its own before: what Terraform applied last. A base beside it adds what the state does not have, and never overrules it. Where the two differ, one of them is not what is on the hosts.",
  remedy: "Leave --base out, or name the fleet that was applied last.",
  notReported: "A thing that one of them does not have. The state is judged in any case.",
  facts: [removalLeavesHostAlone],
  messages: {
    differs: message<{ what: string; base: string; state: string }>(
      ({ what, base, state }) =>
        `${what} is ${base} by the base, and ${state} by the plan's own state, which is judged`,
    ),
  },
  check({ fleet, change: { claims } }, { cite, report }) {
    if (claims === undefined) return;
    for (const { what, base, state, host } of differencesOf(claims.base, claims.state)) {
      const now = fleet.hosts.find(({ name }) => name === host.name);
      cite(removalLeavesHostAlone, host.xen.release);
      const place: Place = now === undefined ? at(fleet, "hosts") : at(now);
      report("differs", { what, base, state }, { at: place, about: what });
    }
  },
  examples: {
    rejected: {
      at: "",
      before: {},
      claims: {
        base: {
          host: {
            volumeGroups: [{ name: "vg0", size: "500GiB", logicalVolumes: [{ name: "web-root", size: "10GiB" }] }],
          },
        },
      },
    },
    accepted: { before: {}, claims: { base: {} } },
  },
});

interface Difference {
  readonly what: string;
  readonly base: string;
  readonly state: string;
  readonly host: Host;
}

function* differencesOf(base: Fleet, state: Fleet): Iterable<Difference> {
  const past = new Past(base, state);
  for (const host of state.hosts) {
    for (const group of host.volumeGroups) {
      for (const volume of group.logicalVolumes) {
        const said = past.logicalVolume(host, group, volume)?.was.size;
        if (isKnown(said) && isKnown(volume.size) && !said.equals(volume.size))
          yield {
            what: `the size of ${group.name}/${volume.name} on ${host.name}`,
            base: said.toString(),
            state: volume.size.toString(),
            host,
          };
      }
    }
    for (const domU of host.domUs) {
      const said = past.domU(host, domU)?.was.domU;
      if (said === undefined) continue;
      for (const { key, before, after } of changedSettings(said, domU))
        yield {
          what: `${key} of domU ${domU.name} on ${host.name}`,
          base: before === undefined ? "unset" : textOf(before),
          state: after === undefined ? "unset" : textOf(after),
          host,
        };
    }
  }
}

function textOf(value: unknown): string {
  return isKnown(value) ? String(value) : "not known";
}
