/** Owns the question what a lab has left behind on this machine. */
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FOLDER_PREFIX } from "./machine";
import { commandLineOf, processes } from "./processes";

/** Folders of machines that nobody keeps any more, and processes whose folder is gone. Other people's labs that run at this time are none of it. */
export function leftovers(): string[] {
  const lines = processes().map((pid) => ({ pid, words: commandLineOf(pid) }));
  const machines = lines.filter(({ words }) => words.some((word) => word.includes(FOLDER_PREFIX)));
  const folders = readdirSync(tmpdir())
    .filter((entry) => entry.startsWith(FOLDER_PREFIX))
    .map((entry) => join(tmpdir(), entry));
  return [
    ...folders.filter((folder) => !machines.some(({ words }) => words.some((word) => word.includes(folder)))),
    ...machines
      .filter(({ words }) => !folders.some((folder) => words.some((word) => word.includes(folder))))
      .map(({ pid, words }) => `process ${pid}: ${words[0] ?? ""}`),
  ];
}
