/** Owns the options of the commands that judge, as the arguments gave them. */
import type { Question } from "../gate/inputs";

export type JudgeOptions = Omit<Question, "inputs">;

export interface CheckOptions extends JudgeOptions {
  /** Each `FORMAT` or `FORMAT=FILE`, as written. */
  readonly format: readonly string[];
}

export interface EmitOptions extends CheckOptions {
  readonly output: string;
}
