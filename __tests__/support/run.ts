/** Runs the command in-process, on real files, with its streams captured. */
import { disk } from "../../lib/disk/disk";
import type { Io } from "../../lib/cli/io";
import { run } from "../../lib/cli/run";
import type { AnyPolicy } from "../../lib/policy/policy";

export interface Ran {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly policies?: readonly AnyPolicy[];
  readonly stdin?: string;
  readonly color?: boolean;
  /** As 2026-12-31. */
  readonly today?: string;
}

export async function xenplan(
  argv: readonly string[],
  { policies = [], stdin, color = false, today = "2026-06-01" }: RunOptions = {},
): Promise<Ran> {
  let stdout = "";
  let stderr = "";
  const io: Io = {
    stdin: () => stdin ?? "",
    stdout: (text) => void (stdout += text),
    stderr: (text) => void (stderr += text),
    color,
    today: () => today,
    files: disk,
  };
  const exit = await run(argv, io, () => policies);
  return { exit, stdout, stderr };
}
