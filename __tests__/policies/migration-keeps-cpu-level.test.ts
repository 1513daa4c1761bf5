import type { RawObject } from "../../lib/model/document";
import { Unknown } from "../../lib/model/planned";
import { migrationKeepsCpuLevel } from "../../policies/migration-keeps-cpu-level";
import { policyCases } from "../support/policy-cases";

const moved = (
  here: string | Unknown | undefined,
  there: string | undefined,
  domU: RawObject = {},
  operation = "migrate",
) => ({
  host: here === undefined ? {} : { cpuLevel: here },
  domU: { ...domU, plannedOperations: [{ operation, to: "beta", reason: "empty alpha" }] },
  otherHost: there === undefined ? {} : { cpuLevel: there },
});

policyCases(migrationKeepsCpuLevel, {
  valid: [
    { name: "a migration to the same level", ...moved("x86-64-v3", "x86-64-v3") },
    { name: "a migration to a higher level", ...moved("x86-64-v2", "x86-64-v4") },
    { name: "a migration from a host that does not say", ...moved(undefined, "x86-64-v1") },
    { name: "a migration to a host that does not say", ...moved("x86-64-v4", undefined) },
    {
      name: "a domU that was started with less",
      ...moved("x86-64-v4", "x86-64-v2", { settings: { cpuid: "host,avx512f=0" } }),
    },
    { name: "a save", ...moved("x86-64-v4", "x86-64-v2", {}, "save") },
  ],
  invalid: [
    {
      name: "a migration to a lower level",
      ...moved("x86-64-v4", "x86-64-v3"),
      says: ["its planned migrate goes from the x86-64-v4 CPUs of alpha to the x86-64-v3 ones of beta"],
    },
    {
      name: "a restore on a lower level",
      ...moved("x86-64-v2", "x86-64-v1", {}, "restore"),
      says: ["its planned restore goes from the x86-64-v2 CPUs of alpha"],
    },
  ],
  undecided: [
    {
      name: "a level that is not known until apply",
      ...moved(new Unknown(), "x86-64-v1"),
      says: ["hosts.alpha.cpuLevel is not known until apply"],
    },
  ],
});
