import { crossVendorMigration } from "../lib/facts/operations";
import type { Host, Operation } from "../lib/model/fleet";
import { movesOf } from "../lib/model/moves";
import { at } from "../lib/model/place";
import type { Planned } from "../lib/model/planned";
import { definePolicy, message, messageOf } from "../lib/policy/policy";

interface Move {
  readonly operation: Operation;
  readonly from: string;
  readonly to: string;
  readonly release: string;
}

export const migrationStaysWithCpuVendor = definePolicy({
  id: "migration-stays-with-cpu-vendor",
  subject: "domU",
  covers: ["M19"],
  judges: "state",
  family: "x86",
  severity: "error",
  summary: "A running domU moves only to a host whose CPUs are of the same vendor.",
  rationale:
    "What a guest has learnt of its CPU must stay true where it goes. Between Intel and AMD that was attempted from 2009 on and never sound since; 4.22 refuses a domU that is configured as another vendor's.",
  remedy: "Move it within a pool of one vendor, or shut it down and start it on the other host.",
  notReported: "Differences between CPUs of one vendor, and operations that name no host of the fleet.",
  facts: [crossVendorMigration],
  messages: {
    refused: message<Move>(
      ({ operation, from, to, release }) =>
        `its planned ${operation} goes from a CPU of ${from} to one of ${to}, which Xen ${release} refuses`,
    ),
    notSound: messageOf<Move>(
      "warning",
      ({ operation, from, to, release }) =>
        `its planned ${operation} goes from a CPU of ${from} to one of ${to}, which Xen ${release} can't make up for`,
    ),
  },
  check({ fleet, host, domU }, { need, needed, fact, report }) {
    for (const { planned, target } of movesOf(fleet, host, domU)) {
      const [here, there] = [
        needed(vendorOf(host), at(host, "cpuVendor")),
        needed(vendorOf(target), at(target, "cpuVendor")),
      ];
      if (here === there) continue;
      const release = need(target.xen, "release");
      const about = { operation: planned.operation, from: here, to: there, release: release.toString() };
      report(fact(crossVendorMigration, release) === "refused" ? "refused" : "notSound", about, {
        at: at(planned, "to"),
        related: [at(host, "cpuVendor"), at(target, "cpuVendor")],
      });
    }
  },
  examples: {
    rejected: {
      at: "domUs.web.plannedOperations[0].to",
      also: ["pv-is-meltdown-exposed"],
      host: { cpuVendor: "amd", hardwareVirtualization: "svm" },
      otherHost: { cpuVendor: "intel", hardwareVirtualization: "vmx", xen: { release: "4.22.0" } },
      domU: { plannedOperations: [{ operation: "migrate", to: "beta", reason: "empty alpha" }] },
    },
    accepted: {
      host: { cpuVendor: "amd", hardwareVirtualization: "svm" },
      otherHost: { cpuVendor: "amd", hardwareVirtualization: "svm", xen: { release: "4.22.0" } },
      domU: { plannedOperations: [{ operation: "migrate", to: "beta", reason: "empty alpha" }] },
    },
  },
});

/** VT-x is Intel's and SVM AMD's, where the host does not say more. */
function vendorOf({ cpuVendor, hardwareVirtualization }: Host): Planned<string> | undefined {
  if (cpuVendor !== undefined) return cpuVendor;
  if (hardwareVirtualization === "vmx") return "intel";
  return hardwareVirtualization === "svm" ? "amd" : undefined;
}
