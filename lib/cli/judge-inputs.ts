/** Owns what check, emit and runbook have in common: from the names of inputs to a verdict. */
import type { Finding } from "../policy/finding";
import { isAtLeast } from "../policy/finding";
import { evaluate, type Judgement } from "../policy/evaluate";
import type { AnyPolicy } from "../policy/policy";
import { applyWaivers, describeWaiver, parseWaivers, type Waiver, WaiverError } from "../policy/waiver";
import { malformedIn } from "../model/declaration";
import { InputError } from "../model/input-error";
import { loadInput } from "../read/load";
import { readInputs, type Reading } from "../read/read";
import { parseText } from "../read/text";
import { type Io, UsageError } from "./io";
import type { JudgeOptions } from "./options";

export interface Verdict {
  readonly reading: Reading;
  /** Without what was waived. */
  readonly judgement: Judgement;
  readonly waived: number;
  /** Whether a finding is at or above the threshold, or a value is malformed: nothing can be written from that. */
  readonly rejected: boolean;
}

/** @throws InputError, UsageError, WaiverError, PolicyFailure */
export function judgeInputs(names: readonly string[], options: JudgeOptions, io: Io, policies: readonly AnyPolicy[]): Verdict {
  const { base, failOn, allowUndecided } = options;
  if ([...names, base].filter((name) => name === "-").length > 1) throw new UsageError("standard input can be read only once: - stands twice");
  const waivers = options.waivers === undefined ? [] : loadWaivers(options.waivers, io, policies);
  const load = (name: string) => loadInput(name, io.files, { stdin: io.stdin, ...(options.configuration !== undefined && { configuration: options.configuration }) });
  const reading = readInputs(names.map(load), base === undefined ? undefined : load(base));
  for (const note of reading.notes) io.stderr(`note: ${note}\n`);

  const { judgement, waived, stale, expired } = applyWaivers(evaluate(reading.change, policies), waivers, io.today());
  for (const waiver of stale) io.stderr(`warning: ${options.waivers}: a waiver matches nothing and can go: ${describeWaiver(waiver)}\n`);
  for (const waiver of expired) io.stderr(`warning: ${options.waivers}: a waiver ended on ${waiver.until}: ${describeWaiver(waiver)}\n`);
  const rejects = ({ result, severity }: Finding): boolean =>
    failOn !== "never" && isAtLeast(severity, failOn) && !(allowUndecided && result === "undecided");
  return { reading, judgement, waived: waived.length, rejected: judgement.findings.some(rejects) || malformedIn(reading.change.after).length > 0 };
}

/** A waiver file that can't be read is wrong configuration: not the input's fault. */
function loadWaivers(name: string, io: Io, policies: readonly AnyPolicy[]): readonly Waiver[] {
  try {
    const [file] = loadInput(name, io.files).files;
    return file === undefined ? [] : parseWaivers(parseText(file).value ?? [], policies.map(({ id }) => id));
  } catch (error) {
    if (error instanceof InputError) throw new UsageError(error.message, { cause: error });
    if (error instanceof WaiverError) throw new UsageError(`${name}${error.message.startsWith("[") ? "" : ": "}${error.message}`, { cause: error });
    throw error;
  }
}
