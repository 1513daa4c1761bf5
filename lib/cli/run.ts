/** Owns the command as a function: arguments in, exit code out. Knows of no process; loads what a command needs when it runs. */
import type { InputError } from "../model/input-error";
import { EXIT, type ExitCode } from "./exit-code";
import type { Io } from "./io";
import { inertLines } from "../units/inert";
import { isHelp, isUsage, type LazyPolicies, program } from "./program";

/** @param argv the arguments alone, without node and script. Never throws. */
export async function run(argv: readonly string[], given: Io, policies: LazyPolicies): Promise<ExitCode> {
  let exit: ExitCode = EXIT.passed;
  // Standard error is a log of whoever runs this, and what is quoted there is text of others.
  const io: Io = { ...given, stderr: (text) => given.stderr(inertLines(text)) };
  try {
    await program(io, policies, (code) => (exit = code)).parseAsync(argv, { from: "user" });
    return exit;
  } catch (error) {
    if (isHelp(error)) return EXIT.passed;
    return explain(error, io);
  }
}

function explain(error: unknown, io: Io): ExitCode {
  // commander has written its own message.
  if (isUsage(error)) return EXIT.usage;
  if (!(error instanceof Error)) return bug(String(error), io);
  // By name, not by class: loading the classes would load what they stand in.
  switch (error.name) {
    case "UsageError":
    case "WaiverError":
      io.stderr(`xenplan: ${error.message}\n`);
      return EXIT.usage;
    case "InputError":
      io.stderr(`xenplan: not judged (${(error as InputError).code})\n${error.message}\n`);
      return EXIT.notJudged;
    case "EmitError":
      io.stderr(`xenplan: not emitted: ${error.message}\n`);
      return EXIT.notJudged;
    case "PolicyFailure":
      return bug(error.message, io, error.cause);
    default:
      return bug(error.message, io, error);
  }
}

function bug(message: string, io: Io, cause?: unknown): ExitCode {
  const stack = cause instanceof Error && cause.stack !== undefined ? `${cause.stack}\n` : "";
  io.stderr(
    `xenplan: internal error: ${message}\nThis is a bug of xenplan, and nothing was judged: please report it, with what follows.\n${stack}`,
  );
  return EXIT.internal;
}
