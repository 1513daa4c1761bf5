/** Owns one trial: it asks the Xen of a lab for what a policy forbids, and tells what became of it. */
import { CFG, cfgOf, KERNELS, SPARES, type Trial } from "./constraints";
import type { Dom0 } from "./dom0s";
import { MIB } from "./fleet";
import type { Lab } from "./lab";
import { tinyPvhKernel, tinyPvKernel } from "./tiny-kernel";

/** Between what a command printed, how it ended, and what is seen then. */
const MARK = "=====";

export interface Attempt {
  readonly refused: boolean;
  /** In one line, without the domid, which is no matter. */
  readonly output: string;
  readonly then: string;
}

/** Puts what trials need into a lab of the golden state with a domU. */
export async function prepare(lab: Lab): Promise<void> {
  await lab.put(KERNELS.pv, tinyPvKernel(64));
  await lab.put(KERNELS.pv32, tinyPvKernel(32));
  await lab.put(KERNELS.pvh, tinyPvhKernel());
  await lab.put(KERNELS.greedy, tinyPvhKernel(120 * MIB));
  await lab.ok("mkdir -p /srv");
  for (const name of SPARES) await lab.ok(`lvcreate -qq --yes -L 16M -n ${name} vg0`);
}

/** Paused, so that nothing hangs on what a kernel of a few bytes does. In one script, since each costs time. */
export async function attempt(lab: Lab, trial: Trial, dom0: Dom0): Promise<Attempt> {
  const create = `xl create ${trial.dry === true ? "-n" : "-p"} ${CFG}`;
  const script = `cat >${CFG}
${trial.command ?? create}
code=$?
echo "${MARK}$code"
if [ $code = 0 ]; then
  ${trial.then?.script ?? ":"}
  echo "${MARK}"
  xl destroy trial
fi`;
  const [output = "", code, then = ""] = (await lab.ok(script, { input: cfgOf(trial, dom0), timeout: 90 })).split(
    new RegExp(`${MARK}(\\d*)\n?`),
  );
  return {
    refused: code !== "0",
    output: output.replace(/\s+/g, " ").replace(/\b(vif|[Dd]om)[1-9]\d*/g, "$1N"),
    then: then.trim(),
  };
}
