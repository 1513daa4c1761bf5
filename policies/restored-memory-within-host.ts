import { restoreAllocation, restoreAllocationDocumented } from "../lib/facts/restore";
import { oldXen } from "../lib/model/sample";
import type { DomU, Fleet, PlannedOperation } from "../lib/model/fleet";
import { indexed } from "../lib/model/indexed";
import { at } from "../lib/model/place";
import { definePolicy, message } from "../lib/policy/policy";
import { dom0Memory } from "../lib/questions/dom0-memory";
import { Size } from "../lib/units/size";

export const restoredMemoryWithinHost = definePolicy({
  id: "restored-memory-within-host",
  subject: "host",
  covers: ["H02e"],
  judges: "state",
  severity: "error",
  summary: "A host has room for the domUs that a plan restores on it or migrates to it.",
  rationale:
    "A domU that comes back from a file or from another host takes its memory before it runs. Up to 3.0.4 a PV domU that had been ballooned down takes all of its maxmem then, so that what fitted before it was saved " +
    "may not fit any more. From 3.1 on it takes what it had.",
  remedy:
    "Free memory on the host first, lower the domU's maxmem before it is next started, or take the domU to another host.",
  notReported:
    "Memory of domUs that the same plan migrates away; restores where nothing comes from elsewhere and memory is all that is taken: host-memory-holds-domus sees those.",
  facts: [restoreAllocation, restoreAllocationDocumented],
  messages: {
    tooMuch: message<{
      names: readonly string[];
      comes: Size;
      rest: Size;
      total: Size;
      maxmem: boolean;
      release: string;
    }>(
      ({ names, comes, rest, total, maxmem, release }) =>
        `${names.join(", ")} ${names.length === 1 ? "takes" : "take"} ${comes} when restored${maxmem ? ` (by maxmem, on Xen ${release})` : ""}, dom0 and the other domUs have ${rest}, and it has ${total}`,
    ),
  },
  check({ fleet, host }, { need, needed, fact, cite, report }) {
    const incoming = [
      ...new Set(arrivals(fleet, host.name).flatMap(({ from, domU }) => (from === host.name ? [] : [domU]))),
    ];
    const restored = host.domUs.filter(
      has(({ operation, to }) => operation === "restore" && (to === undefined || to === host.name)),
    );
    if (incoming.length + restored.length === 0) return;
    const release = need(host.xen, "release");
    const maxmem = fact(restoreAllocation, release) === "maxmem";
    if (!maxmem && incoming.length === 0) return;
    cite(restoreAllocationDocumented, release);
    const total = need(host, "memory");
    const memory = (domU: DomU) => need(domU, "memory");
    const taken = (domU: DomU) =>
      maxmem && domU.type === "pv" && domU.maxmem !== undefined
        ? Size.max(memory(domU), need(domU, "maxmem"))
        : memory(domU);
    const staying = need(host, "domUs").filter(
      (domU) =>
        !restored.includes(domU) && !has(({ operation, to }) => operation === "migrate" && to !== host.name)(domU),
    );
    const comes = Size.sum([...incoming, ...restored].map(taken));
    const rest = Size.sum([dom0Memory(host, { need, needed }), ...staying.map(memory)]);
    if (!comes.plus(rest).isLargerThan(total)) return;
    report(
      "tooMuch",
      {
        names: [...incoming, ...restored].map(({ name }) => name),
        comes,
        rest,
        total,
        maxmem,
        release: release.toString(),
      },
      {
        at: at(host, "memory"),
        related: [...incoming, ...restored].map((domU) =>
          at(domU, maxmem && domU.maxmem !== undefined ? "maxmem" : "memory"),
        ),
      },
    );
  },
  examples: {
    rejected: {
      at: "memory",
      host: oldXen("3.0.4", { memory: "8GiB" }),
      domU: {
        kernel: "2.6.16.33",
        memory: "1GiB",
        maxmem: "8GiB",
        plannedOperations: [{ operation: "restore", reason: "after new disks" }],
      },
    },
    accepted: {
      host: oldXen("3.1.0", { memory: "8GiB" }),
      domU: {
        kernel: "2.6.18",
        memory: "1GiB",
        maxmem: "8GiB",
        plannedOperations: [{ operation: "restore", reason: "after new disks" }],
      },
    },
  },
});

function has(which: (operation: PlannedOperation) => boolean): (domU: DomU) => boolean {
  return ({ plannedOperations }) => plannedOperations.some(which);
}

/** The domUs that come to a host from wherever they are declared, by its name: once for each of their operations. */
const arrivals = indexed(
  ({ hosts }: Fleet) =>
    hosts.flatMap(({ name: from, domUs }) =>
      domUs.flatMap((domU) =>
        domU.plannedOperations.flatMap(({ operation, to }) =>
          operation === "migrate" || operation === "restore" ? [{ from, domU, to }] : [],
        ),
      ),
    ),
  ({ to }) => to,
);
