/** Owns the way to read a configuration of xm's: as the Python that it is. */
import { spawnSync } from "node:child_process";

/** What installs it, for messages. */
export const PYTHON_HINT = "apt-get install python3";

/** By variable. */
export type PythonReading = Readonly<Record<string, string | number | readonly string[]>>;

/**
 * xm's Python 2 reads a file without a coding line as ASCII, and its strings are bytes: so only ASCII is taken, and each string's characters
 * are taken for the bytes of UTF-8.
 */
const READER = `
import json, sys
def plain(value):
    if isinstance(value, list): return [plain(item) for item in value]
    return value.encode("latin-1").decode("utf-8") if isinstance(value, str) else value
def read(text):
    variables = {}
    exec(compile(text.encode("ascii"), "domU", "exec"), {}, variables)
    return {key: plain(value) for key, value in variables.items()}
json.dump([read(text) for text in json.load(sys.stdin)], sys.stdout)
`;

export function hasPython(): boolean {
  return spawnSync("python3", ["-c", ""], { stdio: "ignore" }).status === 0;
}

/** Reads each text by itself, all in one process. @throws if Python refuses one, or warns of anything in it. */
export function readXmCfgs(texts: readonly string[]): PythonReading[] {
  const { status, stdout, stderr, error } = spawnSync("python3", ["-W", "error", "-c", READER], {
    input: JSON.stringify(texts),
    encoding: "utf8",
  });
  if (error !== undefined) throw error;
  if (status !== 0 || stderr !== "") throw new Error(`Python (exit ${status}) says: ${stderr}of\n${texts.join("\n")}`);
  return JSON.parse(stdout) as PythonReading[];
}
