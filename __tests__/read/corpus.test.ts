/** Plans that other people published: data outside the repository, read where it is. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { xenplan } from "../support/run";

const corpus = process.env["XENPLAN_CORPUS"] ?? join(__dirname, "../../../shared/corpus");
const plans = join(corpus, "plans");
const present = existsSync(plans);
if (!present) process.stderr.write("skipped: no corpus of plans here (XENPLAN_CORPUS names the folder)\n");

(present ? describe : describe.skip)("a plan that other people published", () => {
  const names = present
    ? readdirSync(plans)
        .filter((name) => name.endsWith(".json"))
        .sort()
    : [];

  it.each(names)("is refused with a reason, and never as a bug of ours: %s", async (name) => {
    const { exit, stdout, stderr } = await xenplan(["check", join(plans, name)]);
    expect({ exit, stdout }).toEqual({ exit: 3, stdout: "" });
    expect(stderr).toMatch(/nothing to judge|and this program reads 1\.x|is not JSON: line \d+, column \d+/);
  });
});
