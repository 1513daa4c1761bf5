/**
 * Owns the reading of settings (xl.cfg's, xl.conf's) as the toolstack reads them: xlu_cfg_get_string, _long, _defbool and _list of
 * tools/libs/util/libxlu_cfg.c, the same from 4.2 to 4.22. A value of another form is ignored there with a warning, so it is undefined here.
 */
import type { SettingValue } from "./fleet";
import { isUnknown, type Planned } from "./planned";

export type Settings = ReadonlyMap<string, Planned<SettingValue>>;

/** The text of an atom. A number is one too: the lexer keeps its digits. Undefined for a list. */
export function textSetting(settings: Settings, key: string): Planned<string> | undefined {
  return read(settings, key, (value) => (typeof value === "object" ? undefined : String(value)));
}

/** strtol with base 0: `12`, `0x10`, `-1`, and `010`, which is eight. Undefined for anything else, and for what a long can't hold. */
export function numberSetting(settings: Settings, key: string): Planned<number> | undefined {
  return read(settings, key, (value) => (typeof value === "object" ? undefined : long(String(value))));
}

/** Any number but 0 is true. Words (`true`, `on`) are no numbers, and leave the default in force. */
export function flagSetting(settings: Settings, key: string): Planned<boolean> | undefined {
  const number = numberSetting(settings, key);
  return number === undefined || isUnknown(number) ? number : number !== 0;
}

/** Undefined for an atom: what takes either is read with `textSetting` too. */
export function listSetting(settings: Settings, key: string): Planned<readonly string[]> | undefined {
  return read(settings, key, (value) => (typeof value === "object" ? value : undefined));
}

function read<T>(
  settings: Settings,
  key: string,
  parse: (value: SettingValue) => T | undefined,
): Planned<T> | undefined {
  const value = settings.get(key);
  return value === undefined || isUnknown(value) ? value : parse(value);
}

const [LONG_MIN, LONG_MAX] = [-(2n ** 63n), 2n ** 63n - 1n];

function long(text: string): number | undefined {
  // White space before it, and none behind: the whole text must be taken.
  const [, sign, digits] = /^[\t-\r ]*([+-]?)(0x[0-9a-f]+|0[0-7]*|[1-9][0-9]*)$/i.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const octal = /^0[0-7]/.test(digits);
  const magnitude = BigInt(octal ? `0o${digits.slice(1)}` : digits.toLowerCase());
  const value = sign === "-" ? -magnitude : magnitude;
  return value < LONG_MIN || value > LONG_MAX ? undefined : Number(value);
}
