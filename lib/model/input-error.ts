/** Owns the error for input that can't be read as a fleet: the user's file, never our bug. */

import { printable } from "../units/inert";
import type { Location } from "./location";

/** One thing that is wrong with an input. */
export interface Problem {
  /** Where in the file: `hosts[0].domUs[1].memoryMiB`, or a Terraform address. Empty for the file as a whole. */
  readonly path: string;
  /** What was found, and what would have been accepted. */
  readonly message: string;
  /** What to do about it, where that isn't plain. */
  readonly hint?: string;
  /** Where it stands in the file, as far as the door can say. */
  readonly location?: Location;
}

export type InputErrorCode =
  | "unreadable" // no such file, a folder without input, not text
  | "malformed" // neither JSON nor YAML, or of no known shape
  | "invalid" // of the known shape, but a field is wrong
  | "unsupported" // a version that this program can't read
  | "incomplete" // a plan that Terraform did not finish, or that leaves things out
  | "unrelated" // a base of another fleet
  | "nothing-to-judge"; // nothing of ours in it

export class InputError extends Error {
  override readonly name = "InputError";

  constructor(
    readonly code: InputErrorCode,
    /** The input as the user named it. */
    readonly file: string,
    /** At least one. */
    readonly problems: readonly Problem[],
    options?: ErrorOptions,
  ) {
    super(describeAll(file, problems), options);
  }
}

/** Nobody reads more than these, and they may be millions. */
const MOST_TOLD = 200;

function describeAll(file: string, problems: readonly Problem[]): string {
  const told = problems.slice(0, MOST_TOLD).map((problem) => describe(file, problem));
  const others = problems.length - told.length;
  return [...told, ...(others === 0 ? [] : [printable(`${file}: and ${others} more`)])].join("\n");
}

function describe(file: string, { path, message, hint, location }: Problem): string {
  const at = location === undefined ? "" : `(line ${location.line}, column ${location.column})`;
  const place = [path, at].filter((text) => text !== "").join(" ");
  return printable(`${file}: ${place === "" ? "" : `${place}: `}${message}${hint === undefined ? "" : ` (${hint})`}`);
}
