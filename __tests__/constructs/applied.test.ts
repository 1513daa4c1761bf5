import { readdirSync, readFileSync } from "node:fs";
import { TerraformStack } from "cdktf";
import { RejectedFleet, Size, VolumeGroup, XenApp, XenHost } from "../../constructs";
import { folder } from "../support/folder";
import { declareClean } from "./fleets";

const scratch = folder();
const HOST = { xen: { release: "4.17.5" }, memory: Size.gibibytes(8), dom0: { memory: Size.gibibytes(2) } };
const proposalsOf = (outdir: string, stack: string): readonly string[] =>
  readdirSync(scratch.path(outdir, "stacks", stack)).filter((file) => file.startsWith("proposed-"));

describe("the applied fleet", () => {
  it("is proposed in each stack with hosts, of its hosts alone, and waits for everything in it", () => {
    const app = new XenApp({ outdir: scratch.path("two"), report: () => undefined });
    declareClean(new TerraformStack(app, "one"));
    new XenHost(new TerraformStack(app, "two"), "beta", HOST);
    new TerraformStack(app, "without-hosts");
    app.synth();
    const hostsOf = (stack: string): unknown =>
      (
        JSON.parse(readFileSync(scratch.path("two/stacks", stack, proposalsOf("two", stack)[0]!), "utf8")) as {
          hosts: { name: string }[];
        }
      ).hosts.map(({ name }) => name);
    expect([hostsOf("one"), hostsOf("two"), proposalsOf("two", "without-hosts")]).toEqual([["alpha"], ["beta"], []]);
    const { resource } = JSON.parse(readFileSync(scratch.path("two/stacks/one/cdk.tf.json"), "utf8")) as {
      resource: { null_resource: Record<string, { depends_on?: string[] }> };
    };
    const { "xenplan-applied": applied, ...others } = resource.null_resource;
    expect(applied?.depends_on?.toSorted()).toEqual(
      Object.keys(others)
        .map((name) => `null_resource.${name}`)
        .sort(),
    );
  });

  it("is told of no host whose things are declared in several stacks", () => {
    const reports: string[] = [];
    const app = new XenApp({ outdir: scratch.path("split"), report: (text) => reports.push(text) });
    const host = new XenHost(new TerraformStack(app, "hosts"), "beta", HOST);
    new VolumeGroup(new TerraformStack(app, "storage"), "vg0", { host, size: Size.gibibytes(1) });
    app.synth();
    expect([proposalsOf("split", "hosts"), proposalsOf("split", "storage")]).toEqual([[], []]);
    expect(reports.join()).toContain("no applied file will tell of the host beta");
  });

  it("is one proposal, gone with a synth that is rejected", () => {
    const synth = (memory: Size): void => {
      const app = new XenApp({ outdir: scratch.path("again"), report: () => undefined });
      declareClean(new TerraformStack(app, "one"), { memory });
      app.synth();
    };
    synth(Size.gibibytes(2));
    const before = proposalsOf("again", "one");
    synth(Size.gibibytes(3));
    const after = proposalsOf("again", "one");
    synth(Size.gibibytes(3));
    expect([before.length, after.length, proposalsOf("again", "one")]).toEqual([1, 1, after]);
    expect(after).not.toEqual(before);
    expect(() => synth(Size.tebibytes(2))).toThrow(RejectedFleet);
    expect(proposalsOf("again", "one")).toEqual([]);
  });

  it("can be left out", () => {
    const app = new XenApp({ outdir: scratch.path("without"), applied: false, report: () => undefined });
    declareClean(new TerraformStack(app, "one"));
    app.synth();
    expect(readFileSync(scratch.path("without/stacks/one/cdk.tf.json"), "utf8")).not.toContain("xenplan-applied");
  });
});
