/** Owns the reading of a checkout of xen-project/xen with all of its tags, for the scripts that capture tables out of it. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

/** A tag, and the release that it is the tree of: `4.17`, `4.17.1`. */
export interface Tagged {
  readonly since: string;
  readonly tag: string;
}

/** 3.x has no tags of its point releases: a branch is read where it left the trunk, or at its last release candidate. */
export const XEND_TAGS: readonly Tagged[] = [
  { since: "3.0.2", tag: "3.0.2-branched" },
  { since: "3.0.3", tag: "3.0.3-branched" },
  { since: "3.0.4", tag: "3.0.4-branched" },
  { since: "3.1", tag: "3.1.0-branched" },
  { since: "3.2", tag: "3.2.0-rc6" },
  { since: "3.3", tag: "3.3.0-branched" },
  { since: "3.4", tag: "3.4.0-rc3" },
  { since: "4.0", tag: "RELEASE-4.0.0" },
];

/** @throws Error if git does. */
export function git(repository: string, ...args: readonly string[]): string {
  return execFileSync("git", ["-C", repository, ...args], {
    encoding: "latin1",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Every point release from 4.1 on, oldest first: some took things over from the next branch. */
export function releaseTags(repository: string): Tagged[] {
  return git(repository, "tag", "--list", "RELEASE-4.*")
    .split("\n")
    .flatMap((tag) => {
      const [, minor, point] = /^RELEASE-4\.(\d+)\.(\d+)$/.exec(tag) ?? [];
      return minor === undefined || point === undefined || Number(minor) === 0
        ? []
        : [{ tag, minor: Number(minor), point: Number(point) }];
    })
    .sort((a, b) => a.minor - b.minor || a.point - b.point)
    .map(({ tag, minor, point }) => ({ since: point === 0 ? `4.${minor}` : `4.${minor}.${point}`, tag }));
}

/** The first of the paths that the tag has. @throws Error if it has none. */
export function fileOf(repository: string, tag: string, paths: readonly string[]): string {
  const file = paths.find((path) => git(repository, "ls-tree", "--name-only", tag, path) !== "");
  if (file === undefined) throw new Error(`${tag} has none of ${paths.join(", ")}`);
  return file;
}

/** Writes a table, or with --check compares it. @throws Error if it differs, or nobody says where xen.git is. */
export function capture(args: readonly string[], table: string, render: (repository: string) => string): void {
  const [repository, ...flags] = args;
  if (repository === undefined) throw new Error("say where xen.git is");
  const text = render(repository);
  if (!flags.includes("--check")) return writeFileSync(table, text);
  if (readFileSync(table, "utf8") !== text) throw new Error(`${table} is not what xen.git says`);
}

/** Items with a comma behind each, as many a line as fit. */
export function wrap(items: readonly string[], indent: string): string {
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + item.length < 145) lines[lines.length - 1] = `${last} ${item},`;
    else lines.push(`${indent}${item},`);
  }
  return lines.join("\n");
}
