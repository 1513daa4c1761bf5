/** Owns the one parsing of each file: discovery looks at it, and each release that a host may run reads it. */
import { type ParsedCfg, parseCfg } from "../../xlcfg/parse";
import { type CfgSettings, settingsOf } from "../../xlcfg/settings";
import type { InputFile } from "../input";

export interface ParsedFile extends ParsedCfg {
  readonly inTheEnd: CfgSettings;
}

const parsed = new WeakMap<InputFile, ParsedFile>();

export function parsedFile(file: InputFile): ParsedFile {
  let found = parsed.get(file);
  if (found === undefined) {
    const { assignments, faults } = parseCfg(file.text);
    parsed.set(file, (found = { assignments, faults, inTheEnd: settingsOf(assignments) }));
  }
  return found;
}
