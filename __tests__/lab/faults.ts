/**
 * Owns faults in dom0: a script runs with every command of its own watched, and the chosen one of those that change something fails, or takes
 * the script with it. The cases come from the commands that the script really ran, so that none can be forgotten.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Lab, Outcome } from "./lab";
import { timed } from "./timing";

/**
 * What happens at a command: it fails without having done anything; or the script is killed (-9, its whole process group) before the
 * command, while it runs, or once it has worked. A command in a session of its own outlives the script.
 */
export const FATES = ["fail", "kill-before", "kill-during", "kill-after"] as const;
export type Fate = (typeof FATES)[number];

export interface Fault {
  readonly fate: Fate;
  /** From 1, among the commands that change something. */
  readonly number: number;
  readonly command: string;
}

export interface Watched extends Outcome {
  /** The commands that change something, as they were called. */
  readonly changes: readonly string[];
}

const FOLDER = "/run/faults";

/** Programs that only start another one, which is watched itself. */
const TRANSPARENT = ["bash", "sh", "env", "setsid", "timeout"];

/** Programs that never change anything, and whose output becomes no file. Of all others, `dom0/watch` says when they only look. */
const LOOKING = [
  "blkid",
  "cmp",
  "date",
  "flock",
  "grep",
  "head",
  "id",
  "lvs",
  "readlink",
  "sed",
  "sleep",
  "sort",
  "tail",
  "vgs",
  "xenstore-list",
  "xenstore-read",
];

/** Commands that take their time, so that the script can be killed meanwhile. */
const SLOW = /^(lvcreate|lvextend|mkfs|mkswap|xl|ssh) ?/;

/** Puts the watch into dom0. */
export async function watch(lab: Lab): Promise<void> {
  await lab.put(`${FOLDER}/watch`, readFileSync(join(__dirname, "dom0/watch")), 0o755);
  await lab.ok(`
mkdir -p ${FOLDER}/bin
cd ${FOLDER}/bin
python3 -c 'import os; [os.symlink("../watch", name) for name in {*os.listdir("/usr/sbin"), *os.listdir("/usr/bin"), *os.listdir("/sbin"), *os.listdir("/bin")}]'
rm -f ${[...TRANSPARENT, ...LOOKING].join(" ")}`);
}

/** Runs a script that lies in dom0. Code 137 says that it was killed. */
export async function runWatched(
  lab: Lab,
  script: string,
  options: readonly string[],
  fault?: Fault,
): Promise<Watched> {
  const { code, output } = await lab.run(
    `
cd ${FOLDER} && rm -f changes && : >changes && printf '%s' '${fault ? `${fault.fate} ${fault.number}` : ""}' >fate
FAULTS=${FOLDER} PATH=${FOLDER}/bin:$PATH setsid -w bash -c 'echo $$ >pid; exec bash "$@"' watched ${script} ${options.join(" ")} >output 2>&1 </dev/null
code=$?
cat output
exit $code`,
    { timeout: 420 },
  );
  const changes = (await lab.ok(`cat ${FOLDER}/changes`)).split("\n").filter((line) => line !== "");
  return { code, output, changes };
}

/**
 * Every fate of every command that changes something. What a kill after one command leaves is what one before the next finds, so only the last
 * one gets it.
 */
export function faultsOf(changes: readonly string[]): readonly Fault[] {
  return changes.flatMap((command, index) =>
    FATES.filter(
      (fate) =>
        (fate !== "kill-after" || index === changes.length - 1) && (fate !== "kill-during" || SLOW.test(command)),
    ).map((fate): Fault => ({ fate, number: index + 1, command })),
  );
}

/**
 * For scripts of which each trial takes long: every command meets a fault, and those that do the work are stopped in the midst of it too. Killed
 * before a command is all the same as failing at it, but for who ends the script: both are tried where a trial is quick, with the same functions.
 */
export function ofTheWork({ command, fate }: Fault): boolean {
  return fate !== (SLOW.test(command) ? "kill-before" : "fail");
}

/** For trials that take a boot each: every command is killed, and those that do the work in the midst of it. */
export function oncePerCommand({ command, fate }: Fault): boolean {
  return fate === (SLOW.test(command) ? "kill-during" : "kill-before");
}

export interface Trial {
  /** A lab in which the script lies, and in which it is watched. */
  readonly start: () => Promise<Lab>;
  /** Whether each fault needs a lab of its own; else `reset` is enough. */
  readonly fresh?: boolean;
  /** A path in dom0. */
  readonly script: string;
  readonly options: readonly string[];
  /** Which faults are tried; all unless told. */
  readonly tried?: (fault: Fault) => boolean;
  /** Brings dom0 to where the script starts from, if it isn't there. */
  readonly reset?: (lab: Lab) => Promise<void>;
  /** What a run is to lead to, as listings. */
  readonly world: (lab: Lab) => Promise<string>;
  /** Anything else that must hold after the second run. Throws if it doesn't. */
  readonly check?: (lab: Lab, fault: Fault) => Promise<void>;
}

/**
 * Runs the script into each fault, and then once more without one: the second run has to end well, and in the world that is wanted.
 * @param changes the commands that change something when nothing goes wrong.
 * @returns a sentence for each fault after which it did not, and for each that the script did not notice.
 */
export async function failuresOf(trial: Trial, changes: readonly string[], wanted: string): Promise<readonly string[]> {
  const all = faultsOf(changes);
  const queue = trial.tried ? all.filter(trial.tried) : all;
  const failures: string[] = [];
  const title = `${trial.script}: ${changes.length} commands that change something, ${queue.length} faults`;
  await timed(title, () => tryAll(trial, queue, wanted, failures));
  process.stderr.write(`lab: ${title}: ${failures.length} failures\n`);
  return failures;
}

async function tryAll(trial: Trial, faults: readonly Fault[], wanted: string, failures: string[]): Promise<void> {
  let lab: Lab | undefined;
  try {
    for (const fault of faults) {
      lab ??= await trial.start();
      const found = await failuresAt(lab, trial, fault, wanted);
      failures.push(...found);
      // Jest tells them once all is over.
      for (const failure of found) process.stderr.write(`lab: ${failure}\n`);
      if (trial.fresh === true) {
        await lab.stop();
        lab = undefined;
      }
    }
  } finally {
    await lab?.stop();
  }
}

async function failuresAt(
  lab: Lab,
  { script, options, reset, world, check }: Trial,
  fault: Fault,
  wanted: string,
): Promise<readonly string[]> {
  const title = `${fault.fate} at ${fault.number}, ${fault.command}`;
  const failures: string[] = [];
  try {
    await reset?.(lab);
    const first = await runWatched(lab, script, options, fault);
    const expected = fault.fate === "fail" ? 1 : 137;
    if (first.code !== expected)
      failures.push(`${title}: the script ended with ${first.code}, not ${expected}\n${first.output}`);
    const second = await runWatched(lab, script, options);
    if (second.code !== 0) failures.push(`${title}: the second run ended with ${second.code}\n${second.output}`);
    const found = await world(lab);
    if (found !== wanted) failures.push(`${title}: the second run led to\n${found}\nnot to\n${wanted}`);
    await check?.(lab, fault);
  } catch (error) {
    failures.push(`${title}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return failures;
}
