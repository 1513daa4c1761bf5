/** Owns files on the way in: reads what the fleet was before. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import type { Fleet } from "../lib/model/fleet";
import type { Files } from "../lib/read/input";
import { loadInput } from "../lib/read/load";
import { readInputs } from "../lib/read/read";

const files: Files = {
  read: (path) => readFileSync(path, "utf8"),
  isFolder: (path) => statSync(path).isDirectory(),
  list: (path) => readdirSync(path),
};

/**
 * @param path a file or folder of any form that the command takes.
 * @throws InputError if it can't be read as a fleet.
 */
export function readBaseline(path: string): Fleet {
  return readInputs([loadInput(path, files)]).change.after;
}
