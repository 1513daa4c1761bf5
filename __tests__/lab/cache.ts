/** Owns what the lab keeps from run to run: folders named by all that they were made of, so that nothing in them is ever stale. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from "node:fs";
import { join, resolve } from "node:path";
import { timed } from "./timing";

export const CACHE = resolve(
  process.env["XENPLAN_LAB_CACHE"] ?? join(__dirname, "../../node_modules/.cache/xenplan/lab"),
);

/** How many folders of one name stay: that of today, and that of yesterday for who goes back and forth. */
const KEPT = 2;

const PARTIAL = ".partial";

export interface Stage {
  readonly name: string;
  /** All that decides what is built. */
  readonly ingredients: readonly string[];
  /** Fills an empty folder. */
  readonly build: (folder: string) => Promise<void>;
}

/** Where a stage is kept once it is built. All stages lie side by side. */
export function folderOf({ name, ingredients }: Stage): string {
  const key = createHash("sha256").update(JSON.stringify(ingredients)).digest("hex").slice(0, 16);
  return join(CACHE, `${name}-${key}`);
}

/** The texts of files of the lab, as ingredients. */
export function sources(...files: readonly string[]): string[] {
  return files.map((file) => readFileSync(join(__dirname, file), "utf8"));
}

/** Builds the stages that are not built yet, in order. Runs side by side take turns. */
export async function ensure(stages: readonly Stage[]): Promise<void> {
  const now = new Date();
  if (!stages.every((stage) => existsSync(folderOf(stage)))) {
    await alone("lock", async () => {
      for (const stage of stages) if (!existsSync(folderOf(stage))) await build(stage);
    });
  }
  for (const stage of stages) utimesSync(folderOf(stage), now, now);
}

async function build(stage: Stage): Promise<void> {
  const folder = folderOf(stage);
  const partial = `${folder}${PARTIAL}`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial);
  try {
    await timed(`${stage.name} built`, () => stage.build(partial));
    renameSync(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  forget(stage.name);
}

function forget(name: string): void {
  const entries = readdirSync(CACHE).filter((entry) => entry.startsWith(`${name}-`));
  // Nobody else builds at this time: what is partial was interrupted.
  const partial = entries.filter((entry) => entry.endsWith(PARTIAL));
  const age = (entry: string): number => statSync(join(CACHE, entry)).mtimeMs;
  const whole = entries.filter((entry) => !entry.endsWith(PARTIAL)).sort((a, b) => age(b) - age(a));
  for (const entry of [...partial, ...whole.slice(KEPT)]) rmSync(join(CACHE, entry), { recursive: true });
}

/** Does something that no other run of the lab does at the same time. */
export async function alone<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  mkdirSync(CACHE, { recursive: true });
  return locked(join(CACHE, name), work);
}

/** The lock ends with this process, however that ends: flock's child lives as long as its standard input. */
async function locked<Result>(file: string, work: () => Promise<Result>): Promise<Result> {
  const holder = spawn("flock", [file, "sh", "-c", "echo locked; exec cat"], {
    stdio: ["pipe", "pipe", "inherit"],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => holder.on("close", () => resolve()));
  try {
    await new Promise((resolve, reject) => {
      holder.stdout.once("data", resolve);
      holder.once("error", reject).once("close", () => reject(new Error(`${file} could not be locked`)));
    });
    return await work();
  } finally {
    holder.stdin.end();
    await ended;
  }
}
