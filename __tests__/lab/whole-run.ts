/**
 * Owns one run of the lab: builds what is not built yet, runs the lab's tests, and sees that nothing is left of them. Its arguments are Jest's; before
 * them, --long asks for the tests that take long in place of the others.
 * run.ts starts it, and ends it with all that it started.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { goldens } from "./golden";
import { leftovers } from "./leftovers";
import { timed, until } from "./timing";

const ROOT = join(__dirname, "../..");

/** The exit status of a program of Node's, null where a signal ended it. */
async function ended(...args: readonly string[]): Promise<number | null> {
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "inherit", "inherit"] });
  return new Promise((resolve, reject) => void child.on("error", reject).on("close", resolve));
}

// Who started this run holds its standard input: with them, the run ends, and whatever it has started.
process.stdin
  .on("end", () => process.kill(0, "SIGKILL"))
  .resume()
  .unref();

async function main(): Promise<number> {
  return timed("all", async () => {
    // What somebody else's run left is not ours to answer for.
    const before = new Set(leftovers());
    const ours = (): string[] => leftovers().filter((one) => !before.has(one));
    await goldens();
    const jest = join(ROOT, "node_modules/jest/bin/jest.js");
    const [first, ...others] = process.argv.slice(2);
    const [config, args] =
      first === "--long" ? ["jest.lab-long.config.js", others] : ["jest.lab.config.js", process.argv.slice(2)];
    const status = await timed("tests", () => ended(jest, "-c", join(ROOT, config), ...args));
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
