/** Owns the way from the names of inputs to a verdict. */
import { InputError } from "../model/input-error";
import type { Fleet } from "../model/fleet";
import type { AnyPolicy } from "../policy/policy";
import { describeWaiver, parseWaivers, type Waiver, WaiverError } from "../policy/waiver";
import type { Files } from "../read/input";
import { loadInput } from "../read/load";
import { readInputs, type Reading } from "../read/read";
import { parseText } from "../read/text";
import { judgeChange, type Threshold, type Verdict } from "./verdict";

/** What is to be judged, by name: files, folders, `-` for standard input. */
export interface Question extends Threshold {
  readonly inputs: readonly string[];
  /** What there was before. */
  readonly base?: string;
  /** The cdk.tf.json that a plan was made of. */
  readonly configuration?: string;
  /** The file of waivers. */
  readonly waivers?: string;
}

/** What the gate needs of the world. */
export interface World {
  readonly files: Files;
  /** Reads standard input to its end. */
  readonly stdin: () => string;
  /** As 2026-12-31. */
  readonly today: () => string;
}

export interface InputVerdict extends Verdict {
  readonly doors: Reading["doors"];
  /** What the person who runs this should know, before anything else: `note: …`, `warning: …`. */
  readonly remarks: readonly string[];
}

/** The question itself is wrong: its options, or the file of waivers. Not the inputs' fault. */
export class QuestionError extends Error {
  override readonly name = "QuestionError";
}

/** @throws InputError, QuestionError, WaiverError, PolicyFailure */
export function judgeInputs(question: Question, world: World, policies: readonly AnyPolicy[]): InputVerdict {
  const { inputs, base, configuration } = question;
  if ([...inputs, base].filter((name) => name === "-").length > 1)
    throw new QuestionError("standard input can be read only once: - stands twice");
  const waivers = question.waivers === undefined ? [] : loadWaivers(question.waivers, world.files, policies);
  const load = (name: string) =>
    loadInput(name, world.files, { stdin: world.stdin, ...(configuration !== undefined && { configuration }) });
  const { change, notes, doors } = readInputs(inputs.map(load), base === undefined ? undefined : load(base));
  const verdict = judgeChange(change, policies, question, { waivers, today: world.today() });
  const remarks = [
    ...notes.map((note) => `note: ${note}`),
    ...verdict.stale.map(
      (waiver) => `warning: ${question.waivers}: a waiver matches nothing and can go: ${describeWaiver(waiver)}`,
    ),
    ...verdict.expired.map(
      (waiver) => `warning: ${question.waivers}: a waiver ended on ${waiver.until}: ${describeWaiver(waiver)}`,
    ),
  ];
  return { ...verdict, doors, remarks };
}

/** What a fleet was before: a file or folder of any form that is judged. @throws InputError if it can't be read as a fleet. */
export function readBefore(name: string, files: Files): Fleet {
  return readInputs([loadInput(name, files)]).change.after;
}

function loadWaivers(name: string, files: Files, policies: readonly AnyPolicy[]): readonly Waiver[] {
  try {
    const [file] = loadInput(name, files).files;
    return file === undefined
      ? []
      : parseWaivers(
          parseText(file).value ?? [],
          policies.map(({ id }) => id),
        );
  } catch (error) {
    if (error instanceof InputError) throw new QuestionError(error.message, { cause: error });
    if (error instanceof WaiverError)
      throw new QuestionError(`${name}${error.message.startsWith("[") ? "" : ": "}${error.message}`, { cause: error });
    throw error;
  }
}
