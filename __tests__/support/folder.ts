/** Gives a test a folder of its own on the real disk. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export interface Folder {
  readonly path: (...names: readonly string[]) => string;
  /** Text as it stands, anything else as JSON. Returns the path. */
  readonly write: (name: string, content: unknown) => string;
}

/** Call it in a describe block: the folder is there for each test, and gone after the last. */
export function folder(): Folder {
  let root = "";
  beforeAll(() => void (root = mkdtempSync(join(tmpdir(), "xenplan-test-"))));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const path = (...names: readonly string[]): string => join(root, ...names);
  return {
    path,
    write(name, content) {
      const file = path(name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
      return file;
    },
  };
}
