/** Owns `xenplan emit` and `xenplan runbook`: judge, then write what passes, or nothing. */
import { type Artefact, EmitError } from "../emit/artefact";
import { emitFleet, emitRunbooks, fleetFile } from "../emit/emit";
import type { Change } from "../model/fleet";
import type { AnyPolicy } from "../policy/policy";
import { plural } from "../report/summary";
import { EXIT, type ExitCode } from "./exit-code";
import { type Io, UsageError } from "./io";
import { judge } from "./judge";
import type { EmitOptions } from "./options";
import { OutputError, publish, refuseForeign, withdraw } from "../output/owned-folder";
import { reportsOf, writeReports } from "./reports";

export function emit(
  inputs: readonly string[],
  options: EmitOptions,
  io: Io,
  policies: readonly AnyPolicy[],
): ExitCode {
  return judgeAndWrite("emit", inputs, options, io, policies, ({ before, after }) => [
    ...emitFleet(after),
    ...(before === undefined ? [] : emitRunbooks({ before, after })),
    fleetFile(after),
  ]);
}

/** @throws UsageError if nothing says what was before. */
export function runbook(
  inputs: readonly string[],
  options: EmitOptions,
  io: Io,
  policies: readonly AnyPolicy[],
): ExitCode {
  return judgeAndWrite("runbook", inputs, options, io, policies, (change) => {
    if (change.before === undefined)
      throw new UsageError("nothing says what was before: give --base INPUT, or a plan, which brings its own");
    const artefacts = emitRunbooks(change);
    if (artefacts.length === 0) io.stderr("nothing changes that needs a runbook\n");
    return artefacts;
  });
}

function judgeAndWrite(
  command: string,
  inputs: readonly string[],
  options: EmitOptions,
  io: Io,
  policies: readonly AnyPolicy[],
  artefactsOf: (change: Change) => readonly Artefact[],
): ExitCode {
  const { output } = options;
  const reports = reportsOf(inputs, options, io.files);
  const verdict = judge(inputs, { ...options, requireHost: true }, io, policies);
  writeReports(reports, verdict, io, policies);
  // What is fatal can't work or loses data: no threshold lets it be emitted.
  if (verdict.rejected || verdict.fatal) {
    io.stderr("rejected: nothing was written\n");
    takeAway(output, command, io);
    return EXIT.rejected;
  }
  asUsage(output, () => refuseForeign(output, command, io.files));
  let artefacts: readonly Artefact[];
  try {
    artefacts = artefactsOf(verdict.change);
  } catch (error) {
    if (error instanceof EmitError) takeAway(output, command, io);
    throw error;
  }
  if (artefacts.length === 0 && !io.files.exists(output)) return EXIT.passed;
  asUsage(output, () => publish(output, command, artefacts, io.files));
  io.stderr(`wrote ${plural(artefacts.length, "file")} to ${output}\n`);
  for (const { path } of artefacts) io.stderr(`  ${output}/${path}\n`);
  return EXIT.passed;
}

/** The folder is an option's, so what is wrong with it is a matter of usage. @throws UsageError */
function asUsage<T>(output: string, run: () => T): T {
  try {
    return run();
  } catch (cause) {
    if (cause instanceof OutputError) throw new UsageError(`--output ${cause.message}`, { cause });
    if ((cause as NodeJS.ErrnoException).code === undefined) throw cause;
    throw new UsageError(`--output ${output}: can't be written: ${(cause as Error).message}`, { cause });
  }
}

function takeAway(output: string, command: string, io: Io): void {
  const { removed, kept } = asUsage(output, () => withdraw(output, command, io.files)) ?? { removed: 0, kept: [] };
  if (removed > 0)
    io.stderr(
      `${output}: took away what an earlier run had written (${plural(removed, "file")}), since the fleet no longer passes\n`,
    );
  if (kept.length > 0) io.stderr(`warning: ${output}: left what was changed by hand: ${kept.join(", ")}\n`);
}
