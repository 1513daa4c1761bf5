/** The good example, run by `npm start`: judged, synthesized and emitted. */
import { relative } from "node:path";
import { XenApp } from "../../constructs";
import { TwoHosts } from "./fleet";

const app = new XenApp();
new TwoHosts(app, "two-hosts");
app.synth();

const outdir = relative(process.cwd(), app.outdir) || ".";
console.log(`Judged by ${app.judge().policies} policies, and written to ${outdir}:`);
for (const path of ["stacks/two-hosts/cdk.tf.json", ...app.artefacts]) console.log(`  ${outdir}/${path}`);
