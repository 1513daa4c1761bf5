/** Owns how the lab runs a program on this machine: with a limit in time, and with all that it printed when it fails. */
import { spawn } from "node:child_process";

export interface CommandOptions {
  readonly cwd?: string;
  readonly input?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** 120 unless told. */
  readonly timeoutSeconds?: number;
}

/** Standard output of a program that ended with 0. @throws Error with both of its outputs if it did not, or was too slow. */
export async function command(
  program: string,
  args: readonly string[],
  { cwd, input = "", env, timeoutSeconds = 120 }: CommandOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: "pipe",
      timeout: timeoutSeconds * 1000,
      killSignal: "SIGKILL",
      ...(cwd !== undefined && { cwd }),
      ...(env && { env }),
    });
    const printed = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"] as const)
      child[stream].setEncoding("utf8").on("data", (text: string) => (printed[stream] += text));
    child.on("error", (cause) => reject(new Error(`${program} did not start`, { cause })));
    child.on("close", (code, signal) => {
      if (code === 0) resolve(printed.stdout);
      else
        reject(
          new Error(
            `${program} ${args.join(" ")} ended with ${code ?? signal ?? "nothing"}\n${printed.stdout}${printed.stderr}`,
          ),
        );
    });
    child.stdin.on("error", () => undefined); // It may end before it has read all.
    child.stdin.end(input);
  });
}

/** A line of bash, for what is a pipe. At a deeper level than a login's: bash would take its standard input for a remote one, and read ~/.bashrc. */
export async function shell(script: string, options: CommandOptions = {}): Promise<string> {
  return command("bash", ["-euo", "pipefail", "-c", script], {
    ...options,
    env: { ...process.env, ...options.env, SHLVL: "1" },
  });
}
