/** Owns `xenplan diagnose`: an error text, or a log that holds some, in; what it means out. */
import { symptoms } from "../diagnose";
import { diagnose as recognize, type Diagnosis } from "../diagnose/diagnose";
import { InputError } from "../model/input-error";
import { renderDiagnosis, renderDiagnosisJson } from "../report/diagnosis";
import { EXIT, type ExitCode } from "./exit-code";
import { type Io, UsageError } from "./io";
import { readBlocks } from "./log-file";
import { parseReports } from "./reports";

export interface DiagnoseOptions {
  /** Each `FORMAT` or `FORMAT=FILE`, as written. */
  readonly format: readonly string[];
}

type Render = (diagnosis: Diagnosis, color: boolean) => string;
const RENDERERS: Readonly<Record<string, Render>> = {
  human: (diagnosis, color) => renderDiagnosis(diagnosis, { color, known: symptoms.length }),
  json: renderDiagnosisJson,
};

/**
 * @param words `-`, the name of a file, or the text itself, which need not be quoted.
 * @returns passed if something was recognized, rejected if nothing was.
 * @throws UsageError, and InputError if there is nothing that can be read
 */
export function diagnose(words: readonly string[], { format }: DiagnoseOptions, io: Io): ExitCode {
  const targets = parseReports(format).map(({ format: name, file }) => {
    const render = RENDERERS[name];
    if (render === undefined)
      throw new UsageError(`diagnose reports as ${Object.keys(RENDERERS).join(" or ")}, not as ${name}`);
    return { render, file };
  });
  const diagnosis = recognize(blocksOf(words, io), symptoms);
  for (const { render, file } of targets) {
    if (file === undefined) io.stdout(render(diagnosis, io.color));
    else writeTo(file, render(diagnosis, false), io);
  }
  return diagnosis.recognized.length > 0 ? EXIT.passed : EXIT.rejected;
}

function writeTo(file: string, text: string, io: Io): void {
  try {
    io.files.write(file, text);
  } catch (cause) {
    throw new UsageError(`the report can't be written: ${(cause as Error).message}`, { cause });
  }
}

function blocksOf(words: readonly string[], io: Io): Iterable<string> {
  const text = words.join(" ");
  if (text === "-") return reading("-", () => [io.stdin()]);
  if (io.files.exists(text)) return reading(text, () => readBlocks(text));
  // A misspelt name of a file is no text that nobody knows. The texts that are known have blanks, or none of these.
  if (!/\s/.test(text) && /[/\\]|.\.(?:log|txt|out)$/.test(text))
    throw new InputError("unreadable", text, [
      { path: "", message: "there is no such file", hint: "a text that is not the name of a file has blanks in it" },
    ]);
  return [text];
}

/** @throws InputError for what the file system throws, whenever it does. */
function* reading(name: string, open: () => Iterable<string>): Generator<string> {
  try {
    yield* open();
  } catch (cause) {
    const { code, message, name: kind } = cause as NodeJS.ErrnoException;
    if (code === undefined && kind !== "NotText") throw cause;
    throw new InputError(
      "unreadable",
      name,
      [{ path: "", message, ...(name === "-" && { hint: "a log of any size is read if it is named as a file" }) }],
      { cause },
    );
  }
}
