import { isLeftBehind } from "../lib/change/left-behind";
import { removalLeavesHostAlone } from "../lib/facts/life";
import type { HostEvidence } from "../lib/change/evidence";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { definePolicy, message, messageOf } from "../lib/policy/policy";

const BY: Readonly<Record<HostEvidence, string>> = {
  formerly: "formerly says so",
  address: "it has the same address",
  name: "it has the same name",
  "plan address": "the same Terraform resource declares it",
  contents: "the UUIDs or MAC addresses on it are the same",
};

export const hostsAreRecognized = definePolicy({
  id: "hosts-are-recognized",
  subject: "fleet",
  covers: [],
  judges: "change",
  severity: "error",
  summary: "Every host of before is found again after a change, whatever it is called.",
  rationale:
    "A change is judged by what each host was before it: whether a volume shrinks, whether a domU must reboot. A host that isn't found again is a new one, of which nothing was before, so a rename would switch those policies off. " +
    "A host is known by its address, its name, the Terraform resource that declares it, and what is on it.",
  remedy: "Say what the host was called: formerly: NAME.",
  facts: [removalLeavesHostAlone],
  messages: {
    renamed: messageOf<{ was: string; now: string; by: HostEvidence }>(
      "info",
      ({ was, now, by }) => `host ${was} is called ${now} now: ${BY[by]}`,
      { remedy: "Nothing, if that is so." },
    ),
    gone: messageOf<{ name: string }>(
      "info",
      ({ name }) => `host ${name} is no longer declared, and stays as it is, with all that is on it`,
      { remedy: "Declare the removal of what is on it first, or keep its declaration with leftBehind: true." },
    ),
    dropped: message<{ name: string }>(
      ({ name }) => `host ${name} was left behind by an earlier change, and is gone from the fleet with what is on it`,
      { remedy: "Put it back with leftBehind: true, or declare it, and the removal of what is on it." },
    ),
    unresolved: message<{ now: string; gone: readonly string[] }>(
      ({ now, gone }) =>
        `host ${now} is new, and ${gone.join(", ")} ${gone.length === 1 ? "is" : "are"} gone: nothing tells whether it is the same under another name and address`,
      {
        remedy: ({ gone }) =>
          `Say that it is (formerly: ${gone[0] ?? ""}), or keep the declaration of ${gone.join(", ")} with leftBehind: true, or make it two changes.`,
      },
    ),
    twoMayBe: message<{ name: string; other: string }>(
      ({ name, other }) =>
        `host ${name} was reached by the address that ${other} has now, and has none itself: nothing tells which of them it is`,
      { remedy: "Declare the address of each, or say what each was called: formerly: NAME." },
    ),
    nobody: messageOf<{ name: string; formerly: string }>(
      "warning",
      ({ name, formerly }) => `host ${name} was formerly ${formerly}, and there was no host of that name before`,
      { remedy: "Correct formerly, or take it away." },
    ),
  },
  check({ fleet, before, history, change }, { cite, report }) {
    if (before === undefined || history === undefined) return;
    const { past, staying } = history;
    const declared = fleet.hosts.filter((host) => !isLeftBehind(host));
    for (const { xen } of declared.slice(0, 1)) cite(removalLeavesHostAlone, xen.release);
    const gone = staying.filter(({ is }) => is === undefined).map(({ was }) => was);
    for (const host of declared) {
      const { was, by } = past.host(host) ?? {};
      if (was !== undefined && by !== undefined && was.name !== host.name)
        report("renamed", { was: was.name, now: host.name, by }, at(host, "name"));
      if (
        host.formerly !== undefined &&
        by !== "formerly" &&
        !before.hosts.some(
          ({ name, formerly }) => name === host.formerly || (name === host.name && formerly === host.formerly),
        )
      )
        report("nobody", { name: host.name, formerly: host.formerly }, at(host, "formerly"));
      const namesake = before.hosts.find(({ name }) => name === host.name);
      const other =
        namesake === undefined || namesake === was
          ? undefined
          : declared.find((one) => past.host(one)?.was === namesake);
      if (other !== undefined && !isKnown(host.address))
        report("twoMayBe", { name: host.name, other: other.name }, at(host));
    }
    const lost = gone.filter((host) => !isLeftBehind(host) && holdsAnything(host));
    for (const host of gone) {
      if (!isLeftBehind(host)) report("gone", { name: host.name }, { at: at(fleet, "hosts"), about: host.name });
      else if (change.tellsLeftBehind === true)
        report("dropped", { name: host.name }, { at: at(fleet, "hosts"), about: host.name });
    }
    if (lost.length === 0) return;
    for (const host of declared)
      if (past.host(host) === undefined)
        report("unresolved", { now: host.name, gone: lost.map(({ name }) => name) }, at(host, "name"));

    function holdsAnything({ domUs, volumeGroups }: (typeof gone)[number]): boolean {
      return domUs.length > 0 || volumeGroups.some(({ logicalVolumes }) => logicalVolumes.length > 0);
    }
  },
  examples: {
    rejected: { at: "formerly", host: { formerly: "alhpa" }, before: {} },
    accepted: { host: { address: "alpha.example.org" }, before: {} },
  },
});
