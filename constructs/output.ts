/** Owns what a synth puts into an app's output folder, and the removal of what an earlier one left there. Never touches state, or what others made. */
import { lstatSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { disk } from "../lib/disk/disk";
import type { Artefact } from "../lib/emit/artefact";
import { PROPOSAL } from "./applied";
import { publish, refuseForeign, withdraw } from "../lib/output/owned-folder";

/** Where artefacts go, below the output folder. */
export const ARTEFACTS_FOLDER = "xenplan";

const WRITER = "synth";

/** What the framework writes for a stack: as JSON, or as HCL with its metadata. */
const STACK_FILES = ["cdk.tf.json", "cdk.tf", "metadata.json"];

/** @throws OutputError if the artefacts would take the place of what somebody else wrote or changed. */
export function refuseForeignArtefacts(outdir: string, artefacts: readonly Artefact[]): void {
  refuseForeign(join(outdir, ARTEFACTS_FOLDER), WRITER, disk, { beside: artefacts });
}

/** Replaces the artefacts of an earlier run. @returns the paths written, relative to the output folder. */
export function writeArtefacts(outdir: string, artefacts: readonly Artefact[]): string[] {
  if (artefacts.length === 0) return [];
  publish(join(outdir, ARTEFACTS_FOLDER), WRITER, artefacts, disk, { keepsOthers: true });
  return artefacts.map(({ path }) => `${ARTEFACTS_FOLDER}/${path}`);
}

/**
 * Removes what a synth writes, before anything of a new one is written and after one that was rejected: nothing of an earlier run looks as if it
 * were this one's. Terraform's state and its own folders stay, and no link is followed.
 */
export function removeOutput(outdir: string): void {
  if (!isFolder(outdir)) return;
  rmSync(join(outdir, "manifest.json"), { force: true });
  const stacks = join(outdir, "stacks");
  for (const stack of isFolder(stacks) ? readdirSync(stacks) : []) {
    if (!isFolder(join(stacks, stack))) continue;
    const proposals = readdirSync(join(stacks, stack)).filter((file) => PROPOSAL.test(file));
    for (const file of [...STACK_FILES, ...proposals]) rmSync(join(stacks, stack, file), { force: true });
  }
  withdraw(join(outdir, ARTEFACTS_FOLDER), WRITER, disk, { withMarker: true });
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
