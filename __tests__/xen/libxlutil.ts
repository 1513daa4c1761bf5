/** Owns the way to Xen's own parser of xl.cfg: runs the small C program beside it. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { compiled } from "./compiled";

const SOURCE = join(__dirname, "xlcfg-read.c");

/** What installs it, for messages. */
export const LIBXLUTIL_HINT = "apt-get install gcc libxen-dev";

/** What to read a key as. `disks`, `vifs` and `pcis` are lists whose items the parser takes apart; `lists` is a list of lists. */
export type Kind = "string" | "number" | "list" | "lists" | "disks" | "vifs" | "pcis";

export interface ReadDisk {
  readonly vdev: string;
  readonly target: string;
  readonly format: string;
  /** `unknown` where libxl is left to choose. */
  readonly backendType: string;
  readonly writable: boolean;
  readonly cdrom: boolean;
  readonly specification: string;
  readonly backend?: string;
  readonly script?: string;
  /** Absent where nothing was said; so is `trusted`. */
  readonly discard?: boolean;
  readonly trusted?: boolean;
  readonly directIoSafe: boolean;
}

export interface ReadPci {
  /** Absent where a name stands in its place. */
  readonly bdf?: string;
  readonly name?: string;
  readonly permissive: boolean;
  readonly msitranslate: boolean;
  readonly seize: boolean;
  readonly rdmPolicy: string;
}

/** By key; null where the file doesn't have it. */
export type Reading = Readonly<
  Record<
    string,
    | string
    | number
    | readonly (string | readonly string[])[]
    | readonly ReadDisk[]
    | readonly ReadPci[]
    | readonly Record<string, string>[]
    | null
  >
>;

/** Whether the library and a compiler are here. That our own program compiles is no condition: if it doesn't, the tests fail. */
export function hasLibxlutil(): boolean {
  const { status } = spawnSync("gcc", ["-fsyntax-only", "-include", "libxlutil.h", "-x", "c", "/dev/null"], {
    stdio: "ignore",
  });
  return status === 0;
}

/** @throws if the parser refuses the text, or has anything at all to say about it. */
export function readXlCfg(text: string, keys: Readonly<Record<string, Kind>>): Reading {
  const args = Object.entries(keys).map(([key, kind]) => `${kind}:${key}`);
  const { status, stdout, stderr, error } = spawnSync(compiled(SOURCE, ["-lxlutil", "-lxenlight"]), args, {
    input: text,
    encoding: "utf8",
  });
  if (error !== undefined) throw error;
  if (status !== 0 || stderr !== "") throw new Error(`libxlutil (exit ${status}) says: ${stderr}of\n${text}`);
  return JSON.parse(stdout) as Reading;
}
