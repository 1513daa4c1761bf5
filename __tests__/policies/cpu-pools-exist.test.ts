import { cpuPoolMustExist } from "../../lib/facts/cpu-pools";
import { Unknown } from "../../lib/model/planned";
import { cpuPoolsExist } from "../../policies/cpu-pools-exist";
import { policyCases } from "../support/policy-cases";
import { withoutBoundary } from "../support/versioned-facts";

const pool = (name: string | number | Unknown) => ({ domU: { settings: { pool: name } } });

policyCases(cpuPoolsExist, {
  valid: [
    { name: "a domU that asks for no pool" },
    { name: "the first pool, of any host", ...pool("Pool-0") },
    { name: "the first pool, by its number", ...pool("0") },
    { name: "a pool by another number, which nothing declares", ...pool("3"), host: { cpuPools: [] } },
    { name: "a pool of the host's", ...pool("fast"), host: { cpuPools: ["slow", "fast"] } },
  ],
  invalid: [
    {
      name: "a pool that the host does not have",
      ...pool("fast"),
      host: { cpuPools: ["slow"] },
      says: ["its CPU pool fast is none of its host's: Pool-0, slow"],
    },
    { name: "a pool on a host that has none", ...pool("fast"), host: { cpuPools: [] }, says: ["its host's: Pool-0"] },
    {
      name: "a pool on 4.1",
      ...pool("fast"),
      host: { xen: { release: "4.1.0" }, cpuPools: [] },
      says: ["its CPU pool fast"],
    },
  ],
  undecided: [
    {
      name: "a pool on a host that does not declare its pools",
      ...pool("fast"),
      severity: "warning",
      says: ["which CPU pools its host has is not declared"],
    },
    { name: "a pool that is not known until apply", ...pool(new Unknown()), says: ["pool"] },
    {
      name: "a pool on 4.0, before the sources begin",
      ...pool("fast"),
      host: { xen: { release: "4.0.0" }, cpuPools: [] },
      says: ["no source was found for Xen 4.0.0"],
    },
  ],
});

withoutBoundary(cpuPoolsExist, cpuPoolMustExist, "It says yes wherever it says anything.");
