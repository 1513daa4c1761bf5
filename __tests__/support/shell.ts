/** Runs a shell so that nothing of the person who tests is read: bash takes a socket on its standard input for a remote login, and then reads ~/.bashrc. */
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";

/** What a shell, and whatever it starts, gets to see of the world. There is no home that holds anything. */
export const HERMETIC: Readonly<Record<string, string>> = {
  PATH: process.env["PATH"] ?? "/usr/bin:/bin",
  HOME: "/nonexistent",
  LC_ALL: "C",
  TMPDIR: tmpdir(),
  // A shell that another has started is no login.
  SHLVL: "1",
};

export interface ShellRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ShellOptions {
  readonly input?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export function runShell(
  shell: "bash" | "sh",
  args: readonly string[],
  { input, cwd, env = {} }: ShellOptions = {},
): ShellRun {
  const { status, stdout, stderr } = spawnSync(shell, args, {
    encoding: "utf8",
    env: { ...HERMETIC, ...env },
    stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
    maxBuffer: 2 ** 28,
    ...(input !== undefined && { input }),
    ...(cwd !== undefined && { cwd }),
  });
  return { status, stdout, stderr };
}
