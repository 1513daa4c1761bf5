import { type ViridianGroups, viridianGroups, viridianMasks } from "../lib/facts/viridian";
import { at } from "../lib/model/place";
import { isKnown } from "../lib/model/planned";
import { listSetting } from "../lib/model/settings";
import { definePolicy, message, messageOf } from "../lib/policy/policy";

export const viridianGroupsAgree = definePolicy({
  id: "viridian-groups-agree",
  subject: "domU",
  covers: ["M14"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary:
    "The viridian groups of an HVM domU exist in its release, do not contradict each other, and include what they need.",
  rationale:
    "viridian takes the groups of Hyper-V's enlightenments by name. xl refuses a name that it does not know, and libxl a group that is both turned on and off, and any group without base. " +
    "From 4.15 on a domU of more vCPUs than a 64-bit mask holds needs ex_processor_masks with the groups that use one.",
  remedy: 'Write viridian=["defaults"] and add groups that the release has, or leave out what contradicts.',
  notReported: "viridian as a number, which takes the defaults.",
  facts: [viridianGroups, viridianMasks],
  messages: {
    unknown: message<{ group: string; known: readonly string[]; release: string }>(
      ({ group, known, release }) => `its viridian names ${group}, and Xen ${release} has ${known.join(", ")}`,
      { remedy: ({ group }) => `Remove ${group}.`, facts: [viridianGroups] },
    ),
    contradiction: message<{ group: string }>(({ group }) => `its viridian turns ${group} both on and off`, {
      remedy: ({ group }) => `Write ${group} once.`,
      facts: [viridianGroups],
    }),
    noBase: message<{ groups: readonly string[] }>(
      ({ groups }) => `its viridian has ${groups.join(", ")} without base, which all groups need`,
      { remedy: "Add base, or start from defaults.", facts: [viridianGroups] },
    ),
    noMasks: messageOf<{ groups: readonly string[]; vcpus: number; need: string }>(
      "warning",
      ({ groups, vcpus, need }) =>
        `its viridian has ${groups.join(" and ")} for ${vcpus} vCPUs without ${need}: their masks end before that`,
      { remedy: ({ need }) => `Add ${need}.`, facts: [viridianMasks] },
    ),
  },
  check({ host, domU }, { need, needed, fact, factOr, report }) {
    const named = listSetting(domU.settings, "viridian");
    const place = at(domU.settings, "viridian");
    if (domU.type !== "hvm" || named === undefined) return;
    const list = needed(named, place);
    if (list.length === 0) return;
    const release = need(host.xen, "release");
    const groups = fact(viridianGroups, release);
    const { on, off, unknown } = chosen(list, groups);
    for (const group of unknown)
      report("unknown", { group, known: groups.known, release: release.toString() }, { at: place, about: group });
    for (const group of on) if (off.has(group)) report("contradiction", { group }, { at: place, about: group });
    const result = [...new Set([...(list.includes("defaults") ? groups.defaults : []), ...on])].filter(
      (group) => !off.has(group),
    );
    if (result.length > 0 && !result.includes("base")) report("noBase", { groups: result }, place);
    const masks = factOr(viridianMasks, release, undefined);
    const vcpus = domU.maxvcpus ?? domU.vcpus;
    if (masks === undefined || !isKnown(vcpus) || vcpus <= masks.vcpus || result.includes(masks.need)) return;
    const masked = masks.groups.filter((group) => result.includes(group));
    if (masked.length > 0) report("noMasks", { groups: masked, vcpus, need: masks.need }, place);
  },
  examples: {
    rejected: {
      at: "domUs.web.settings.viridian",
      domU: { type: "hvm", boot: null, settings: { viridian: ["freq", "time_ref_count"] } },
    },
    accepted: { domU: { type: "hvm", boot: null, settings: { viridian: ["base", "freq", "time_ref_count"] } } },
  },
});

interface Chosen {
  readonly on: ReadonlySet<string>;
  readonly off: ReadonlySet<string>;
  readonly unknown: readonly string[];
}

/** As xl does, in the order of the list: a name takes back an earlier one with !, `all` does not. */
function chosen(list: readonly string[], { known }: ViridianGroups): Chosen {
  const [on, off] = [new Set<string>(), new Set<string>()];
  const unknown: string[] = [];
  for (const item of list) {
    const group = item.replace(/^!/, "");
    if (item === "all") known.forEach((each) => on.add(each));
    else if (item === "defaults") continue;
    else if (!known.includes(group)) unknown.push(group);
    else {
      const [to, from] = item === group ? [on, off] : [off, on];
      to.add(group);
      from.delete(group);
    }
  }
  return { on, off, unknown };
}
