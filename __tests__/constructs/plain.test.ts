import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NullProvider } from "@cdktf/provider-null/lib/provider";
import { Resource } from "@cdktf/provider-null/lib/resource";
import { App, TerraformStack } from "cdktf";
import { XenApp } from "../../constructs";
import { folder } from "../support/folder";
import { declareClean } from "./fleets";

type Stack = { resource: { null_resource: Record<string, { triggers: Record<string, string> }> } };

describe("triggers that are handed over without a search for tokens", () => {
  const scratch = folder();

  function synthesized(name: string, app: App): Stack {
    app.synth();
    return JSON.parse(readFileSync(join(scratch.path(name), "stacks/fleet/cdk.tf.json"), "utf8")) as Stack;
  }

  it("come out as the framework makes them of plain strings", () => {
    const ours = new XenApp({ outdir: scratch.path("ours"), emit: false, report: () => undefined });
    declareClean(new TerraformStack(ours, "fleet"));
    const { null_resource: expected } = synthesized("ours", ours).resource;

    const bare = new App({ outdir: scratch.path("bare") });
    const stack = new TerraformStack(bare, "fleet");
    new NullProvider(stack, "null");
    for (const [name, { triggers }] of Object.entries(expected))
      new Resource(stack, name, { triggers }).overrideLogicalId(name);
    const { null_resource: actual } = synthesized("bare", bare).resource;

    const triggersOf = (resources: Stack["resource"]["null_resource"]) =>
      Object.fromEntries(Object.entries(resources).map(([name, { triggers }]) => [name, triggers]));
    expect(Object.keys(expected).length).toBeGreaterThan(3);
    expect(triggersOf(actual)).toEqual(triggersOf(expected));
  });
});
