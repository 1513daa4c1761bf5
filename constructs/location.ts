/** Owns where a person declared a thing: the framework does not record it. */
import { existsSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Location } from "../lib/model/fleet";

/** As many frames as a library of constructs may put between us and the person. */
const DEEPEST = 50;

/** What a position in the program as it runs was in the source: a loop declares a thousand things in one place, and a source map is slow. */
const known = new Map<string, Location | undefined>();

/**
 * The first frame outside `callee`, outside node_modules and outside this folder, relative to the working directory.
 * Undefined where there is none, or where its file lies outside the repository: such a path would differ from machine to machine.
 */
// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- what Error.captureStackTrace takes
export function callerOf(callee: Function): Location | undefined {
  const position = JSON.stringify([process.cwd(), ...rawPositions(callee)]);
  if (!known.has(position)) known.set(position, mapped(callee));
  return known.get(position);
}

/** The frames as they run, up to the first one that is not ours: cheap, as no source map is looked at. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- as above
function rawPositions(callee: Function): readonly (string | number | null)[] {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- V8 calls it without a this, and so it was given
  const prepare = Error.prepareStackTrace;
  const limit = Error.stackTraceLimit;
  const holder: { stack?: unknown } = {};
  try {
    Error.stackTraceLimit = DEEPEST;
    Error.prepareStackTrace = (_, sites) => sites.find((site) => !isOurs(pathOf(site.getFileName() ?? "")));
    Error.captureStackTrace(holder, callee);
    const site = holder.stack as NodeJS.CallSite | undefined;
    return [site?.getFileName() ?? null, site?.getLineNumber() ?? null, site?.getColumnNumber() ?? null];
  } finally {
    Error.prepareStackTrace = prepare;
    Error.stackTraceLimit = limit;
  }
}

/** Reads the stack as text, which is what source maps are applied to. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- as above
function mapped(callee: Function): Location | undefined {
  const limit = Error.stackTraceLimit;
  const holder: { stack?: string } = {};
  try {
    Error.stackTraceLimit = DEEPEST;
    Error.captureStackTrace(holder, callee);
    for (const line of String(holder.stack).split("\n")) {
      const location = parse(line);
      if (location !== undefined) return relativeToWorkingDirectory(location);
    }
    return undefined;
  } finally {
    Error.stackTraceLimit = limit;
  }
}

function pathOf(file: string): string {
  return file.startsWith("file://") ? fileURLToPath(file) : file;
}

/** Whether a frame says nothing of the person: the framework's, Node's, or this folder's. */
function isOurs(file: string): boolean {
  return (
    file === "" || file.startsWith("node:") || file.includes(`${sep}node_modules${sep}`) || dirname(file) === __dirname
  );
}

/** Of `    at new Fleet (/home/me/fleet.ts:12:5)`. */
function parse(line: string): Location | undefined {
  if (!/^\s*at /.test(line)) return undefined;
  const position = /:(\d+):(\d+)\)?$/.exec(line);
  if (position === null) return undefined;
  const [, lineNumber, column] = position;
  const before = line.slice(0, position.index);
  const last = before.slice(Math.max(before.lastIndexOf("("), before.lastIndexOf(")")) + 1);
  const [where] = /(?:file:\/\/|\/|[A-Za-z]:[\\/]).*$/s.exec(last) ?? [];
  if (where === undefined) return undefined;
  const file = pathOf(where);
  if (isOurs(file)) return undefined;
  return { file, line: Number(lineNumber), column: Number(column) };
}

function relativeToWorkingDirectory({ file, ...position }: Location): Location | undefined {
  const workingDirectory = process.cwd();
  if (!isBelow(repositoryOf(workingDirectory), file)) return undefined;
  return { file: relative(workingDirectory, file).split(sep).join("/"), ...position };
}

function isBelow(folder: string, file: string): boolean {
  const path = relative(folder, file);
  return !path.startsWith("..") && !isAbsolute(path);
}

const repositories = new Map<string, string>();

/** The nearest folder upwards that is a repository, else `folder` itself. */
function repositoryOf(folder: string): string {
  const known = repositories.get(folder);
  if (known !== undefined) return known;
  let candidate = folder;
  while (!existsSync(join(candidate, ".git")) && dirname(candidate) !== candidate) candidate = dirname(candidate);
  const found = existsSync(join(candidate, ".git")) ? candidate : folder;
  repositories.set(folder, found);
  return found;
}
