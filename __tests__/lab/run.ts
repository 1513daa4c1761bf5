/**
 * Owns `npm run lab`: builds what is not built yet, runs the lab's tests, and sees that nothing is left of them. What follows `--` goes to
 * Jest: `npm run lab -- grow`.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { goldens } from "./golden";
import { leftovers } from "./leftovers";
import { timed, until } from "./timing";

const ROOT = join(__dirname, "../..");

async function main(): Promise<number> {
  return timed("all", async () => {
    // What somebody else's run left is not ours to answer for.
    const before = new Set(leftovers());
    const ours = (): string[] => leftovers().filter((one) => !before.has(one));
    await goldens();
    const jest = join(ROOT, "node_modules/jest/bin/jest.js");
    const { status } = await timed("tests", () =>
      Promise.resolve(
        spawnSync(process.execPath, [jest, "-c", join(ROOT, "jest.lab.config.js"), ...process.argv.slice(2)], {
          cwd: ROOT,
          stdio: "inherit",
        }),
      ),
    );
    // What a test did not stop is on its way out now.
    const left = await until("all labs to end", 10, () => Promise.resolve(ours().length === 0 ? [] : undefined)).catch(
      ours,
    );
    if (left.length > 0) process.stderr.write(`lab: left behind: ${left.join(", ")}\n`);
    return left.length > 0 ? 1 : (status ?? 1);
  });
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
