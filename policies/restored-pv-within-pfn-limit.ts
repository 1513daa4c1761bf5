import { restorablePvSize } from "../lib/facts/restore";
import { oldXen } from "../lib/model/sample";
import { hostNamed } from "../lib/model/find";
import { at } from "../lib/model/place";
import { mostMemory } from "../lib/questions/most-memory";
import { definePolicy, message } from "../lib/policy/policy";
import type { Size } from "../lib/units/size";

/** What ends in a restore. */
const RESTORED = ["migrate", "save", "restore"];

export const restoredPvWithinPfnLimit = definePolicy({
  id: "restored-pv-within-pfn-limit",
  subject: "domU",
  covers: ["H02e"],
  judges: "state",
  severity: "error",
  summary: "A PV domU that is saved or migrated is not too large to be restored.",
  rationale:
    'xend up to 3.0.4 takes a saved PV domU of more than 16 777 216 pages for a damaged file ("pfn count out of range"). It counts up to maxmem, and it finds out only when the domU is gone from where it was.',
  remedy: "Shut the domU down and start it anew instead, or lower its maxmem before it is next started.",
  notReported: "Operations towards a host that is not in the fleet; HVM domUs.",
  facts: [restorablePvSize],
  messages: {
    tooLarge: message<{ size: Size; limit: Size; operation: string; where: string; release: string }>(
      ({ size, limit, operation, where, release }) =>
        `it may have ${size}, and Xen ${release} on ${where} restores PV domUs of up to ${limit}: the planned ${operation} loses it`,
    ),
  },
  check({ fleet, host, domU }, { need, fact, report }) {
    if (domU.type !== "pv") return;
    for (const { operation, to } of domU.plannedOperations) {
      const where = to === undefined ? host : hostNamed(fleet, to);
      if (!RESTORED.includes(operation) || where === undefined) continue;
      const release = need(where.xen, "release");
      const limit = fact(restorablePvSize, release);
      if (limit === "any") continue;
      const size = mostMemory(domU, { need });
      if (size.isLargerThan(limit))
        report(
          "tooLarge",
          { size, limit, operation, where: where.name, release: release.toString() },
          { at: at(domU, domU.maxmem === undefined ? "memory" : "maxmem"), about: operation },
        );
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.maxmem",
      host: oldXen("3.0.4"),
      domU: { kernel: "2.6.16.33", maxmem: "65GiB", plannedOperations: [{ operation: "save", reason: "new disks" }] },
    },
    accepted: {
      host: oldXen("3.0.4"),
      domU: { kernel: "2.6.16.33", maxmem: "64GiB", plannedOperations: [{ operation: "save", reason: "new disks" }] },
    },
  },
});
