/** Owns the comparison with files under version control that hold expected output, and their rewriting by hand (`npm run golden`). */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inCi } from "./ci";

const root = join(__dirname, "..");

/**
 * Expects `content` to equal the golden byte for byte.
 * With UPDATE_GOLDENS=1 the golden is rewritten instead, and the change is for a person to read in the diff; CI refuses to do that.
 *
 * @param relativePath below `__tests__`, e.g. "emit/goldens/pv.cfg".
 */
export function expectGolden(relativePath: string, content: string): void {
  const path = join(root, relativePath);
  if (process.env["UPDATE_GOLDENS"] === "1") {
    if (inCi()) throw new Error("goldens are rewritten by a person, who reads the difference: never in CI");
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return;
  }
  if (!existsSync(path)) throw new Error(`__tests__/${relativePath} doesn't exist: "npm run golden" writes it`);
  expect(content).toBe(readFileSync(path, "utf8"));
}
