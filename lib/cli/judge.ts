/** Owns what check, emit and runbook have in common: the gate's verdict, and its remarks on standard error. */
import { type InputVerdict, judgeInputs, QuestionError } from "../gate/inputs";
import type { AnyPolicy } from "../policy/policy";
import { type Io, UsageError } from "./io";
import type { JudgeOptions } from "./options";

/** @throws InputError, UsageError, WaiverError, PolicyFailure */
export function judge(
  inputs: readonly string[],
  options: JudgeOptions,
  io: Io,
  policies: readonly AnyPolicy[],
): InputVerdict {
  try {
    const verdict = judgeInputs({ ...options, inputs }, io, policies);
    for (const remark of verdict.remarks) io.stderr(`${remark}\n`);
    return verdict;
  } catch (error) {
    if (error instanceof QuestionError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}
