/** Owns the common frame of an emitted script: options, dry run, lock. Knows nothing of Xen. */
import type { ShellFunction } from "./function";
import { end, frame, stopDomain } from "./library";
import { command, hereDocument, oneLine, quote } from "./quoting";

/** An option besides --execute and --help. */
export interface ScriptOption {
  /** `--confirm STEP` */
  readonly usage: string;
  readonly help: string;
  /** The variable that it sets, and how it starts. */
  readonly variable: string;
  readonly initially: string;
  /** Lines of the branch that reads it; `$2` is its argument, where `usage` has one. */
  readonly lines: readonly string[];
}

export interface Script {
  /** What messages and the lock call it: `alpha/volumes.sh`. */
  readonly name: string;
  /** One sentence. */
  readonly purpose: string;
  /** Further paragraphs of --help. */
  readonly notes: readonly string[];
  readonly options?: readonly ScriptOption[];
  /** How long it waits for another script of this host to end; 0 is not at all. */
  readonly lockSeconds: number;
  readonly functions: readonly ShellFunction[];
  /** Variables that the functions read, set before everything else. */
  readonly variables?: Readonly<Record<string, string>>;
  /** The body of `main`. Reads and refuses first, changes then. */
  readonly main: readonly string[];
}

/** How long a domU may take to shut down before a script gives up. Nothing is forced then. */
export const SHUTDOWN_SECONDS = 300;

/** Where scripts on a host keep what they must remember, and their lock. */
export const STATE_FOLDER = "/var/lib/xenplan";

/** The text of a self-contained script. Values of declarations get in through `quote` alone. */
export function renderScript(script: Script): string {
  const options = script.options ?? [];
  const functions = inOrder(script.functions);
  const sections = [
    [
      "#!/usr/bin/env bash",
      `# ${oneLine(script.purpose)}`,
      "# Made by xenplan from the declaration of this host; edit that instead.",
      "set -euo pipefail",
    ],
    [
      "export LC_ALL=C",
      "PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin",
      "umask 077",
      `program=${quote(script.name)}`,
      `state=${STATE_FOLDER}`,
      `lock_seconds=${script.lockSeconds}`,
      ...(functions.includes(stopDomain) ? [`shutdown_seconds=${SHUTDOWN_SECONDS}`] : []),
      "execute=no",
      ...Object.entries(script.variables ?? {}).map(([name, value]) => `${name}=${quote(value)}`),
      ...options.map(({ variable, initially }) => `${variable}=${quote(initially)}`),
    ],
    ["usage() {", ...hereDocument("cat", helpOf(script), "HELP"), "}"],
    frame.source.split("\n"),
    ...functions.filter((one) => one !== frame).map(({ source }) => source.trim().split("\n")),
    ["main() {", ...script.main.map((line) => `  ${line}`), "}"],
    optionLoop(options),
    end.source.split("\n"),
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** A call of a function with values of a declaration. */
export function call(name: string, ...values: readonly string[]): string {
  return command([name, ...values]);
}

/** Each function once, after those that it needs. */
function inOrder(functions: readonly ShellFunction[]): readonly ShellFunction[] {
  const ordered = new Set<ShellFunction>();
  const visit = (one: ShellFunction): void => {
    if (ordered.has(one)) return;
    one.needs.forEach(visit);
    ordered.add(one);
  };
  functions.forEach(visit);
  return [...ordered];
}

function helpOf({ name, purpose, notes, options = [] }: Script): string {
  const lines: (readonly [string, string])[] = [
    ["--execute", "Act. Without it, only the checks run, and what would be done is printed."],
    ...options.map(({ usage, help }) => [usage, help] as const),
    ["--help", "Print this."],
  ];
  const width = Math.max(...lines.map(([usage]) => usage.length));
  return [
    `${oneLine(name)} [OPTION]...`,
    oneLine(purpose),
    "",
    ...lines.map(([usage, help]) => `  ${usage.padEnd(width)}  ${help}`),
    "",
    ...notes.map(oneLine),
    "Exit status: 0 done, 1 refused or failed, 2 wrong option, 3 waits for you, 4 another run holds the lock.",
  ].join("\n");
}

function optionLoop(options: readonly ScriptOption[]): readonly string[] {
  const lines = [
    "while [ $# -gt 0 ]; do",
    "  case $1 in",
    "    --execute) execute=yes ;;",
    "    --help) usage; exit 0 ;;",
  ];
  for (const { usage, lines: read } of options) {
    const [flag, argument] = usage.split(" ") as [string, string?];
    lines.push(`    ${flag})`);
    if (argument !== undefined) lines.push(`      [ $# -ge 2 ] || wrong_option "${flag} needs ${argument}"`);
    lines.push(...read.map((line) => `      ${line}`));
    if (argument !== undefined) lines.push("      shift");
    lines.push("      ;;");
  }
  return [...lines, '    *) wrong_option "unknown option: $1" ;;', "  esac", "  shift", "done"];
}
