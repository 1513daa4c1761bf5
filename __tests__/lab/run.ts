/**
 * Owns `npm run lab`: one run of the lab that ends when this does, whatever ends it. What follows `--` goes to Jest: `npm run lab -- grow`.
 * Everything that the run starts is of one process group, save the machines, each of which ends with who holds it.
 */
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { join } from "node:path";
import { commandLineOf, originOf } from "./processes";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Whether a process still is who it was. */
interface Ancestor {
  readonly pid: number;
  readonly started: string;
}

/** From our parent up to npm. Empty where npm did not start us. */
function upToNpm(): readonly Ancestor[] {
  const ancestors: Ancestor[] = [];
  for (let pid = process.ppid; pid > 1;) {
    const origin = originOf(pid);
    if (origin === undefined) return [];
    ancestors.push({ pid, started: origin.started });
    if (/^npm|\bnpm(-cli\.js)?\0/.test(commandLineOf(pid).join("\0"))) return ancestors;
    pid = origin.parent;
  }
  return [];
}

const run = spawn(
  process.execPath,
  ["--import", require.resolve("tsx"), join(__dirname, "whole-run.ts"), ...process.argv.slice(2)],
  // A group of its own: what interrupts us must not reach it by itself. It ends its group once its standard input ends, however we do.
  { stdio: ["pipe", "inherit", "inherit"], detached: true },
);
run.stdin.on("error", () => undefined);

/** Of what ended us. */
let endedBy: number | undefined;

function end(signal: (typeof SIGNALS)[number]): void {
  endedBy ??= 128 + constants.signals[signal];
  run.stdin.end();
}

for (const signal of SIGNALS) process.on(signal, () => end(signal));

// Who kills npm wants the lab to end too, and that signal reaches nobody else.
const ancestors = upToNpm();
const watch = setInterval(() => {
  if (ancestors.some(({ pid, started }) => originOf(pid)?.started !== started)) end("SIGHUP");
}, 500);

run.on("close", (code) => {
  clearInterval(watch);
  // Whoever outlived it: it may have been killed itself.
  try {
    if (run.pid !== undefined) process.kill(-run.pid, "SIGKILL");
  } catch {
    // Nobody did.
  }
  process.exitCode = endedBy ?? code ?? 1;
});
