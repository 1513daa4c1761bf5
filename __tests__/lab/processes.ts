/** Owns the look at the processes of this machine, each of which may have ended meanwhile. */
import { readdirSync, readFileSync } from "node:fs";

/** What runs now, by number. */
export function processes(): readonly number[] {
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number);
}

/** Its words. None of a process that has ended. */
export function commandLineOf(pid: number): readonly string[] {
  return (read(pid, "cmdline") ?? "").split("\0");
}

/** As it was started with: `NAME=VALUE`. */
export function environmentOf(pid: number): readonly string[] {
  return (read(pid, "environ") ?? "").split("\0");
}

export interface Origin {
  readonly parent: number;
  /** Tells it from a later process of its number. */
  readonly started: string;
}

/** Undefined of a process that has ended. Behind the name, which may hold anything: the parent is the second field, the start the twentieth. */
export function originOf(pid: number): Origin | undefined {
  const fields = read(pid, "stat")
    ?.replace(/^.*\) /s, "")
    .split(" ");
  return fields && { parent: Number(fields[1]), started: fields[19] ?? "" };
}

function read(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "latin1");
  } catch {
    return undefined;
  }
}
