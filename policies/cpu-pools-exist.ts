import { cpuPoolMustExist } from "../lib/facts/cpu-pools";
import { at } from "../lib/model/place";
import { textSetting } from "../lib/model/settings";
import { definePolicy, message } from "../lib/policy/policy";

/** The pool that every host has, by its name and its number. */
const FIRST: readonly string[] = ["Pool-0", "0"];

export const cpuPoolsExist = definePolicy({
  id: "cpu-pools-exist",
  subject: "domU",
  covers: ["D15"],
  judges: "state",
  severity: "error",
  summary: "The CPU pool of a domU is one that its host has.",
  rationale:
    "The toolstack looks the pool up when it makes the domU, and refuses the domU where there is none of that name.",
  remedy: "Make the pool at every start of the host (xl cpupool-create) and declare it in cpuPools, or leave pool out.",
  notReported: "Pools that are named by number, save the first. Whether a pool has CPUs.",
  facts: [cpuPoolMustExist],
  messages: {
    missing: message<{ pool: string; pools: readonly string[] }>(
      ({ pool, pools }) => `its CPU pool ${pool} is none of its host's: ${["Pool-0", ...pools].join(", ")}`,
    ),
  },
  check({ host, domU: { settings } }, { need, needed, fact, report, undecided }) {
    const setting = textSetting(settings, "pool");
    if (setting === undefined) return;
    const place = at(settings, "pool");
    const pool = needed(setting, place);
    if (FIRST.includes(pool) || /^\d+$/.test(pool)) return;
    if (!fact(cpuPoolMustExist, need(host.xen, "release"))) return;
    if (host.cpuPools === undefined) {
      undecided(`which CPU pools its host has is not declared (cpuPools), and it asks for ${pool}`, place, "warning");
      return;
    }
    const pools = needed(host.cpuPools, at(host, "cpuPools"));
    if (!pools.includes(pool)) report("missing", { pool, pools }, place);
  },
  examples: {
    rejected: { at: "domUs.web.settings.pool", host: { cpuPools: ["fast"] }, domU: { settings: { pool: "slow" } } },
    accepted: { host: { cpuPools: ["fast"] }, domU: { settings: { pool: "fast" } } },
  },
});
