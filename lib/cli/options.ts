/** Owns the options of the commands that judge, as the arguments gave them. */
import type { Severity } from "../policy/finding";

export interface JudgeOptions {
  readonly base?: string;
  /** The cdk.tf.json that a plan was made of. */
  readonly configuration?: string;
  readonly failOn: Exclude<Severity, "fatal"> | "never";
  readonly allowUndecided: boolean;
  readonly waivers?: string;
}

export interface CheckOptions extends JudgeOptions {
  /** Each `FORMAT` or `FORMAT=FILE`, as written. */
  readonly format: readonly string[];
}

export interface EmitOptions extends CheckOptions {
  readonly output: string;
}
