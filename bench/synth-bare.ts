/** Measures one synth of the same resources in bare cdktf, and prints its milliseconds: the floor of `synth-xenplan.ts`. */
import { performance } from "node:perf_hooks";
import { NullProvider } from "@cdktf/provider-null/lib/provider";
import { Resource } from "@cdktf/provider-null/lib/resource";
import { App, TerraformStack } from "cdktf";
import { generateResources } from "./fleet";

const resources = generateResources(Number(process.argv[2]));
const start = performance.now();
const app = new App({ outdir: "bare.out" });
const stack = new TerraformStack(app, "bench");
new NullProvider(stack, "null");
for (const { name, triggers } of resources) new Resource(stack, name, { triggers: triggers as Record<string, string> });
app.synth();
process.stdout.write(`${performance.now() - start}\n`);
