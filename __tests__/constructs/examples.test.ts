import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { XenApp } from "../../constructs";
import { TwoHosts } from "../../examples/two-hosts/fleet";
import { Size } from "../../lib/units/size";
import { folder } from "../support/folder";

const root = join(__dirname, "../..");
const before = join(root, "examples/two-hosts/before/fleet.json");
const scratch = folder();

function synth(name: string, changes: ConstructorParameters<typeof TwoHosts>[2]): XenApp {
  const app = new XenApp({ outdir: scratch.path(name), base: before, report: () => undefined });
  new TwoHosts(app, "two-hosts", changes);
  app.synth();
  return app;
}

describe("the example of two hosts", () => {
  it("starts from what its base says was applied", () => {
    const app = synth("same", {});
    expect(readFileSync(join(app.outdir, "xenplan/fleet.json"), "utf8")).toBe(readFileSync(before, "utf8"));
    expect(app.artefacts.filter((path) => path.includes("runbooks"))).toEqual([]);
    expect(app.judge().notJudged).toEqual([]);
  });

  it("is rejected when a volume grows without a planned reboot, and gets a runbook with one", () => {
    expect(() => synth("grown", { mailData: Size.gibibytes(120) })).toThrow(
      /vg0\/mail-data.*grows from 80GiB to 120GiB, and it has no planned reboot/,
    );
    const app = synth("planned", { mailData: Size.gibibytes(120), rebootMail: true });
    expect(app.artefacts.filter((path) => path.includes("runbooks"))).toEqual([
      "xenplan/beta/runbooks/grow-vg0-mail-data.md",
      "xenplan/beta/runbooks/grow-vg0-mail-data.sh",
    ]);
  });

  it("is what npm start runs", () => {
    const cwd = scratch.path();
    const printed = execFileSync(
      process.execPath,
      ["--import", require.resolve("tsx"), join(root, "examples/two-hosts/main.ts")],
      { cwd, encoding: "utf8" },
    );
    expect(printed).toMatch(
      /^Judged by \d+ policies, and written to cdktf\.out:\n {2}cdktf\.out\/stacks\/two-hosts\/cdk\.tf\.json\n/,
    );
  });
});

describe("the rejected example", () => {
  it("writes nothing, and names the line that declared each thing", () => {
    const cwd = scratch.path("rejected");
    mkdirSync(cwd);
    const { status, stderr } = spawnSync(
      process.execPath,
      ["--import", require.resolve("tsx"), join(root, "examples/rejected/main.ts")],
      { cwd, encoding: "utf8" },
    );
    expect(status).not.toBe(0);
    expect(stderr).toContain("the fleet is rejected, and nothing was written");
    expect(execFileSync("find", [cwd, "-type", "f"], { encoding: "utf8" })).toBe("");
  });
});
