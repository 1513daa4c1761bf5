/** Gives a run of the tests a folder of its own for everything temporary, other people's libraries' included. */
import { mkdtempSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export default function setup(): void {
  // The workers, and what they start, inherit it.
  process.env["TMPDIR"] = mkdtempSync(join(realpathSync(tmpdir()), "xenplan-tests-"));
}
