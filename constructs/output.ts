/** Owns what we put into an app's output folder, and the removal of what an earlier run left there. Never touches state, or what others made. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import type { Artefact } from "../lib/emit/artefact";

/** Where artefacts go, below the output folder. */
export const ARTEFACTS_FOLDER = "xenplan";

/** The list of the artefacts that we wrote: the only files that we will remove. */
const INDEX = "artefacts.json";

/** What the framework writes for a stack: as JSON, or as HCL with its metadata. */
const STACK_FILES = ["cdk.tf.json", "cdk.tf", "metadata.json"];

/** Replaces the artefacts of an earlier run. @returns the paths written, relative to the output folder. */
export function writeArtefacts(outdir: string, artefacts: readonly Artefact[]): string[] {
  removeArtefacts(outdir);
  if (artefacts.length === 0) return [];
  const folder = join(outdir, ARTEFACTS_FOLDER);
  const folders = new Set<string>();
  for (const { path, content, executable } of artefacts) {
    const file = inside(folder, path);
    if (!folders.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
    folders.add(dirname(file));
    writeFileSync(file, content, { mode: executable ? 0o755 : 0o644 });
  }
  writeFileSync(
    join(folder, INDEX),
    `${JSON.stringify(
      artefacts.map(({ path }) => path),
      undefined,
      2,
    )}\n`,
  );
  return artefacts.map(({ path }) => `${ARTEFACTS_FOLDER}/${path}`);
}

/** Removes what a synth writes, so that nothing of an earlier run looks as if it were this one's. Terraform's state and its own folders stay. */
export function removeOutput(outdir: string): void {
  rmSync(join(outdir, "manifest.json"), { force: true });
  const stacks = join(outdir, "stacks");
  for (const stack of existsSync(stacks) ? readdirSync(stacks) : []) {
    for (const file of STACK_FILES) rmSync(join(stacks, stack, file), { force: true });
  }
  removeArtefacts(outdir);
}

function removeArtefacts(outdir: string): void {
  const folder = join(outdir, ARTEFACTS_FOLDER);
  const index = join(folder, INDEX);
  if (!existsSync(index)) return;
  const folders = new Set<string>([folder]);
  for (const file of recorded(folder, index)) {
    rmSync(file, { force: true });
    for (let parent = dirname(file); parent.length > folder.length; parent = dirname(parent)) folders.add(parent);
  }
  rmSync(index);
  // The deepest first: a path is longer than those of the folders around it.
  for (const path of [...folders].sort((a, b) => b.length - a.length)) {
    if (existsSync(path) && readdirSync(path).length === 0) rmdirSync(path);
  }
}

/** The files that the list names. A list that isn't ours, or is damaged, names none: nothing is removed on its word. */
function recorded(folder: string, index: string): string[] {
  try {
    return (JSON.parse(readFileSync(index, "utf8")) as string[]).map((path) => inside(folder, path));
  } catch {
    return [];
  }
}

/** @throws Error if `path` leads out of `folder`. */
function inside(folder: string, path: string): string {
  const file = join(folder, path);
  if (!file.startsWith(join(folder, "/")) || file !== normalize(file))
    throw new Error(`the path of an artefact leads out of its folder: ${path}`);
  return file;
}
