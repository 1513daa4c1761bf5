import { isDeepStrictEqual } from "node:util";
import { migratedConfiguration } from "../lib/facts/operations";
import { changedSettings, placeOfKey } from "../lib/model/changed-settings";
import { describeTarget } from "../lib/model/find";
import type { DomU, Host, Network, Operation } from "../lib/model/fleet";
import { grownVbds } from "../lib/model/growth";
import { at, type Place } from "../lib/model/place";
import { isKnown, isUnknown } from "../lib/model/planned";
import { definePolicy, message } from "../lib/policy/policy";

/** Those that a running domU goes through as it is. A restore begins with what was saved, whatever is declared. */
const OF_WHAT_RUNS: readonly Operation[] = ["migrate", "save", "suspend", "remus", "colo"];

interface Changed {
  /** In words: `its vcpus`, `the size of vg0/web-root`. */
  readonly what: string;
  readonly at: Place;
  /** That it changes is known before apply. */
  readonly isSure: boolean;
}

export const operationsRestOnWhatStays = definePolicy({
  id: "operations-rest-on-what-stays",
  subject: "domU",
  covers: ["D26"],
  judges: "change",
  severity: "error",
  summary: "A plan that migrates, saves or suspends a domU changes neither the domU nor what it stands on.",
  rationale:
    "What is migrated or saved is the domU that runs, with the configuration that it was made with: a changed one is not in it. Nor does a plan say which comes first, so that a volume may grow, or a bridge be made anew, while the domU's state is on its way.",
  remedy: "Make two plans of it: apply the change, and plan the operation afterwards, or the other way round.",
  notReported: "A restore. Changes of another domU on the same volume, and of the host that a migration goes to.",
  facts: [migratedConfiguration],
  messages: {
    together: message<{ operation: Operation; changed: readonly string[] }>(
      ({ operation, changed }) => `its planned ${operation} goes together with a change of ${changed.join(", ")}`,
    ),
  },
  check({ host, domU, before }, { cite, report, undecided }) {
    const planned = domU.plannedOperations.filter(({ operation }) => OF_WHAT_RUNS.includes(operation));
    if (before === undefined || planned.length === 0) return;
    const changed = [
      ...changedSettings(before.domU, domU).map(({ key, before: was, after: is }) => ({
        what: `its ${key}`,
        at: placeOfKey(domU, key),
        isSure: !isUnknown(was) && !isUnknown(is),
      })),
      ...grownVbds(before, { host, domU }).map(({ vbd, before: was, after: is }) => ({
        what: `the size of ${describeTarget(vbd.target)}`,
        at: at(vbd, "target"),
        isSure: isKnown(was) && isKnown(is),
      })),
      ...changedNetworks(before.host, host, domU),
    ];
    if (changed.length === 0) return;
    cite(migratedConfiguration, host.xen.release);
    for (const operation of planned)
      if (!changed.some(({ isSure }) => isSure))
        undecided(
          `whether ${changed.map(({ what }) => what).join(", ")} changes together with its planned ${operation.operation} is not known until apply`,
          at(operation, "operation"),
        );
      else
        report(
          "together",
          {
            operation: operation.operation,
            changed: changed.filter(({ isSure }) => isSure).map(({ what }) => what),
          },
          { at: at(operation, "operation"), related: changed.map((one) => one.at) },
        );
  },
  examples: {
    rejected: {
      at: "domUs.web.plannedOperations[0].operation",
      domU: {
        vcpus: 4,
        plannedOperations: [{ operation: "save", reason: "a backup" }],
        plannedReboots: [{ reason: "more vCPUs" }],
      },
      before: { domU: { vcpus: 2 } },
    },
    accepted: {
      domU: { vcpus: 2, plannedOperations: [{ operation: "save", reason: "a backup" }] },
      before: { domU: { vcpus: 2 } },
    },
  },
});

/** The networks of the domU's vifs that were there before and are others now, or gone. */
function changedNetworks(was: Host, is: Host, { vifs }: DomU): readonly Changed[] {
  return vifs.flatMap((vif): readonly Changed[] => {
    const before = networkOf(was, vif.bridge);
    const after = networkOf(is, vif.bridge);
    if (before === undefined || isDeepStrictEqual(before, after)) return [];
    return [
      {
        what: `the network of ${before.bridge}`,
        at: after === undefined ? at(vif, "bridge") : at(after, "bridge"),
        isSure: true,
      },
    ];
  });
}

function networkOf({ networks }: Host, bridge: unknown): Network | undefined {
  return networks.find((network) => network.bridge === bridge);
}
