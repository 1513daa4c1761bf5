/** Gives a test a folder of its own on the real disk. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Call it in a describe block: the folder is there for each test, and gone after the last. */
export function folder(): { path(...names: readonly string[]): string; write(name: string, content: unknown): string } {
  let root = "";
  beforeAll(() => void (root = mkdtempSync(join(tmpdir(), "xenplan-test-"))));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const path = (...names: readonly string[]): string => join(root, ...names);
  return {
    path,
    /** Text as it stands, anything else as JSON. */
    write(name, content) {
      const file = path(name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
      return file;
    },
  };
}
