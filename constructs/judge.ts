/** Owns the judgement of declared things: from documents to the model, through all policies, to a pass or a rejection. Writes nothing. */
import { assembleFleet, type PlacedThing } from "../lib/model/assemble";
import type { Change, Fleet } from "../lib/model/fleet";
import { parseFleet } from "../lib/model/parse";
import { disk } from "../lib/disk/disk";
import { withGit } from "../lib/disk/git";
import { changeFrom } from "../lib/gate/inputs";
import { judgeChange } from "../lib/gate/verdict";
import type { Judgement } from "../lib/policy/evaluate";
import type { Severity } from "../lib/policy/finding";
import { renderHuman } from "../lib/report/human";
import { policies } from "../policies";
import { presentable } from "./presentable";

export interface JudgeOptions {
  /**
   * What the fleet was before: a file or folder of any form that `xenplan check --base` takes, `git:REF:PATH`, or `none`. Without it, policies on changes (grown
   * volumes among them) are not judged here, but only where a plan says what was before.
   */
  readonly base?: string;
  /** The mildest finding that rejects the fleet. Default: `error`. */
  readonly failOn?: Exclude<Severity, "fatal">;
  /** Whether a policy that can't be decided lets the fleet pass. Default: false. */
  readonly allowUndecided?: boolean;
  /** The day by which windows are judged, as 2026-12-31. Default: none, and no window is over: a synth has no clock. */
  readonly asOf?: string;
}

/** A fleet that passed. */
export interface Judged {
  readonly change: Change;
  readonly judgement: Judgement;
}

/** The fleet breaks a constraint. The message is the whole report. Of the stack, only the person's own frame is left: ours help nobody. */
export class RejectedFleet extends Error {
  override readonly name = "RejectedFleet";
  declare readonly judgement: Judgement;

  constructor(judgement: Judgement) {
    super(`the fleet is rejected, and nothing was written\n\n${renderHuman(judgement, policies)}`);
    Object.defineProperty(this, "judgement", { value: judgement, enumerable: false });
    presentable(this, RejectedFleet as never);
  }
}

/** What messages call the program itself, where a file would have its name. */
const PROGRAM = "this program";

/** The fleet that things declare together. @throws InputError if a declaration is malformed. */
export function fleetOf(things: readonly PlacedThing[]): Fleet {
  // Assembling puts things into the documents of what they belong to, and ours must stay as they were declared.
  const copies = things.map(({ thing, origin }) => ({ thing: { ...thing, document: { ...thing.document } }, origin }));
  const { document, origins } = assembleFleet(copies, PROGRAM);
  return parseFleet(document, { file: PROGRAM, origins });
}

/**
 * @throws RejectedFleet if the fleet breaks a constraint.
 * @throws InputError if the base can't be read.
 * @throws PolicyFailure if a policy throws.
 */
export function judge(after: Fleet, { base, failOn = "error", allowUndecided = false, asOf }: JudgeOptions): Judged {
  const change: Change = base === undefined ? { after } : changeFrom(base, after, withGit(disk));
  const verdict = judgeChange({ ...change, ...(asOf !== undefined && { asOf }) }, policies, { failOn, allowUndecided });
  if (verdict.rejected) throw new RejectedFleet(verdict.judgement);
  return verdict;
}
