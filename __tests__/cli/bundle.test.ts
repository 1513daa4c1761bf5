import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { sampleFleet } from "../../lib/model/sample";
import { folder } from "../support/folder";

const root = join(__dirname, "../..");
const scratch = folder();

interface Ran {
  readonly status: number | null;
  readonly text: string;
}

/** Runs what is published: everything in one file, without a node_modules beside it. */
function bundled(...argv: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [scratch.path("xenplan.js"), ...argv], {
    cwd: scratch.path(),
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  return { status, text: `${stdout}${stderr}` };
}

beforeAll(() => {
  const { status, stderr } = spawnSync(
    "npm",
    ["run", "--silent", "bundle", "--", `--outfile=${scratch.path("xenplan.js")}`],
    { cwd: root, encoding: "utf8" },
  );
  if (status !== 0) throw new Error(stderr);
});

describe("the command as it is published, in one file:", () => {
  it("prints its help", () => expect(bundled("--help")).toMatchObject({ status: 0 }));

  it.each([
    ["YAML", "bad.yaml"],
    ["JSON", "bad.json"],
  ])("points at the line and column of a finding in %s", (_, name) => {
    const fleet = sampleFleet() as unknown as { hosts: { domUs: { vcpus: number }[] }[] };
    fleet.hosts[0]!.domUs[0]!.vcpus = 100_000;
    // JSON is YAML.
    scratch.write(name, JSON.stringify(fleet, undefined, 2));
    const { status, text } = bundled("check", name);
    expect(status).toBe(1);
    expect(text).toMatch(new RegExp(`domUs\\.web\\.vcpus \\(${name}:\\d+:\\d+\\)`));
  });

  it("emits, with a runbook, reads a plan, and diagnoses", () => {
    const fleet = scratch.write("fleet.json", sampleFleet());
    expect(bundled("emit", fleet, "-o", "out")).toMatchObject({ status: 0 });
    expect(bundled("emit", fleet, "--base", "out", "-o", "out")).toMatchObject({ status: 0 });
    expect(bundled("check", join(root, "__tests__/terraform/fixtures/two-hosts-grown.plan.json")).text).toMatch(
      /policies judged/,
    );
    expect(
      bundled("diagnose", "Error: Device 0 (vif) could not be connected. Hotplug scripts not working.").text,
    ).toMatch(/line read/);
    for (const format of ["json", "sarif", "github"])
      expect(bundled("check", fleet, "-f", format)).toMatchObject({ status: 0 });
  });
});
