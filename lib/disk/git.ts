/** Owns files of another commit: `git:REF:PATH` names one, or a folder, as it is there, so that no change can edit what it is compared with. */
import { execFileSync } from "node:child_process";
import { MOST_TEXT_BYTES, textOf } from "./text-file";
import { withoutTrailing } from "../units/trailing";

/** What reading needs of files. */
interface Readable {
  read(path: string): string;
  isFolder(path: string): boolean;
  list(path: string): readonly string[];
}

const NAME = /^git:([^:]+):(.*)$/s;

/** Files in which `git:REF:PATH` can be read too. PATH goes from the current folder, as other paths do. */
export function withGit<F extends Readable>(files: F): F {
  return {
    ...files,
    read: (path) => {
      const name = objectNamed(path);
      return name === undefined ? files.read(path) : git(["cat-file", "blob", name]);
    },
    isFolder: (path) => {
      const name = objectNamed(path);
      return name === undefined ? files.isFolder(path) : git(["cat-file", "-t", name]).trim() === "tree";
    },
    list: (path) => {
      const name = objectNamed(path);
      return name === undefined
        ? files.list(path)
        : git(["ls-tree", "-z", "--name-only", name])
            .split("\0")
            .filter((one) => one !== "");
    },
  };
}

/** `REF:./PATH`, as git names an object. Undefined for what is a path. */
function objectNamed(path: string): string | undefined {
  const [, ref, inRef] = NAME.exec(path) ?? [];
  if (ref === undefined || inRef === undefined) return undefined;
  // An option of git's is no ref.
  if (ref.startsWith("-")) throw new Error(`${ref} is no ref of git`);
  const relative = withoutTrailing(inRef, "/");
  return `${ref}:${relative.startsWith("/") ? relative.slice(1) : `./${relative}`}`;
}

function git(args: readonly string[]): string {
  return textOf(bytesFrom(args));
}

function bytesFrom(args: readonly string[]): Buffer {
  try {
    return execFileSync("git", ["--literal-pathspecs", "--no-replace-objects", ...args], {
      maxBuffer: MOST_TEXT_BYTES,
      stdio: ["ignore", "pipe", "pipe"],
    });
  } catch (cause) {
    throw new Error(reasonOf(cause), { cause });
  }
}

function reasonOf(cause: unknown): string {
  const { code, stderr } = cause as NodeJS.ErrnoException & { readonly stderr?: Buffer };
  if (code === "ENOENT") return "git is not installed";
  const said =
    (stderr ?? "")
      .toString()
      .split("\n")[0]
      ?.replace(/^fatal: /, "") ?? "";
  if (/not a git repository/i.test(said)) return "the current folder is in no git repository";
  if (/exists on disk, but not in|does not exist in|^path .* not in/i.test(said))
    return `there is no such file in that commit (--base none says that there was nothing): ${said}`;
  return `git can't read it (was the branch fetched? CI fetches one commit alone, unless told otherwise): ${said}`;
}
