import { readFileSync } from "node:fs";
import { join } from "node:path";
import { policies } from "../../policies";
import { folder } from "../support/folder";
import { xenplan } from "../support/run";

const readme = readFileSync(join(__dirname, "../../README.md"), "utf8");

describe("the README", () => {
  const scratch = folder();

  it("shows a fleet file that passes every policy, as it stands and as its own base", async () => {
    const [, yaml = ""] = /```yaml\n(schemaVersion[\s\S]*?)```/.exec(readme) ?? [];
    const file = scratch.write("fleet.yaml", yaml);
    expect(await xenplan(["check", file, "--base", file], { policies })).toMatchObject({
      exit: 0,
      stdout: expect.stringContaining("nothing found"),
    });
  });

  it("shows what files that somebody has already are told", async () => {
    const [, shown = ""] = /check examples\/etc-xen; echo \$\?\n([\s\S]*?)```/.exec(readme) ?? [];
    const { exit, stdout, stderr } = await xenplan(["check", "examples/etc-xen"], { policies });
    expect(`${stderr}${stdout}${exit}\n`).toBe(shown);
  });

  it("shows a waiver that the command takes", async () => {
    const [, yaml = ""] = /```yaml\n(- policy[\s\S]*?)```/.exec(readme) ?? [];
    const [, fleet = ""] = /```yaml\n(schemaVersion[\s\S]*?)```/.exec(readme) ?? [];
    const ran = await xenplan(
      ["check", scratch.write("fleet.yaml", fleet), "--waivers", scratch.write("waivers.yaml", yaml)],
      { policies },
    );
    expect(ran).toMatchObject({ exit: 0, stderr: expect.stringContaining("a waiver matches nothing") });
  });
});
