import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RejectedFleet, XenApp } from "../../constructs";
import { Rejected } from "../../examples/rejected/fleet";
import { evaluate } from "../../lib/policy/evaluate";
import type { Finding } from "../../lib/policy/finding";
import { readInputs } from "../../lib/read/read";
import { policies } from "../../policies";
import { folder } from "../support/folder";
import { xenplan } from "../support/run";

const root = join(__dirname, "../..");
const fixture = (name: string): string => join(__dirname, "fixtures", `${name}.plan.json`);
const rejectedPlan = join(root, "examples/rejected/plan.json");

function findingsOf(file: string): readonly Finding[] {
  const { change } = readInputs([{ name: file, files: [{ path: file, text: readFileSync(file, "utf8") }] }]);
  return evaluate(change, policies).findings;
}

/** Captured by scripts/capture-plans.ts. */
describe("plans captured from the real Terraform and OpenTofu", () => {
  it.each([
    ["two-hosts-grown", 1, ["volume-grow-has-planned-reboot"]],
    ["two-hosts-grown-with-reboot", 0, []],
    ["memory-unknown-until-apply", 1, ["domu-memory-within-limit", "host-memory-holds-domus"]],
  ])("%s exits %i and finds %j", async (name, exit, found) => {
    expect(await xenplan(["check", fixture(name)], { policies })).toMatchObject({ exit });
    expect(findingsOf(fixture(name)).map(({ policy }) => policy)).toEqual(found);
  });

  it.each(
    ["terraform", "opentofu"].flatMap((by): [name: string, exit: number, says: RegExp][] => [
      [`small-first.${by}`, 0, /nothing found/],
      [`small-shrunk.${by}`, 1, /vg0\/root on alpha: it would shrink/],
      [`small-moved.${by}`, 1, /vg0\/root on renamed: it would shrink/],
      [`small-counted.${by}`, 1, /vg0\/root on alpha: it would shrink/],
      [
        `small-target.${by}`,
        3,
        by === "terraform" ? /the plan is marked incomplete/ : /the plan leaves out null_resource/,
      ],
      [`small-deposed.${by}`, 0, /null_resource\.root: its deposed object 00000001 is left out/],
      ...(by === "opentofu" ? [[`small-exclude.${by}`, 3, /the plan leaves out null_resource\.root/] as never] : []),
    ]),
  )("%s exits %i and says %s", async (name, exit, says) => {
    const ran = await xenplan(["check", fixture(name)], { policies });
    expect(ran.exit).toBe(exit);
    expect(`${ran.stdout}${ran.stderr}`).toMatch(says);
  });

  it("are refused with -target by the configuration and the state too, where the plan does not say complete", async () => {
    const { complete: _, ...plan } = JSON.parse(readFileSync(fixture("small-target.terraform"), "utf8")) as Record<
      string,
      unknown
    >;
    const { exit, stderr } = await xenplan(["check", "-"], { policies, stdin: JSON.stringify(plan) });
    expect({ exit, stderr }).toEqual({
      exit: 3,
      stderr: expect.stringContaining("the plan leaves out null_resource.alpha and 2 more"),
    });
  });

  it("tell an unknown value as undecided, though this provider calls the whole map unknown", () => {
    expect(readFileSync(fixture("memory-unknown-until-apply"), "utf8")).toMatch(
      /"after_unknown": \{\s*"id": true,\s*"triggers": true/,
    );
    expect(findingsOf(fixture("memory-unknown-until-apply")).map(({ result }) => result)).toEqual([
      "undecided",
      "undecided",
    ]);
  });
});

describe("the good example", () => {
  it("passes as a folder, whose plan.json is its input", async () => {
    expect(await xenplan(["check", join(root, "examples/two-hosts")], { policies })).toMatchObject({ exit: 0 });
  });
});

describe("the rejected example", () => {
  const outdir = folder();

  it("breaks all five families at once, each with its sources", async () => {
    const { exit, stdout } = await xenplan(["check", rejectedPlan, "-f", "json"], { policies });
    expect(exit).toBe(1);
    const { findings } = JSON.parse(stdout) as {
      findings: readonly { readonly policy: string; readonly sources: readonly unknown[] }[];
    };
    expect(findings.map(({ policy }) => policy).sort()).toEqual([
      "hvm-disk-within-bios-reach",
      "netloop-buffers-dom0-traffic",
      "pv-word-size-matches-hypervisor",
      "vifs-fit-grant-frames",
      "volume-grow-has-planned-reboot",
    ]);
    expect(findings.filter(({ sources }) => sources.length === 0)).toEqual([]);
  });

  it("is rejected by its own program for the same reasons as its captured plan", () => {
    const app = new XenApp({
      outdir: outdir.path("cdktf.out"),
      base: join(root, "examples/rejected/before/fleet.json"),
    });
    new Rejected(app, "rejected");
    let rejection: unknown;
    try {
      app.synth();
    } catch (error) {
      rejection = error;
    }
    expect(rejection).toBeInstanceOf(RejectedFleet);
    const findings = (rejection as RejectedFleet).judgement.findings;
    expect(findings.every(({ location }) => location?.file === "examples/rejected/fleet.ts")).toBe(true);
    const withoutLocation = (of: unknown): unknown =>
      JSON.parse(JSON.stringify(of, (key, value: unknown) => (key === "location" ? undefined : value)));
    expect(withoutLocation(findings)).toEqual(withoutLocation(findingsOf(rejectedPlan)));
  });
});
