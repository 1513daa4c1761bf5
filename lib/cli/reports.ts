/** Owns which reports are written where. */
import type { AnyPolicy } from "../policy/policy";
import { renderGithub } from "../report/github";
import { renderHuman } from "../report/human";
import { renderJson } from "../report/json";
import type * as sarif from "../report/sarif";
import type { WritableFiles } from "../disk/files";
import { kernelFolderOf } from "../disk/kernel-path";
import { type Io, UsageError } from "./io";
import type { InputVerdict } from "../gate/inputs";
import { nearest } from "../units/nearest";
import type { CheckOptions } from "./options";
import { VERSION } from "./version";

export const FORMATS = ["human", "json", "sarif", "github"] as const;
export type Format = (typeof FORMATS)[number];

export interface ReportTarget {
  readonly format: Format;
  /** Absent: standard output. */
  readonly file?: string;
}

/** Reads `FORMAT` and `FORMAT=FILE`. None means human on standard output. @throws UsageError */
export function parseReports(specs: readonly string[]): readonly ReportTarget[] {
  if (specs.length === 0) return [{ format: "human" }];
  const targets = specs.map((spec) => {
    const [, format = "", file] = /^([^=]*)(?:=(.*))?$/s.exec(spec) ?? [];
    if (!isFormat(format)) {
      const meant = nearest(format, FORMATS);
      throw new UsageError(
        `there is no format "${format}": expected ${FORMATS.join(", ")}${meant === undefined ? "" : ` (did you mean ${meant}?)`}`,
      );
    }
    if (file === "") throw new UsageError(`--format ${spec}: name the file after =`);
    return { format, ...(file !== undefined && { file }) };
  });
  const places = targets.map(({ file }) => file ?? "standard output");
  const twice = places.find((place, index) => places.indexOf(place) !== index);
  if (twice !== undefined)
    throw new UsageError(`two reports go to ${twice}: give one of them a file of its own (--format json=FILE)`);
  return targets;
}

function isFormat(text: string): text is Format {
  return (FORMATS as readonly string[]).includes(text);
}

/** @throws UsageError if a file can't be written. */
export function writeReports(
  targets: readonly ReportTarget[],
  verdict: InputVerdict,
  io: Io,
  policies: readonly AnyPolicy[],
): void {
  for (const { format, file } of targets) {
    const text = render(format, verdict, policies, io.color && file === undefined);
    if (file === undefined) io.stdout(text);
    else {
      try {
        writeReport(file, text, io.files);
      } catch (cause) {
        throw new UsageError(`the report can't be written: ${(cause as Error).message}`, { cause });
      }
    }
  }
}

/** Whole, or not at all, and never through a link or into a device. @throws as `node:fs` does */
function writeReport(file: string, text: string, files: WritableFiles): void {
  const kernels = kernelFolderOf(file);
  if (kernels === "proc" || kernels === "sys") throw new Error(`${file} is a window into the kernel`);
  if (files.isLink(file)) throw new Error(`${file} is a symbolic link: name the file itself`);
  if (kernels === "dev") files.write(file, text);
  else files.replace(file, text);
}

/** The reports that a judgement is asked for. @throws UsageError, also if one would take the place of what is read. */
export function reportsOf(
  inputs: readonly string[],
  { format, base, configuration, waivers }: CheckOptions,
  files: WritableFiles,
): readonly ReportTarget[] {
  const targets = parseReports(format);
  for (const { file } of targets)
    for (const input of [...inputs, base, configuration, waivers])
      if (file !== undefined && input !== undefined && (file === input || files.isSame(file, input)))
        throw new UsageError(`the report would take the place of ${input}, which is read: name another file`);
  return targets;
}

function render(
  format: Format,
  { judgement, waived, doors, deferred }: InputVerdict,
  policies: readonly AnyPolicy[],
  color: boolean,
): string {
  const file = doors.find(({ file }) => file !== "-")?.file;
  const input = file === undefined ? {} : { input: file };
  switch (format) {
    case "human":
      return renderHuman(judgement, policies, { color, waived: waived.length, deferred });
    case "json":
      return renderJson(judgement, { waived: waived.length, deferred });
    case "sarif": {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- its rules bring their pages, and those load what the other reports don't need
      const { renderSarif } = require("../report/sarif") as typeof sarif;
      return renderSarif(judgement, policies, { version: VERSION, ...input });
    }
    case "github":
      return renderGithub(judgement, { waived: waived.length, ...input });
  }
}
