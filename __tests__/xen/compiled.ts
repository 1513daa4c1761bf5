/** Owns the compiling of our small C programs that lead to Xen's own libraries. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

const programs = new Map<string, string>();

/** Kept between runs under the hash of its source; made aside and moved, because test files run at the same time. */
export function compiled(source: string, options: readonly string[]): string {
  const known = programs.get(source);
  if (known !== undefined) return known;
  const hash = createHash("sha256").update(readFileSync(source)).update(options.join(" ")).digest("hex").slice(0, 16);
  const cache = join(tmpdir(), `xenplan-tests-${process.getuid?.() ?? "user"}`);
  const program = join(cache, `${basename(source, ".c")}-${hash}`);
  programs.set(source, program);
  if (existsSync(program)) return program;
  mkdirSync(cache, { recursive: true, mode: 0o700 });
  const aside = mkdtempSync(join(cache, "build-"));
  const { status, stderr } = spawnSync(
    "gcc",
    ["-O1", "-Wall", "-Wextra", "-Werror", "-o", join(aside, "out"), source, ...options],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`${source} doesn't compile: ${stderr}`);
  renameSync(join(aside, "out"), program);
  rmSync(aside, { recursive: true });
  return program;
}
