/** Owns the way from an INPUT's name to its files: which of a folder's files are the input. Must not know what is in them, but a manifest. */
import { compareNames } from "../model/document";
import { InputError } from "../model/input-error";
import { below, inputFile, isDocument } from "./folder";
import type { Files, Input, InputFile } from "./input";
import { type Defines, define } from "./xl-cfg/define";
import { domUFiles } from "./xl-cfg/discovery";

/** The names under which a folder may hold its one input: a fleet file, or what `terraform show -json` printed. */
const INPUT_FILES = ["fleet.yaml", "fleet.yml", "fleet.json", "plan.json"];
const LOOKED_FOR = `a cdktf.out (manifest.json and stacks), cdk.tf.json, one of ${INPUT_FILES.join(", ")}, fleet files of any name (*.yaml, *.yml, *.json), or xl.cfg files (*.cfg)`;

export interface LoadOptions {
  /** Reads standard input to its end. */
  readonly stdin?: () => string;
  /** The cdk.tf.json that a plan was made of. Default: the one that lies beside the plan. */
  readonly configuration?: string;
  /** What fills placeholders of xl.cfg files, or is set beside their keys. */
  readonly defines?: Defines;
}

/** Reads the files of an input. @throws InputError if they can't be read, or a folder holds none. */
export function loadInput(
  name: string,
  files: Files,
  { stdin, configuration, defines = new Map() }: LoadOptions = {},
): Input {
  if (name === "-") {
    if (stdin === undefined) throw unreadable("-", "standard input is not available here");
    return { name, files: define([load(name, stdin)], defines) };
  }
  const names = isFolder(name, files) ? list(name, files) : undefined;
  const ofDomUs = names && domUFilesIn(name, names, files, defines);
  if (ofDomUs !== undefined) return { name, ...ofDomUs };
  const paths = names === undefined ? [name] : pathsIn(name, names, files);
  const [first = name] = paths;
  return {
    name,
    files: define(
      paths.map((path) => load(path, () => files.read(path))),
      defines,
    ),
    configuration: () => configurationOf(first, files, configuration),
  };
}

/** One that is named must be there; one beside the plan may be. @throws InputError */
function configurationOf(plan: string, files: Files, named: string | undefined): InputFile | undefined {
  if (named !== undefined) return load(named, () => files.read(named));
  const beside = below(plan.includes("/") ? plan.slice(0, plan.lastIndexOf("/")) || "/" : ".", "cdk.tf.json");
  try {
    return { path: beside, text: files.read(beside) };
  } catch {
    return undefined;
  }
}

/** Which files of a folder are the input. */
function pathsIn(folder: string, names: readonly string[], files: Files): readonly string[] {
  if (names.includes("manifest.json")) return stacksOf(folder, files);
  if (names.includes("cdk.tf.json")) return [below(folder, "cdk.tf.json")];
  const inputs = INPUT_FILES.filter((name) => names.includes(name));
  if (inputs.length > 1) throw unreadable(folder, `the folder holds ${inputs.join(" and ")}`, "name the one to judge");
  const [input] = inputs;
  if (input !== undefined) return [below(folder, input)];
  const fleets = names.filter(isDocument).sort(compareNames);
  if (fleets.length > 0) return fleets.map((name) => below(folder, name));
  const configurations = names.filter((name) => name.endsWith(".cfg")).sort(compareNames);
  if (configurations.length > 0) return configurations.map((name) => below(folder, name));
  const hint = names.includes("cdktf.out") ? { hint: `did you mean ${below(folder, "cdktf.out")}?` } : {};
  const found = names.length === 0 ? "the folder is empty" : "the folder holds nothing that can be judged";
  throw new InputError("unreadable", folder, [{ path: "", message: `${found}: looked for ${LOOKED_FOR}`, ...hint }]);
}

/** A folder in which none of these is. */
const OTHER_FOLDERS = ["manifest.json", "cdk.tf.json", ...INPUT_FILES];

/** The files of domUs, by content, and fleet files beside them. Undefined for a folder in which no domU's file is. */
function domUFilesIn(
  folder: string,
  names: readonly string[],
  files: Files,
  defines: Defines,
): Pick<Input, "files" | "passedOver"> | undefined {
  return OTHER_FOLDERS.some((name) => names.includes(name)) ? undefined : domUFiles(folder, names, files, defines);
}

/** The stacks that the manifest names: a folder beside them may be left from an earlier synth. */
function stacksOf(folder: string, files: Files): readonly string[] {
  const path = below(folder, "manifest.json");
  const { text } = load(path, () => files.read(path));
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch (cause) {
    throw new InputError(
      "malformed",
      path,
      [{ path: "", message: `is not JSON: ${(cause as Error).message}`, hint: "synthesize again" }],
      { cause },
    );
  }
  const stacks = (manifest as { stacks?: unknown } | null)?.stacks;
  const paths =
    typeof stacks === "object" && stacks !== null
      ? Object.values(stacks).map((stack: { synthesizedStackPath?: unknown } | null) => stack?.synthesizedStackPath)
      : [];
  if (paths.length === 0) throw unreadable(path, "it names no stacks", "is it the manifest.json that cdktf writes?");
  return paths.map((stack) => {
    if (typeof stack !== "string")
      throw unreadable(path, "a stack in it has no synthesizedStackPath", "synthesize again");
    if (!stack.endsWith(".json")) {
      throw new InputError("unsupported", below(folder, stack), [
        {
          path: "",
          message: "the stack was synthesized as HCL, and only JSON is read",
          hint: "synthesize without --hcl",
        },
      ]);
    }
    return below(folder, stack);
  });
}

function load(path: string, read: () => string): InputFile {
  let text: string;
  try {
    text = read();
  } catch (cause) {
    throw unreadable(path, reason(cause), undefined, cause);
  }
  return inputFile(path, text);
}

function isFolder(path: string, files: Files): boolean {
  try {
    return files.isFolder(path);
  } catch (cause) {
    throw unreadable(path, reason(cause), undefined, cause);
  }
}

function list(path: string, files: Files): readonly string[] {
  try {
    return files.list(path);
  } catch (cause) {
    throw unreadable(path, reason(cause), undefined, cause);
  }
}

/** Node's own message has the path in it, which stands there already. */
function reason(cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException;
  const reasons: Record<string, string> = {
    ENOENT: "no such file or folder",
    ENOTDIR: "no such file or folder",
    EACCES: "may not be read",
    EISDIR: "is a folder",
    ELOOP: "is a link that leads to itself",
    ENAMETOOLONG: "has a name that is too long",
  };
  // A door to the files says in its own words what it does not read.
  if ((cause as Error).name === "NotText") return message;
  return reasons[code ?? ""] ?? `can't be read: ${message}`;
}

function unreadable(file: string, message: string, hint?: string, cause?: unknown): InputError {
  return new InputError("unreadable", file, [{ path: "", message, ...(hint !== undefined && { hint }) }], { cause });
}
