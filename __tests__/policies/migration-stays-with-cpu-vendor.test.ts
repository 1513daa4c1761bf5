import { crossVendorMigration } from "../../lib/facts/operations";
import { migrationStaysWithCpuVendor } from "../../policies/migration-stays-with-cpu-vendor";
import { boundaryCases } from "../support/boundary-cases";
import { policyCases } from "../support/policy-cases";

const move = (release: string, from: object, to: object, operation = "migrate") => ({
  host: from as Record<string, string>,
  otherHost: { xen: { release }, ...to },
  domU: { plannedOperations: [{ operation, to: "beta", reason: "empty alpha" }] },
});
const [intel, amd] = [{ cpuVendor: "intel" }, { cpuVendor: "amd" }];

policyCases(migrationStaysWithCpuVendor, {
  valid: [
    { name: "a migration within one vendor", ...move("4.22.0", intel, intel) },
    { name: "a migration between hosts of which it is only said that they have VT-x", ...move("4.22.0", {}, {}) },
    { name: "a save, which goes nowhere", ...move("4.22.0", intel, amd, "save") },
    { name: "no operations", otherHost: amd, host: intel },
  ],
  invalid: [
    {
      name: "a migration between vendors to 4.22.0",
      ...move("4.22.0", intel, amd),
      says: ["its planned migrate goes from a CPU of intel to one of amd, which Xen 4.22.0 refuses"],
    },
    {
      name: "one between VT-x and SVM",
      ...move("4.22.0", {}, { hardwareVirtualization: "svm" }),
      says: ["from a CPU of intel to one of amd"],
    },
    {
      name: "nothing, but warns of one to 4.21.0",
      ...move("4.21.0", amd, intel),
      severity: "warning",
      says: ["from a CPU of amd to one of intel, which Xen 4.21.0 can't make up for"],
    },
    {
      name: "nothing, but warns of a restore there",
      ...move("4.17.5", amd, intel, "restore"),
      severity: "warning",
      says: ["its planned restore"],
    },
  ],
  undecided: [
    {
      name: "a migration to a host of unknown vendor",
      ...move("4.22.0", intel, { hardwareVirtualization: null }),
      says: ["hosts.beta.cpuVendor is not declared"],
    },
    {
      name: "one between vendors on 3.4.4, before the sources begin",
      ...move("3.4.4", intel, amd),
      says: ["no source was found for Xen 3.4.4"],
    },
  ],
});

boundaryCases(migrationStaysWithCpuVendor, crossVendorMigration, {
  at: (_, release) => move(release, intel, intel),
  past: (_, release) => move(release, intel, amd),
  before: (release) => move(release, intel, amd),
});
