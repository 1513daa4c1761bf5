/** Owns one run of a fuzz: what may come out, whatever goes in. */
import { run } from "../../lib/cli/run";
import { InputError } from "../../lib/model/input-error";
import { parseText } from "../../lib/read/text";
import { policies } from "../../policies";
import { type FuzzInput, inputOf } from "./inputs";
import { memoryFiles } from "./memory-files";

/** No input takes more of a CPU, in milliseconds. */
const LONGEST = 2000;

function spent(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

export interface Outcome {
  /** The exit code, or what the parser made of it. */
  readonly kind: string;
  /** What must not be. */
  readonly fault?: string;
}

/** Judges one input with the whole command. */
export async function runOne(seed: number): Promise<Outcome> {
  const { files, argv, stdin }: FuzzInput = inputOf(seed);
  let stderr = "";
  const started = process.cpuUsage();
  const exit = await run(
    argv,
    {
      stdin: () => stdin,
      stdout: () => undefined,
      stderr: (text) => void (stderr += text),
      color: false,
      today: () => "2026-06-01",
      files: memoryFiles(files),
    },
    () => policies,
  );
  const took = spent(started);
  const kind = `exit ${exit}${exit === 3 ? ` ${/not (?:judged|emitted)(?: \((\S+)\))?/.exec(stderr)?.[1] ?? ""}` : ""}`;
  if (exit === 4) return { kind, fault: stderr };
  if (took > LONGEST) return { kind, fault: `took ${Math.round(took)} ms` };
  return { kind };
}

/** Reads one text with the parsers alone. */
export function parseOne(seed: number): Outcome {
  const [[path, text] = ["", ""]] = Object.entries(inputOf(seed).files);
  const started = process.cpuUsage();
  let kind = "value";
  try {
    parseText({ path, text });
  } catch (error) {
    if (!(error instanceof InputError)) return { kind: "threw", fault: (error as Error).stack ?? String(error) };
    kind = error.code;
  }
  const took = spent(started);
  return took > LONGEST ? { kind, fault: `took ${Math.round(took)} ms` } : { kind };
}
