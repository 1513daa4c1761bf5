import { isMadeAnew } from "../lib/change/running";
import { configurationAppliedAtStart } from "../lib/facts/life";
import { type ChangedSetting, changedSettings, placeOfKey } from "../lib/model/changed-settings";
import { isUnknown } from "../lib/model/planned";
import { definePolicy, message } from "../lib/policy/policy";

export const restartHasPlannedReboot = definePolicy({
  id: "restart-has-planned-reboot",
  subject: "domU",
  covers: ["H09"],
  judges: "change",
  severity: "error",
  summary: "A changed setting of a domU comes together with a planned reboot.",
  rationale:
    "The toolstack reads a domU's configuration when it makes the domU. A changed one lies in its file without effect until somebody restarts the domU for another reason, and then it is a surprise. " +
    "Not even a reboot from inside reads it: the domU must be shut down and made anew.",
  remedy: "Declare a planned reboot of the domU in the same plan, or take the change back until one can be planned.",
  notReported:
    "What says something of the domU and nothing to its toolstack: os, kernel, wordSize, balloonDriver, trusted, runs, planned operations. The size of what backs a vbd, which is growth. A domU that is new.",
  facts: [configurationAppliedAtStart],
  messages: {
    noReboot: message<{ changes: readonly ChangedSetting[] }>(
      ({ changes }) =>
        `${changes.map(describe).join(", ")}: it has no planned reboot, and what runs keeps its old configuration until it is made anew`,
    ),
  },
  check({ host, domU, before }, { cite, report, undecided }) {
    if (before === undefined || domU.plannedReboots.length > 0 || isMadeAnew(before, host, domU)) return;
    const isRenamed = domU.formerly === before.domU.name;
    const changes = changedSettings(before.domU, domU).filter(({ key }) => !(key === "name" && isRenamed));
    const known = changes.filter(({ before: was, after: is }) => !isUnknown(was) && !isUnknown(is));
    cite(configurationAppliedAtStart, host.xen.release);
    if (known.length > 0)
      report(
        "noReboot",
        { changes: known },
        { at: placeOfKey(domU, known[0]?.key ?? ""), related: known.slice(1).map(({ key }) => placeOfKey(domU, key)) },
      );
    else if (changes.length > 0)
      undecided(
        `whether ${changes.map(({ key }) => key).join(", ")} changes is not known until apply`,
        placeOfKey(domU, changes[0]?.key ?? ""),
      );
  },
  examples: {
    rejected: { at: "domUs.web.vcpus", domU: { vcpus: 4 }, before: { domU: { vcpus: 2 } } },
    accepted: { domU: { vcpus: 4, plannedReboots: [{ reason: "more vCPUs" }] }, before: { domU: { vcpus: 2 } } },
  },
});

/** Secrets are never declared, so a value may be shown. */
function describe({ key, before, after }: ChangedSetting): string {
  if (before === undefined) return `${key} is new`;
  return after === undefined ? `${key} is gone` : `${key} changes from ${String(before)} to ${String(after)}`;
}
